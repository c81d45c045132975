"""An appeal that is won, and an account that is restored, take away what one decision did: what else stands goes on."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from accounts.models import Pause
from gigs.models import Gig
from moderation.consequences import account_effects, effects
from moderation.models import Case, Closure, Decision, NotNowError, Source

from .conftest import make_staff
from .factories import make_appeal, make_decision, rule

pytestmark = pytest.mark.django_db
WHY = "That is work without pay, for a whole week."


@pytest.fixture
def senga(db):
    return make_staff("Senga", "senior moderator")


@pytest.fixture
def olga(db):
    return make_staff("Olga", "senior moderator")


@pytest.fixture
def olaf(db):
    return make_staff("Olaf", "senior moderator")


def until(days):
    return timezone.now() + timedelta(days=days)


def judge(about, by, outcome, **parts):
    case = Case.open_for(type(about).objects.get(pk=about.pk), Source.OWN, by)
    return case.decide(by, [outcome], WHY, clause=rule("2.3"), facts="“x”", **parts)


def close(account, by, second):
    case = Case.open_for(account, Source.OWN, by)
    closure = Closure.propose(account, case, by, clause=rule("2.3"), facts="“x”", reason=WHY)
    return closure.confirm(second)


def win(decision, by, outcome="overturned", **lighter):
    who = decision.account or decision.about.client.people.first()
    make_appeal(Decision.objects.get(pk=decision.pk), who).decide(by, outcome, "That was wrong.", **lighter)


def restore(about, by):
    about = type(about).objects.get(pk=about.pk)
    return Case.open_for(about, Source.OWN, by).decide(by, ["restore"], "It was read again.")


def hold_of(about):
    about.refresh_from_db()
    return about.hold, about.hold_until


# -- accounts


@pytest.mark.parametrize(("outcome", "lighter"), [("overturned", {}), ("partly", {"to": "warn"})])
def test_a_suspension_outlives_the_closure_that_came_after_it(ada, senga, olga, olaf, outcome, lighter):
    ends = until(20)
    judge(ada, senga, "suspend", account_until=ends)
    win(close(ada, senga, olga), olaf, outcome, **lighter)
    assert hold_of(ada) == ("frozen", ends)
    assert ada.is_suspended
    with time_machine.travel(until(21)):
        assert not ada.is_suspended


def test_a_suspension_that_is_over_by_then_does_not_come_back(ada, senga, olga, olaf):
    judge(ada, senga, "suspend", account_until=until(5))
    closed = close(ada, senga, olga)
    with time_machine.travel(until(6)):
        win(closed, olaf)
    assert hold_of(ada) == ("none", None)


def test_a_suspension_that_was_appealed_first_does_not_come_back(ada, senga, olga, olaf):
    suspended = judge(ada, senga, "suspend", account_until=until(20))
    closed = close(ada, senga, olga)
    win(suspended, olaf)
    assert hold_of(ada) == ("removed", None)
    win(closed, olaf)
    assert hold_of(ada) == ("none", None)


def test_a_pause_goes_on(ada, senga, olga, olaf):
    judge(ada, senga, "pause_posting", account_until=until(20))
    win(close(ada, senga, olga), olaf)
    assert Pause.objects.in_force().filter(user=ada, kind="posting").exists()


# -- accounts that a moderator restores


def test_a_restored_closure_leaves_the_suspension_that_still_runs(ada, senga, olga, olaf):
    ends = until(20)
    judge(ada, senga, "suspend", account_until=ends)
    closed = close(ada, senga, olga)
    restored = restore(ada, olaf)
    assert (restored.reverses, *hold_of(ada)) == (closed, "frozen", ends)
    assert f"Your account is suspended until {ends:%-d %B %Y}." in ada.notifications.first().body


def test_restored_once_more_it_is_free(ada, senga, olga, olaf):
    suspended = judge(ada, senga, "suspend", account_until=until(20))
    close(ada, senga, olga)
    restore(ada, olaf)
    assert (restore(ada, olaf).reverses, *hold_of(ada)) == (suspended, "none", None)
    assert "suspended" not in ada.notifications.first().body


def test_a_restored_closure_leaves_no_suspension_that_is_over(ada, senga, olga, olaf):
    judge(ada, senga, "suspend", account_until=until(5))
    close(ada, senga, olga)
    with time_machine.travel(until(6)):
        restore(ada, olaf)
    assert hold_of(ada) == ("none", None)


def test_what_still_ran_when_the_closure_was_restored_outlives_a_later_appeal(ada, senga, olga, olaf):
    ends = until(20)
    judge(ada, senga, "suspend", account_until=ends)
    close(ada, senga, olga)
    restore(ada, olaf)
    win(close(ada, senga, olga), olaf)
    assert hold_of(ada) == ("frozen", ends)


def test_the_preview_of_a_restored_closure_says_what_goes_on(ada, senga, olga):
    ends = until(20)
    judge(ada, senga, "suspend", account_until=ends)
    goes_on = f"The suspension until {ends:%-d %B %Y} goes on."
    close(ada, senga, olga)
    ada.refresh_from_db()
    assert goes_on in account_effects(ada, "restore", None, None)
    assert goes_on in effects(Case.open_for(ada, Source.OWN, senga), "restore")
    free = "Everything of theirs is public again as they left it."
    assert free not in account_effects(ada, "restore", None, None)
    restore(ada, olga)
    ada.refresh_from_db()
    assert free in account_effects(ada, "restore", None, None)


# -- things


def test_a_gig_that_was_out_of_lists_is_so_again_and_gets_no_days(gig, senga, olga):
    ends, expires = until(20), gig.expires_at
    judge(gig, senga, "limit", until=ends)
    win(judge(gig, senga, "remove"), olga)
    assert hold_of(gig) == ("limited", ends)
    assert gig.expires_at == expires


def test_what_was_made_lighter_does_not_become_worse_by_an_appeal(gig, senga, olga):
    judge(gig, senga, "remove")
    win(judge(gig, senga, "limit"), olga)
    assert hold_of(gig) == ("none", None)


def test_what_was_given_back_does_not_come_again(gig, senga, olga):
    judge(gig, senga, "limit")
    judge(gig, senga, "freeze")
    Case.open_for(Gig.objects.get(pk=gig.pk), Source.OWN, olga).decide(olga, ["restore"], "It is fine.")
    win(judge(gig, senga, "remove"), olga)
    assert hold_of(gig) == ("none", None)


def test_what_is_made_lighter_is_not_lighter_than_what_else_stands(gig, senga, olga):
    judge(gig, senga, "freeze")
    win(judge(gig, senga, "remove"), olga, "partly", to="limit", until=until(3))
    assert hold_of(gig) == ("frozen", None)


def test_what_is_made_lighter_ends_no_sooner_than_what_else_stands(gig, senga, olga):
    judge(gig, senga, "limit", until=until(20))
    win(judge(gig, senga, "remove"), olga, "partly", to="limit", until=until(3))
    assert hold_of(gig)[1] > until(19)


@pytest.mark.parametrize("days", [3, None])
def test_what_is_made_lighter_is_not_covered_by_what_ends_sooner(gig, senga, olga, days):
    judge(gig, senga, "freeze", until=until(2))
    removed = judge(gig, senga, "remove")
    with pytest.raises(NotNowError, match="It stays frozen until"):
        win(removed, olga, "partly", to="limit", until=days and until(days))
    assert hold_of(gig) == ("removed", None)


def test_alone_it_leaves_nothing(gig, senga, olga):
    win(make_decision(gig, senga), olga)
    assert hold_of(gig) == ("none", None)
