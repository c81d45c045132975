"""The pages for what went wrong, asked of a small site that goes wrong in every way."""

import pytest
from django import db
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from accounts.models.lifecycle import StaleError, StateError
from gigs.models import Gig
from marketplace.lib.errors import GoneError, TooOftenError

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]

FAULTS = {
    "state": lambda: StateError(Gig(status="closed"), "publish"),
    "stale": lambda: StaleError(Gig()),
    "gone": lambda: GoneError("This account was closed."),
    "often": lambda: TooOftenError(90),
    "away": lambda: db.OperationalError("could not connect"),
    "lost": lambda: db.InterfaceError("connection already closed"),
    "range": lambda: db.DataError("integer out of range"),
    "nul": lambda: ValueError("A string literal cannot contain NUL (0x00) characters."),
    "denied": lambda: PermissionDenied(),
    "bug": lambda: ZeroDivisionError(),
}


@login_not_required
def fail(request: HttpRequest, fault: str):
    raise FAULTS[fault]()


def private(request: HttpRequest) -> HttpResponse:
    return HttpResponse(request.user.email)


urlpatterns = [
    path("fail/<fault>/", fail),
    path("api/v1/fail/<fault>/", fail),
    path("private/", private),
    path("accounts/", include("allauth.urls")),
]
handler400 = "marketplace.errors.bad_request"
handler403 = "marketplace.errors.forbidden"
handler404 = "marketplace.errors.not_found"
handler500 = "marketplace.errors.broken"


@pytest.fixture
def visitor(client):
    client.raise_request_exception = False
    return client


@pytest.mark.parametrize(
    ("fault", "status", "words"),
    [
        ("state", 409, "so you cannot publish it"),
        ("stale", 409, "while you were writing"),
        ("gone", 410, "This account was closed."),
        ("often", 429, "too often"),
        ("away", 503, "Back in a moment"),
        ("lost", 503, "Back in a moment"),
        ("range", 400, "cannot read this request"),
        ("nul", 400, "cannot read this request"),
        ("denied", 403, "Not with this account"),
        ("bug", 500, "We broke something"),
    ],
)
def test_each_fault_has_its_page(visitor, fault, status, words):
    answer = visitor.get(f"/fail/{fault}/")

    assert answer.status_code == status
    assert words in answer.content.decode()
    assert answer["Content-Security-Policy"]


@pytest.mark.parametrize("fault", ["state", "away", "denied"])
def test_what_was_typed_is_shown(visitor, fault):
    answer = visitor.post(f"/fail/{fault}/", {"reason": "Forty words of mine.", "password": "secret"})
    page = answer.content.decode()
    assert answer.status_code in {409, 503, 403}
    assert "Forty words of mine." in page and "secret" not in page


@pytest.mark.parametrize(("fault", "status"), [("state", 409), ("away", 503), ("denied", 403)])
def test_a_form_too_large_to_be_read_is_refused_as_any_other(visitor, fault, status):
    answer = visitor.generic("POST", f"/fail/{fault}/", "&" * 5_000, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == status


@pytest.mark.parametrize(("fault", "status"), [("gone", 410), ("away", 503), ("range", 400), ("bug", 500)])
def test_the_api_gets_json(visitor, fault, status):
    answer = visitor.get(f"/api/v1/fail/{fault}/")

    assert answer.status_code == status
    assert list(answer.json()) == ["errors"]


@pytest.mark.parametrize(("fault", "seconds"), [("often", "90"), ("away", "5")])
def test_it_says_when_to_come_back(visitor, fault, seconds):
    assert visitor.get(f"/fail/{fault}/")["Retry-After"] == seconds


def test_a_conflict_shows_what_was_typed_but_no_password(visitor):
    typed = {"description": "Two hours <of> work", "password1": "correct horse", "next": "/x/"}
    typed |= {"key": "random-of-the-form", "waiting": "change.3", "account_version": "41"}
    page = visitor.post("/fail/stale/", typed).content.decode()

    assert "Two hours &lt;of&gt; work</textarea>" in page
    assert "correct horse" not in page
    assert "random-of-the-form" not in page and "change.3" not in page and "Account version" not in page


def test_a_conflict_leads_back_to_the_page_of_the_form(visitor):
    page = visitor.post("/fail/stale/", headers={"referer": "http://testserver/gigs/new/?step=2"}).content.decode()

    assert 'href="/gigs/new/?step=2"' in page


@pytest.mark.parametrize(
    "referrer", ["https://elsewhere.example/x/", "http://testserver//elsewhere.example", "rubbish"]
)
def test_a_conflict_never_leads_elsewhere(visitor, referrer):
    page = visitor.post("/fail/stale/", headers={"referer": referrer}).content.decode()

    assert "elsewhere" not in page
    assert "rubbish" not in page


def test_an_unknown_address_offers_a_search(visitor):
    answer = visitor.get("/nothing-here/")

    assert answer.status_code == 404
    assert b'type="search"' in answer.content


def test_the_address_is_shown_inertly(visitor):
    page = visitor.get("/<script>alert(1)</script>/").content.decode()

    assert "<script>alert" not in page


@pytest.mark.parametrize("fault", ["away", "bug", "range"])
def test_the_plain_pages_ask_nothing_of_the_database(visitor, fault, django_assert_num_queries):
    with django_assert_num_queries(0):
        visitor.get(f"/fail/{fault}/")


def test_a_page_says_its_request_number(visitor):
    answer = visitor.get("/fail/bug/")

    assert answer["X-Request-ID"] in answer.content.decode()


def test_a_database_that_is_away_before_the_view_is_a_503_as_well(visitor, monkeypatch):
    def refuse(*args):
        raise db.OperationalError("could not connect")

    monkeypatch.setattr(db.backends.base.base.BaseDatabaseWrapper, "ensure_connection", refuse)
    monkeypatch.setattr(db.connection, "cursor", refuse)
    visitor.cookies["sessionid"] = "a" * 32

    assert visitor.get("/private/").status_code == 503


@pytest.mark.parametrize(("fault", "mails"), [("bug", 1), ("nul", 0), ("state", 0), ("denied", 0)])
def test_what_we_broke_is_a_mail_to_those_who_run_the_site(visitor, settings, mailoutbox, fault, mails):
    settings.ADMINS = [("Root", "root@gigs.example")]
    visitor.get(f"/fail/{fault}/")
    assert [mail.to for mail in mailoutbox] == [["root@gigs.example"]] * mails
