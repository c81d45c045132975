"""Who may read a profile, and who finds it."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from accounts.models import Developer, HideFrom
from tests.accounts.factories import make_developer
from tests.factories import make_client, make_user

pytestmark = pytest.mark.django_db
VISITOR = AnonymousUser()


def reads(user):
    return set(Developer.objects.visible_to(user))


def finds(user):
    return set(Developer.objects.listed_to(user))


@pytest.mark.parametrize("status", ["draft", "refused"])
def test_nobody_but_the_owner_and_staff_reads_what_is_not_offered(status, ada, grace, margaret):
    developer = make_developer(grace, status=status)

    assert reads(VISITOR) == reads(ada) == finds(ada) == finds(grace) == set()
    assert reads(grace) == reads(margaret) == {developer}


@pytest.mark.parametrize("status", ["in_review", "needs_changes"])
def test_what_waits_is_readable_by_link_and_not_listed(status, ada):
    developer = make_developer(status=status)

    assert reads(VISITOR) == reads(ada) == {developer}
    assert finds(VISITOR) == finds(ada) == set(Developer.objects.listed()) == set()


def test_members_only_means_members_only(ada):
    developer = make_developer(visibility="members")

    assert reads(VISITOR) == finds(VISITOR) == set(Developer.objects.listed()) == set()
    assert reads(ada) == finds(ada) == {developer}


def test_a_hidden_profile_is_read_only_by_clients_that_it_talks_to(ada, adas_client, linus):
    developer = make_developer(visibility="hidden")
    developer.talk_to(adas_client)

    assert reads(VISITOR) == reads(linus) == finds(ada) == set()
    assert reads(ada) == {developer}


@pytest.mark.parametrize("word", ["ada@example.com", "example.com"])
def test_somebody_it_hides_from_neither_reads_nor_finds_it(word, ada, grace):
    developer = make_developer(grace)
    HideFrom.objects.create(developer=developer, word=word)

    assert reads(ada) == finds(ada) == set()
    assert reads(grace) == finds(make_user("b@other.test")) == {developer}


def test_a_domain_covers_its_subdomains_and_no_lookalike():
    developer = make_developer()
    HideFrom.objects.create(developer=developer, word="halden.no")

    assert reads(make_user("a@mail.halden.no")) == set()
    assert reads(make_user("a@nothalden.no")) == {developer}


def test_a_member_can_be_kept_out(linus):
    developer = make_developer()
    HideFrom.objects.create(developer=developer, member=linus)

    assert reads(linus) == finds(linus) == set()


def test_talking_does_not_outweigh_hiding(ada, adas_client):
    developer = make_developer()
    developer.talk_to(adas_client)
    HideFrom.objects.create(developer=developer, member=ada)

    assert reads(ada) == set()


@pytest.mark.parametrize(("hold", "is_read"), [("limited", True), ("frozen", False), ("removed", False)])
def test_a_hold_takes_it_out_of_lists(hold, is_read, grace, ada):
    developer = make_developer(grace, hold=hold)

    assert finds(VISITOR) == finds(ada) == set()
    assert bool(reads(VISITOR)) is bool(reads(ada)) is is_read
    assert reads(grace) == {developer}


def test_a_hold_that_ran_out_holds_nothing():
    developer = make_developer(hold="frozen", hold_until=timezone.now() - timedelta(minutes=1))

    assert reads(VISITOR) == finds(VISITOR) == {developer}


@pytest.mark.parametrize("fields", [{"hold": "frozen"}, {"is_active": False}])
def test_an_account_without_good_standing_is_not_listed(fields):
    make_developer(make_user(**fields))

    assert reads(VISITOR) == finds(VISITOR) == set()


def test_a_limited_account_is_readable_and_not_listed():
    developer = make_developer(make_user(hold="limited"))

    assert finds(VISITOR) == set()
    assert reads(VISITOR) == {developer}


def test_another_clients_member_is_no_contact(ada, linus, adas_client):
    developer = make_developer(visibility="hidden")
    developer.talk_to(make_client(owner=linus))

    assert reads(ada) == set()
    assert reads(linus) == {developer}
