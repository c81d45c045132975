"""Reporting something, with and without an account, and following it."""

import re

import pytest
from django.urls import reverse

from marketplace.lib.errors import GoneError
from marketplace.lib.tasks.models import QueuedTask
from moderation.models import Case, Report
from tests.factories import make_gig, make_user

from .factories import WORDS, case_of, make_article, make_report, make_waiting_gig, rule

GOOD = {"category": "unpaid_work", "explanation": WORDS, "good_faith": "on"}
STRANGER = {"name": "Noor", "email": "noor@example.com"}


def send(client, about, **data):
    return client.post(f"{reverse('moderation:report_new')}?about={about.get_absolute_url()}", data)


def test_somebody_without_an_account_reports_and_follows_by_code(client, gig, margaret):
    response = send(client, gig, **GOOD, **STRANGER)
    address = response["Location"]
    assert re.fullmatch(r"/report/[2-9a-z]{16}/", address)
    assert "We have your report" in client.get(address).content.decode()

    case_of(gig).decide(margaret, ["remove"], "That is work without pay.", clause=rule("2.2"))
    page = client.get(address).content.decode()
    assert "We agreed and did something" in page
    assert "No unpaid work" in page


def test_the_answer_and_the_code_are_mailed_to_a_stranger(client, gig, margaret):
    send(client, gig, **GOOD, **STRANGER)
    case_of(gig).decide(margaret, ["no_violation"], "The week is paid, it says so below.")
    mails = QueuedTask.objects.filter(name="accounts.tasks.send_mail")
    assert [task.args[4] for task in mails] == [["noor@example.com"]] * 2
    assert all(Report.objects.get().code in task.args[2] for task in mails)


def test_a_member_is_told_in_the_app(client, gig, grace, margaret):
    client.force_login(grace)
    send(client, gig, **GOOD)
    case_of(gig).decide(margaret, ["no_violation"], "The week is paid, it says so below.")
    kinds = [notification.kind for notification in grace.notifications.all()]
    assert kinds == ["report_decided", "report_received"]


def test_it_keeps_what_was_there(client, gig, grace):
    client.force_login(grace)
    send(client, gig, **GOOD)
    report = Report.objects.get()
    assert report.evidence["description"] == gig.description
    assert len(report.evidence_hash) == 64
    assert report.about_version == gig.version


def test_reports_on_one_gig_share_a_case(gig, grace, linus):
    first, second = make_report(gig, grace), make_report(gig, linus)
    assert first.case == second.case
    assert Case.objects.get().score > 3


def test_what_was_deleted_meanwhile_is_gone_and_no_report_is_left(gig):
    gig.pk += 1_000  # read a moment ago, and no row by now
    with pytest.raises(GoneError):
        make_report(gig)
    assert not Report.objects.exists() and not Case.objects.exists()


def test_who_writes_again_without_an_account_weighs_no_more(gig, grace):
    for number in range(5):
        make_report(gig, email="noor@example.com", explanation=f"{WORDS} Number {number}.")
    alone = Case.objects.get().score
    make_report(gig, email="NOOR@example.com", explanation=f"{WORDS} Once more.")
    assert Case.objects.get().score == alone
    make_report(gig, email="linn@example.com")
    assert Case.objects.get().score > alone


def test_the_same_person_reports_a_gig_once(client, gig, grace):
    client.force_login(grace)
    assert send(client, gig, **GOOD)["Location"] == send(client, gig, **GOOD)["Location"]
    assert Report.objects.count() == 1


@pytest.mark.parametrize(
    ("summary", "words"), [({}, "Rule 2.2: No unpaid work"), ({"public_summary": "A free week."}, "A free week.")]
)
def test_the_answer_names_the_rule_or_says_it_without_names(client, gig, margaret, summary, words):
    report = make_report(gig)
    case_of(gig).decide(margaret, ["remove"], "That is work without pay.", clause=rule("2.2"), **summary)
    assert words in client.get(report.get_absolute_url()).content.decode()
    report.refresh_from_db()
    assert words in report.answer
    assert words in client.get(reverse("moderation:log")).content.decode()


def test_what_is_against_the_law_comes_first(gig):
    report = make_report(gig, category="illegal", is_illegal=True)
    assert report.case.priority == 1


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"category": ""}, "category"),
        ({"category": "impersonation"}, "category"),
        ({"category": "\x00"}, "category"),
        ({"explanation": "Bad."}, "explanation"),
        ({"explanation": " " * 50}, "explanation"),
        ({"explanation": "x" * 2001}, "explanation"),
        ({"explanation": "x" * 30 + "\x00"}, "explanation"),
        ({"good_faith": ""}, "good_faith"),
        ({"name": ""}, "name"),
        ({"email": ""}, "email"),
        ({"email": "nobody"}, "email"),
        ({"email": "a@example.com\nBcc: b@example.com"}, "email"),
        ({"legal_ground": "x" * 301}, "legal_ground"),
    ],
)
def test_a_report_that_lacks_something_says_what(client, gig, changed, field):
    response = send(client, gig, **GOOD | STRANGER | changed)
    assert response.status_code == 422
    assert field in response.context["form"].errors
    assert not Report.objects.exists()


@pytest.mark.parametrize(
    "about",
    [
        "/gigs/",
        "/gigs/2222x2222/no-such-gig/",
        "/nowhere/",
        "http://[",
        "javascript:alert(1)",
        "x" * 5000,
        "//evil.example/",
    ],
)
def test_what_cannot_be_reported_is_not_found(client, db, about):
    response = client.get(reverse("moderation:report_new"), {"about": about})
    assert response.status_code == 404
    assert "What do you want to report?" in response.content.decode()


def test_a_gig_in_review_cannot_be_reported_by_strangers(client, ada):
    waiting = make_waiting_gig(owner=ada)
    assert send(client, waiting, **GOOD, **STRANGER).status_code == 404


def test_without_an_address_it_asks_for_one(client, db):
    assert client.get(reverse("moderation:report_new")).status_code == 200


def test_a_whole_address_with_our_host_works(client, gig):
    response = client.get(reverse("moderation:report_new"), {"about": f"http://localhost{gig.get_absolute_url()}?x=1"})
    assert response.status_code == 200


@pytest.mark.parametrize("code", ["2222222222222222", "x", "2" * 200])
def test_a_code_that_never_was_is_not_found(client, db, code):
    assert client.get(f"/report/{code}/").status_code == 404


def test_the_reported_never_see_who_reported(client, gig, ada, margaret):
    make_report(gig)
    case_of(gig).decide(margaret, ["remove"], "That is work without pay.", clause=rule())
    client.force_login(ada)
    page = client.get(ada.notifications.get().url).content.decode()
    assert "Noor" not in page
    assert "noor@example.com" not in page


def test_the_reporter_never_sees_the_statement_of_reasons(client, gig, grace, margaret):
    make_report(gig, grace)
    decision = case_of(gig).decide(margaret, ["remove"], "That is work without pay.", clause=rule())
    client.force_login(grace)
    assert client.get(decision.get_absolute_url()).status_code == 404


def test_after_ten_reports_in_an_hour_a_sender_waits(client, db):
    for _ in range(10):
        assert send(client, make_gig(), **GOOD, **STRANGER).status_code == 302
    if not (response := send(client, make_gig(), **GOOD, **STRANGER)).has_header("Retry-After"):
        pytest.fail("the eleventh report went through")
    assert response.status_code == 429
    assert Report.objects.count() == 10


def test_a_report_needs_its_sender_in_the_database_too(gig):
    with pytest.raises(Exception, match="report_has_sender"):
        make_report(gig, name="", email="")


def test_evidence_of_two_reports_of_the_same_words_is_the_same(gig):
    first, second = make_report(gig, make_user()), make_report(gig, make_user())
    assert first.evidence_hash == second.evidence_hash


def test_an_article_can_be_reported_and_removed(client, margaret):
    article = make_article()
    send(client, article, **GOOD | STRANGER | {"category": "copyright"})
    case_of(article).decide(margaret, ["remove"], "It is copied word for word.", clause=rule("4.1"))
    article.refresh_from_db()
    assert article.hold == "removed"
    client.force_login(margaret)
    assert client.get(Case.objects.get().get_absolute_url()).status_code == 200
