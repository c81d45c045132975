"""A profile's page: GET /developers/<handle>/."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from accounts.models import Education, HideFrom
from tests.accounts.factories import make_case_study, make_developer, make_experience

pytestmark = pytest.mark.django_db


def page(client, developer, query=""):
    return client.get(developer.get_absolute_url() + query)


@pytest.mark.parametrize("handle", ["nobody", "x" * 300, "%00", "..", "%F0%9F%90%8D", "a%0Ab"])
def test_a_handle_that_nobody_has_is_not_found(client, handle):
    assert client.get(f"/developers/{handle}/").status_code in {400, 404}


@pytest.mark.parametrize(
    "fields", [{"status": "draft"}, {"status": "refused"}, {"hold": "frozen"}, {"visibility": "members"}]
)
def test_what_a_visitor_may_not_read_is_not_found(client, fields):
    assert page(client, make_developer(**fields)).status_code == 404


def test_somebody_it_hides_from_finds_nothing(client, linus):
    developer = make_developer()
    HideFrom.objects.create(developer=developer, member=linus)
    client.force_login(linus)

    assert page(client, developer).status_code == 404


def test_a_removed_profile_is_gone(client):
    assert page(client, make_developer(hold="removed")).status_code == 410


def test_a_closed_account_is_gone(client, grace):
    grace.is_active = False
    grace.save()

    assert page(client, make_developer(grace)).status_code == 410


def test_the_page_shows_what_was_written(client):
    developer = make_developer(city="Oslo", specialisms=["payments"], languages={"en": "fluent"})
    make_experience(developer)
    make_case_study(developer, stack=["python"])
    html = page(client, developer).content.decode()

    for words in ["Oslo, Norway", "Payments", "English (fluent)", "Fjord Data", "9 h to 40 min", "€500–600", "strong"]:
        assert words in html


def test_markup_in_a_text_is_text(client):
    developer = make_developer(name="<script>alert(1)</script>", headline="<b>x</b>")
    make_case_study(developer, problem="<img src=x onerror=alert(1)>", title="</script><script>")
    html = page(client, developer).content.decode()

    assert "<script>alert" not in html
    assert "<img" not in html
    assert "<b>x</b>" not in html


def test_an_anonymised_piece_of_work_says_so(client):
    developer = make_developer()
    make_case_study(developer, confidentiality="anonymised")

    assert "Client not named" in page(client, developer).content.decode()


def test_another_case_of_the_handle_redirects(client):
    developer = make_developer(handle="grace-h")

    response = client.get("/developers/GRACE-H/")
    assert (response.status_code, response["Location"]) == (301, developer.get_absolute_url())


@pytest.mark.parametrize(("days", "is_said"), [(13, False), (15, True), (59, True)])
def test_availability_is_unconfirmed_from_day_fifteen(client, days, is_said):
    developer = make_developer(confirmed_at=timezone.now() - timedelta(days=days))
    html = page(client, developer).content.decode()

    assert ("unconfirmed" in html) is is_said
    assert "Available now" in html


def test_after_sixty_days_nobody_is_available(client):
    developer = make_developer()
    with time_machine.travel(timezone.now() + timedelta(days=61)):
        html = page(client, developer).content.decode()

    assert "Available now" not in html
    assert "Not stated" in html


def test_an_expired_certificate_says_so(client):
    developer = make_developer()
    Education.objects.create(developer=developer, name="Old papers", expires="2020-01")
    Education.objects.create(developer=developer, name="New papers", expires="2199-01")

    assert page(client, developer).content.decode().count("expired 20") == 1


def test_structured_data_and_the_index_only_when_wanted_and_listed(client):
    wanted, unwanted = make_developer(indexable=True), make_developer()
    waiting = make_developer(indexable=True, status="in_review")
    limited = make_developer(indexable=True, hold="limited")

    assert b"ProfilePage" in page(client, wanted).content
    assert b"index, follow" in page(client, wanted).content
    for developer in (unwanted, waiting, limited):
        html = page(client, developer).content
        assert b"ProfilePage" not in html
        assert b"noindex" in html


def test_links_of_members_promise_search_engines_nothing(client):
    developer = make_developer()
    make_case_study(developer, link="https://example.org/x")

    assert 'href="https://example.org/x" rel="nofollow ugc"' in page(client, developer).content.decode()


def test_a_draft_is_its_owners(client, grace):
    developer = make_developer(grace, status="draft")
    client.force_login(grace)

    assert "nobody but you can open it" in page(client, developer, "?as=visitor").content.decode()


def test_the_page_asks_at_most_eleven_questions(client, linus, django_assert_max_num_queries):
    developer = make_developer(skills=[f"skill-{number}" for number in range(30)])
    for number in range(5):
        make_case_study(developer, title=f"Case {number}")
        make_experience(developer)
    client.force_login(linus)
    with django_assert_max_num_queries(11):
        page(client, developer)
