"""Points: what a breach costs, for how long, and the pause or the proposal that each threshold brings."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from accounts.models import AuditEvent, User
from moderation.models import Case, Closure, NotNowError, Source
from moderation.models.strike import counting, next_threshold, points_of
from tests.accounts.factories import make_developer
from tests.factories import make_gig

from .factories import MINOR, WHY, WORST, case_of, give_strike, make_appeal, make_report, rule, sanction

# -- points


@pytest.mark.parametrize("fine", ["no_violation", "inadmissible", "restore"])
def test_where_nothing_is_wrong_with_an_account_there_are_no_points(ada, senior, fine):
    if fine == "restore":
        sanction(ada, senior, "suspend")
    ada.refresh_from_db()
    with pytest.raises(NotNowError):
        Case.open_for(ada, Source.OWN, senior).decide(senior, [fine, "strike"], WHY, clause=rule(), facts="“x”")
    assert points_of(ada) == 0


def test_a_breach_costs_as_many_points_as_its_rule_is_severe(ada, margaret):
    assert give_strike(ada, margaret).points == 3
    assert points_of(ada) == 3


def test_a_first_minor_breach_is_explained_and_the_next_one_counts(ada, margaret):
    first, second = give_strike(ada, margaret, MINOR), give_strike(ada, margaret, MINOR)
    assert (first.points, second.points) == (0, 1)


def test_a_first_breach_that_is_not_minor_counts(ada, margaret):
    assert give_strike(ada, margaret, "1.1").points == 2


@pytest.mark.parametrize(("code", "months"), [("1.1", 12), (WORST, 24)])
def test_points_expire_with_the_time_of_their_rule(ada, margaret, code, months):
    give_strike(ada, margaret, code)
    with time_machine.travel(timezone.now() + timedelta(days=months * 30)):
        assert points_of(ada) > 0
    with time_machine.travel(timezone.now() + timedelta(days=months * 31)):
        assert points_of(ada) == 0


def test_points_go_with_the_decision_that_is_undone(ada, margaret, senior):
    strike = give_strike(ada, margaret)
    make_appeal(strike, ada).decide(senior, "overturned", "The week is paid after all.")
    assert (points_of(ada), counting(ada).exists()) == (0, False)
    assert not ada.pauses.in_force().exists()


# -- thresholds


def test_each_threshold_brings_its_pause_and_eight_points_a_proposal(ada, margaret, other_moderator):
    found = []
    for code in ("1.1", "1.1", "1.1", "1.1"):
        decision = give_strike(ada, margaret, code)
        found.append((points_of(ada), days_of(decision)))
    assert found == [(2, 3), (4, 14), (6, 30), (8, 0)]
    closure = Closure.objects.get(account=ada)
    assert (closure.status, closure.proposed_by) == ("proposed", margaret)


def test_above_eight_points_each_breach_brings_the_longest_pause_and_another_proposal(ada, margaret, senior):
    for _ in range(2):
        give_strike(ada, margaret, WORST)
    Closure.objects.get(account=ada).drop(senior, WHY)
    decision = give_strike(ada, margaret, WORST)
    assert (points_of(ada), days_of(decision)) == (12, 30)
    assert Closure.objects.filter(account=ada, status="proposed").count() == 1
    assert next_threshold(12)[0] == 13


def test_when_points_go_the_pauses_of_later_ones_become_as_long_as_what_is_left_brings(ada, margaret, senior):
    first = give_strike(ada, margaret, "1.1")
    second = give_strike(ada, margaret, "1.1")
    third = give_strike(ada, margaret, "1.1")
    assert [days_of(one) for one in (first, second, third)] == [3, 14, 30]
    make_appeal(second, ada).decide(senior, "overturned", "The week is paid after all.")
    assert lasting(ada) == {first.get_absolute_url(): 3, third.get_absolute_url(): 14}
    make_appeal(first, ada).decide(senior, "overturned", "The week is paid after all.")
    assert lasting(ada) == {third.get_absolute_url(): 3}
    assert AuditEvent.objects.filter(action="pause.shorten").count() == 2


def lasting(user):
    """{whose reasons: days}"""
    return {one.reasons: round((one.until - one.since).total_seconds() / 86400) for one in user.pauses.in_force()}


def test_nothing_more_is_taken_from_a_closed_account_by_what_it_wrote(ada, gig, margaret, senior):
    make_report(gig)
    case = Case.open_for(ada, Source.OWN, margaret)
    Closure.propose(ada, case, margaret, clause=rule(WORST), facts="“x”", reason=WHY).confirm(senior)
    gig_case = case_of(gig)
    with pytest.raises(NotNowError, match="closed already"):
        gig_case.decide(margaret, ["remove", "strike"], WHY, clause=rule(WORST), facts="“x”")
    with pytest.raises(NotNowError, match="closed already"):
        Closure.propose(User.objects.get(pk=ada.pk), case, margaret, clause=rule(WORST), facts="“x”", reason=WHY)
    assert (points_of(ada), Closure.objects.count()) == (0, 1)
    gig_case.decide(margaret, ["remove"], WHY, clause=rule(WORST), facts="“x”")


def days_of(decision):
    return (
        0 if decision.account_until is None else round((decision.account_until - decision.at).total_seconds() / 86400)
    )


def test_one_grave_breach_passes_two_thresholds_and_brings_the_longer_pause(ada, margaret):
    assert days_of(give_strike(ada, margaret, WORST)) == 14


def test_a_profile_with_a_strike_pauses_proposing(grace, margaret):
    make_report(make_developer(user=grace), category="spam")
    decision = case_of(grace.developer).decide(margaret, ["warn", "strike"], WHY, clause=rule(), facts="“x”")
    assert "pause_proposing" in decision.outcomes and decision.account == grace


def test_points_for_the_account_of_who_only_builds_pause_proposing(grace, ada, adas_client, margaret):
    make_developer(user=grace), make_developer(user=ada)
    assert "pause_proposing" in give_strike(grace, margaret).outcomes
    assert "pause_posting" in give_strike(ada, margaret).outcomes


def test_a_strike_beside_a_removal_is_for_who_posted_it(ada, adas_client, margaret):
    gig = make_gig(client=adas_client)
    make_report(gig)
    decision = case_of(gig).decide(margaret, ["remove", "strike"], WHY, clause=rule(), facts="“x”")
    assert (decision.account, decision.points) == (ada, 3)
    assert ada.notifications.filter(kind="decision").exists()
