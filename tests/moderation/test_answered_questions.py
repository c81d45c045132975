"""A question that is answered is of two sides: what is found in the answer is said to the side that wrote it."""

import pytest

from gigs.models import Question
from moderation.consequences import effects
from moderation.models import Case, Decision, Outcome, Source
from moderation.models.answerable import account_of
from moderation.models.impartial import partiality
from moderation.models.subject import concerning, people_of
from tests.gigs.hiring import make_member

from .factories import a_week, rule

pytestmark = pytest.mark.django_db
HIDDEN_LINK = "Read our handbook first: https://bit.ly/3xyzAbC"


@pytest.fixture
def question(gig, grace):
    return Question.ask(gig, grace, "Who reviews the code?")


@pytest.fixture
def answered(question, ada):
    question.answer(ada, "Two of us, within a day.")
    return question


def warned(user):
    return user.notifications.filter(kind="flag").count()


def test_a_warning_about_a_question_is_for_who_asked(gig, ada, grace):
    Question.ask(gig, grace, HIDDEN_LINK)
    assert (warned(grace), warned(ada)) == (1, 0)


def test_a_warning_about_an_answer_is_for_the_client_alone(gig, question, ada, grace):
    colleague = make_member(gig.client, "poster")
    question.answer(ada, HIDDEN_LINK)
    assert [warned(one) for one in (ada, colleague, grace)] == [1, 1, 0]


def test_what_was_found_in_the_question_is_not_found_again_in_the_answer(gig, ada, grace):
    question = Question.ask(gig, grace, HIDDEN_LINK)
    question.answer(ada, "It is in the repository.")
    assert (warned(grace), warned(ada)) == (1, 0)


def judge(about, by, outcome, **parts):
    case = Case.open_for(about, Source.OWN, by)
    return case.decide(by, [outcome], "It leads away.", **a_week(outcome), **parts)


def told(user):
    return user.notifications.filter(kind="decision").count()


def test_a_moderators_warning_goes_where_the_preview_says(answered, ada, grace, margaret):
    case = Case.open_for(answered, Source.OWN, margaret)
    assert "Told, with your words: Ada." in effects(case, Outcome.WARN)
    judge(answered, margaret, "warn")
    assert (told(ada), told(grace)) == (1, 0)
    assert account_of(answered) == ada


def test_what_is_taken_away_is_told_to_both_and_both_may_object(answered, ada, grace, margaret):
    decision = judge(answered, margaret, "limit", clause=rule())
    assert (told(ada), told(grace)) == (1, 1)
    for person in (ada, grace):
        assert Decision.objects.filter(concerning(person)).get() == decision


def test_before_the_answer_it_is_the_askers_alone(question, gig, ada, grace, margaret):
    assert list(people_of(question)) == [grace]
    judge(question, margaret, "warn")
    assert (told(ada), told(grace)) == (0, 1)
    assert not Decision.objects.filter(concerning(ada)).exists()


def test_nobody_of_the_client_judges_its_answer(answered, gig, margaret):
    assert partiality(margaret, None, answered) == ""
    gig.client.members.create(user=margaret, role="viewer")
    assert "somebody else decides" in partiality(margaret, None, answered)
