"""Small pages and texts that no other test reads: front page, dashboard, skills, notices, settings, health."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import notify
from marketplace.lib.tasks.models import WorkerBeat
from tests.factories import make_client, make_gig, make_skill

pytestmark = pytest.mark.django_db


def words(answer):
    return " ".join(answer.content.decode().split())


def test_the_front_page_shows_what_is_listed_and_nothing_else(client, gig):
    draft = make_gig(status="draft", title="Nobody sees this yet")
    page = words(client.get("/"))
    assert gig.title in page and draft.title not in page


def test_the_front_page_without_a_single_gig_still_stands(client):
    assert client.get("/").status_code == 200


@pytest.mark.parametrize("name", ["dashboard", "accounts:notification_list", "accounts:settings"])
def test_a_visitor_is_asked_to_sign_in(client, name):
    answer = client.get(reverse(name))
    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/accounts/login/")


def test_the_dashboard_shows_my_gigs_and_no_strangers(client, ada, gig):
    theirs = make_gig(client=make_client(), status="draft", title="Somebody else's draft")
    client.force_login(ada)
    page = words(client.get("/dashboard/"))
    assert gig.title in page and theirs.title not in page


def test_a_skill_counts_its_listed_gigs(client):
    make_gig(skills=["go"])
    make_gig(skills=["go"], status="draft")
    answer = client.get("/skills/go/")
    assert (answer.status_code, answer.context["gig_count"]) == (200, 1)


def test_a_proposed_skill_has_no_page_and_a_replaced_one_leads_on(client):
    make_skill("newest", status="proposed")
    make_skill("golang", replaced_by=make_skill("go"))
    assert client.get("/skills/newest/").status_code == 404
    assert client.get("/skills/golang/")["Location"] == "/skills/go/"


def test_every_skill_stands_in_the_list(client):
    make_skill("go")
    assert "/skills/go/" in words(client.get("/skills/"))


def test_reading_notices_is_a_press_and_reads_only_mine(client, ada, grace):
    notify(ada, "note", "For Ada", "/")
    notify(grace, "note", "For Grace", "/")
    client.force_login(ada)
    page = words(client.get("/notifications/"))
    assert "For Ada" in page and "For Grace" not in page
    assert client.get("/notifications/read/").status_code == 405
    client.post("/notifications/read/")
    assert (ada.notifications.unread().count(), grace.notifications.unread().count()) == (0, 1)


@pytest.mark.parametrize("fields", [{"name": "", "time_zone": "UTC"}, {"name": "Ada", "time_zone": "Mars/Base"}])
def test_settings_with_an_error_are_not_kept(client, ada, fields):
    client.force_login(ada)
    assert client.post("/settings/", fields).status_code == 422
    ada.refresh_from_db()
    assert (ada.name, ada.time_zone) == ("Ada", "UTC")


def test_settings_are_kept_and_change_nothing_else(client, ada):
    client.force_login(ada)
    client.post("/settings/", {"name": "Ada M", "time_zone": "Europe/Oslo", "is_staff": "1", "email": "x@example.com"})
    ada.refresh_from_db()
    assert (ada.name, ada.time_zone, ada.is_staff, ada.email) == ("Ada M", "Europe/Oslo", False, "ada@example.com")


def test_the_process_answers_without_the_database(client):
    assert client.get("/healthz").content == b"ok\n"


@pytest.mark.parametrize(("age", "status"), [(5, 200), (120, 503)])
def test_ready_needs_a_worker_that_was_heard_lately(client, age, status):
    WorkerBeat.objects.update_or_create(worker="w", defaults={"at": timezone.now() - timedelta(seconds=age)})
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["database"]) == (status, True)
    assert ("Retry-After" in answer) == (status == 503)


def test_robots_are_told_where_the_sitemap_is_and_what_is_private(client):
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /dashboard/" in text and "/sitemap.xml" in text


def test_the_sitemap_lists_every_section_and_each_answers(client, gig):
    index = client.get("/sitemap.xml").content.decode()
    for section in ("pages", "skills", "gigs", "articles", "topics", "series", "developers"):
        assert f"/sitemap-{section}.xml" in index
        assert client.get(f"/sitemap-{section}.xml").status_code == 200
    assert client.get("/sitemap-secrets.xml").status_code == 404


def test_security_txt_needs_somebody_to_write_to(client, settings):
    settings.OPERATOR_EMAIL = ""
    assert client.get("/.well-known/security.txt").status_code == 404
    settings.OPERATOR_EMAIL = "ops@example.com"
    assert "Contact: mailto:ops@example.com" in client.get("/.well-known/security.txt").content.decode()


def test_programs_find_the_password_the_picture_and_the_search(client):
    assert client.get("/.well-known/change-password")["Location"] == "/accounts/password/change/"
    assert client.get("/favicon.ico").status_code == 302
    assert "opensearchdescription" in client.get("/opensearch.xml")["Content-Type"]


def test_mails_are_read_in_the_demo_only(client, settings, tmp_path):
    settings.MAIL_DIR = tmp_path
    (tmp_path / "1.log").write_bytes(b"Subject: Your code\nTo: a@example.com\n\nIt is 123456\n" + b"-" * 79 + b"\n")
    settings.IS_LOCAL, settings.EMAIL_URL = False, ""
    assert client.get("/dev/mail/").status_code == 404
    settings.IS_LOCAL = True
    assert "123456" in client.get("/dev/mail/").content.decode()
    settings.EMAIL_URL = "smtp://mail.example"
    assert client.get("/dev/mail/").status_code == 404
