"""Appeals sent and answered twice at the same moment, in real transactions."""

import pytest

from accounts.models import StateError
from moderation.models import Appeal, Decision

from .conftest import make_staff
from .factories import make_appeal, make_decision
from .test_case_race import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_appeals_and_of_two_answers_there_is_one(gig, ada, margaret, senior):
    decision = make_decision(gig, margaret)
    first, second = at_once(*[lambda: make_appeal(decision, ada)] * 2)
    assert first == second

    other = make_staff("Olga", "senior moderator")

    def answer(by, outcome):
        def work():
            try:
                return Appeal.objects.get().decide(by, outcome, "The week is paid after all.")
            except StateError as refusal:
                return refusal

        return work

    answers = at_once(answer(senior, "overturned"), answer(other, "overturned"))
    assert sorted(type(a).__name__ for a in answers) == ["NoneType", "StateError"]
    assert Decision.objects.filter(reverses=decision).count() == 1
