"""What is sent again after a refusal is read by somebody else."""

import pytest

from moderation.models import NotYoursToJudgeError

from .factories import case_of, make_waiting_gig, rule

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent_again(ada, margaret):
    gig = make_waiting_gig(owner=ada)
    case_of(gig).decide(margaret, ["refuse"], reason="Say that the first week is paid.", clause=rule())
    gig.refresh_from_db()
    gig.description = "The first week is paid like every other one, and the test takes an hour."
    gig.edit(ada)
    gig.submit(ada)
    return gig


def test_who_refused_it_does_not_decide_again(sent_again, margaret):
    with pytest.raises(NotYoursToJudgeError, match="You refused this before"):
        case_of(sent_again).decide(margaret, ["approve"])
    sent_again.refresh_from_db()
    assert sent_again.status == "in_review"


def test_another_moderator_does(sent_again, other_moderator):
    case_of(sent_again).decide(other_moderator, ["approve"])
    sent_again.refresh_from_db()
    assert sent_again.status == "open"


def test_who_runs_the_site_alone_may(sent_again, margaret, settings):
    settings.STAFF_MODE = "solo"
    case_of(sent_again).decide(margaret, ["approve"])
    sent_again.refresh_from_db()
    assert sent_again.status == "open"


def test_a_request_for_changes_binds_nobody(ada, margaret):
    gig = make_waiting_gig(owner=ada)
    case_of(gig).decide(margaret, ["request_changes"], reason="Say how many hours a week it takes.")
    gig.refresh_from_db()
    gig.submit(ada)
    case_of(gig).decide(margaret, ["approve"])
    gig.refresh_from_db()
    assert gig.status == "open"
