"""What is held says so on the pages of whose it is: how, since when, until when, and where the decision stands."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from gigs.models import Gig
from tests.accounts.factories import make_developer
from tests.factories import make_gig

from .factories import a_week, make_decision

pytestmark = pytest.mark.django_db

HELD = "Held by moderation"
HOW = {"remove": "taken down", "freeze": "shown to its owner and staff only", "limit": "not listed, its address works"}
DECISIONS = ["limit", "freeze", "remove"]


def gig_pages(gig):
    return ["/dashboard/", reverse("gigs:my_gigs"), gig.get_absolute_url()]


def profile_pages(developer):
    return ["/dashboard/", reverse("accounts:profile_edit"), developer.get_absolute_url()]


def test_what_is_not_held_or_held_no_longer_says_nothing(read, ada, gig):
    developer = make_developer(user=ada)
    past = timezone.now() - timedelta(hours=1)
    Gig.objects.filter(pk=gig.pk).update(hold="frozen", hold_until=past)
    for page in [*gig_pages(gig), *profile_pages(developer)]:
        assert HELD not in read(ada, page), page


def test_others_read_nothing_of_a_hold(read, ada, grace, margaret, gig):
    developer = make_developer(user=ada)
    for about in (gig, developer):
        decision = make_decision(about, margaret, "limit", **a_week("limit"))
        page = read(grace, about.get_absolute_url())
        assert HELD not in page
        assert decision.get_absolute_url() not in page


@pytest.mark.parametrize("outcome", DECISIONS)
def test_a_held_gig_says_so_with_its_decision_wherever_its_owner_meets_it(read, ada, margaret, gig, outcome):
    decision = make_decision(gig, margaret, outcome, **a_week(outcome))
    for address in gig_pages(gig):
        page = read(ada, address)
        assert f"{HELD}: {HOW[outcome]}" in page, address
        assert f'href="{decision.get_absolute_url()}"' in page, address


@pytest.mark.parametrize("outcome", DECISIONS)
def test_a_held_profile_says_so_with_its_decision_wherever_its_owner_meets_it(read, grace, margaret, outcome):
    developer = make_developer(user=grace)
    decision = make_decision(developer, margaret, outcome, **a_week(outcome))
    for address in profile_pages(developer):
        page = read(grace, address)
        assert f"{HELD}: {HOW[outcome]}" in page, address
        assert f'href="{decision.get_absolute_url()}"' in page, address
        assert "Listed in the directory" not in page


def test_a_profile_that_nobody_may_open_shows_to_no_eyes(read, grace, margaret):
    developer = make_developer(user=grace)
    make_decision(developer, margaret, "freeze")
    assert "A visitor cannot open this page." in read(grace, f"{developer.get_absolute_url()}?as=visitor")


def test_a_held_client_says_so_above_its_gigs(read, ada, margaret, adas_client):
    decision = make_decision(adas_client, margaret, "limit", **a_week("limit"))
    assert decision.get_absolute_url() in read(ada, reverse("gigs:my_gigs"))


def test_what_a_rule_holds_leads_to_what_was_written(read, ada, gig):
    until = timezone.now() + timedelta(hours=72)
    gig.set_hold("frozen", None, "A rule.", until=until)
    for address in gig_pages(gig):
        page = read(ada, address)
        assert "A rule marked it" in page
        assert reverse("accounts:notification_list") in page


def test_a_hold_that_was_changed_names_the_decision_that_holds_it_now(read, ada, margaret, gig):
    first = make_decision(gig, margaret, "limit", **a_week("limit"))
    gig.refresh_from_db()
    second = make_decision(gig, margaret, "freeze")
    page = read(ada, gig.get_absolute_url())
    assert second.get_absolute_url() in page
    assert first.get_absolute_url() not in page


def test_holds_cost_one_statement_however_many(read, ada, margaret, adas_client):
    make_developer(user=ada)
    gigs = [make_gig(client=adas_client) for _ in range(4)]
    pages = ["/dashboard/", reverse("gigs:my_gigs")]
    before = [statements(read, ada, page) for page in pages]
    for about in (*gigs, ada.developer):
        make_decision(about, margaret, "limit", **a_week("limit"))
    # The notices that decisions wrote are read by the dashboard as before.
    assert [statements(read, ada, page) for page in pages] == [count + 1 for count in before]


def statements(read, user, address) -> int:
    read(user, address)
    with CaptureQueriesContext(connection) as asked:
        read(user, address)
    return len(asked)
