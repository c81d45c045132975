"""Closures confirmed, dropped and proposed twice at the same moment, in real transactions."""

import pytest

from accounts.models import StaleError, StateError, User
from moderation.models import Case, Closure, Decision, Source
from tests.factories import make_user
from tests.races import at_once

from .conftest import make_staff
from .factories import rule

pytestmark = pytest.mark.django_db(transaction=True)

WHY = "The same deposit was asked of three people."
PARTS = {"facts": "“Pay a deposit”", "reason": WHY}


def confirm(closure, by):
    return lambda: Closure.objects.get(pk=closure.pk).confirm(User.objects.get(pk=by.pk))


def drop(closure, by):
    return lambda: Closure.objects.get(pk=closure.pk).drop(User.objects.get(pk=by.pk), "It was a misunderstanding.")


def refused(answers):
    return [answer for answer in answers if isinstance(answer, StateError | StaleError)]


def test_of_two_at_once_one_is_done_and_the_other_is_told(margaret, senior):
    olga = make_staff("Olga", "senior moderator")
    first, second, third = (make_user() for _ in range(3))
    cases = {account: Case.open_for(account, Source.OWN, margaret) for account in (first, second, third)}

    def propose(account, by):
        return lambda: Closure.propose(account, cases[account], by, clause=rule("2.3"), **PARTS)

    closures = at_once(*[propose(first, by) for by in (margaret, senior, olga)])
    assert len({closure.pk for closure in closures}) == Closure.objects.count() == 1

    waiting = propose(second, margaret)()
    answers = at_once(confirm(waiting, senior), confirm(waiting, olga))
    assert len(refused(answers)) == 1, answers
    assert Decision.objects.filter(account=second, outcomes=["close_account"]).count() == 1
    assert not Case.objects.open().filter(pk=cases[second].pk).exists()

    waiting = propose(third, margaret)()
    answers = at_once(confirm(waiting, senior), drop(waiting, olga), drop(waiting, margaret))
    assert len(refused(answers)) == 2, answers
    waiting.refresh_from_db()
    third.refresh_from_db()
    is_closed = Decision.objects.filter(account=third).exists()
    assert (waiting.status, third.hold) == (("confirmed", "removed") if is_closed else ("dropped", "none"))


def test_a_decision_about_the_account_and_its_closure_wait_for_each_other(margaret, senior):
    olga = make_staff("Olga", "senior moderator")
    account = make_user()
    case = Case.open_for(account, Source.OWN, margaret)
    closure = Closure.propose(account, case, margaret, clause=rule("2.3"), **PARTS)

    def warn():
        return Case.objects.get(pk=case.pk).decide(User.objects.get(pk=olga.pk), ["warn"], WHY, clause=rule("2.3"))

    answers = at_once(confirm(closure, senior), warn)
    strange = [answer for answer in answers if not isinstance(answer, Decision | StateError | StaleError)]
    assert strange == []
    account.refresh_from_db()
    assert account.hold == "removed"
    assert not Case.objects.open().exists()
