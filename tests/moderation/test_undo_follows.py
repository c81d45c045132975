"""What follows from a decision, such as news, flags, reports and proposals, goes with it, or keeps it as it is."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from gigs.hiring.due import void_proposals
from gigs.models import Gig, Proposal
from marketplace.lib.tasks.models import QueuedTask
from moderation.consequences import effects
from moderation.models import Decision, Flag, Undo
from moderation.models.refusals import NotNowError
from tests.factories import make_gig
from tests.gigs.hiring import make_proposal

from .factories import WORDS, case_of, make_appeal, make_report, make_waiting_gig, rule

pytestmark = pytest.mark.django_db


def test_an_applied_change_leaves_the_gig_as_it_was(adas_client, ada, margaret):
    gig = make_gig(client=adas_client, pay_max=500)
    change = gig.change({"pay_max": 450}, ada)
    case = case_of(change)
    case.decide(margaret, ["approve"])
    gig.refresh_from_db()
    assert gig.pay_max == 450
    case.undo(margaret)
    gig.refresh_from_db()
    change.refresh_from_db()
    assert (gig.pay_max, change.status, change.applied_at) == (500, "in_review", None)


def test_what_the_client_said_since_stays(adas_client, ada, margaret):
    gig = make_gig(client=adas_client, pay_max=500)
    case = case_of(gig.change({"pay_max": 450, "language": "de"}, ada))
    case.decide(margaret, ["approve"])
    Gig.objects.get(pk=gig.pk).change({"language": "fr"}, ada)
    case.undo(margaret)
    gig.refresh_from_db()
    assert (gig.pay_max, gig.language) == (500, "fr")


def test_nobody_is_left_with_news_of_a_change_that_was_undone(adas_client, ada, margaret):
    proposal = make_proposal(gig=make_gig(client=adas_client, pay_max=500))
    case = case_of(proposal.gig.change({"pay_max": 450}, ada))
    case.decide(margaret, ["approve"])
    assert proposal.developer.user.notifications.count() == 1
    case.undo(margaret)
    assert proposal.developer.user.notifications.count() == 0
    assert QueuedTask.objects.filter(key__startswith="notification:").count() == 0


def test_flags_wait_again(ada, margaret):
    gig = make_waiting_gig(owner=ada, description="Our client is a bank. It needs an importer.")
    case = case_of(gig)
    case.decide(margaret, ["approve"])
    case.undo(margaret)
    assert Flag.objects.about(gig).undecided().count() == 1


def test_points_of_an_undone_decision_do_not_count(gig, margaret):
    make_report(gig)
    case = case_of(gig)
    case.decide(margaret, ["remove", "strike"], WORDS, clause=rule("3.1"))
    assert Undo.objects.get().is_possible
    case.undo(margaret)
    assert not Decision.objects.unreversed().filter(outcomes__contains=["strike"]).exists()


def test_it_stands_where_another_case_is_open(gig, margaret):
    make_report(gig)
    case = case_of(gig)
    case.decide(margaret, ["warn"], WORDS, clause=rule())
    make_report(gig, category="scam")
    with pytest.raises(NotNowError, match="Another case"):
        case.undo(margaret)


def test_it_stands_where_somebody_appealed(gig, margaret, ada):
    make_report(gig)
    case = case_of(gig)
    make_appeal(case.decide(margaret, ["remove"], WORDS, clause=rule()), ada)
    with pytest.raises(NotNowError, match="appealed"):
        case.undo(margaret)


def test_it_stands_where_it_answered_another_report(gig, margaret):
    make_report(gig)
    case = case_of(gig)
    case.decide(margaret, ["no_violation"], WORDS)
    assert make_report(gig).outcome == "no_violation"
    with pytest.raises(NotNowError, match="answered another report"):
        case.undo(margaret)


def test_what_was_undone_answers_no_report_and_no_appeal(client, gig, margaret, ada):
    make_report(gig)
    case = case_of(gig)
    removal = case.decide(margaret, ["remove"], WORDS, clause=rule())
    case.undo(margaret)
    with pytest.raises(NotNowError, match="taken back"):
        make_appeal(Decision.objects.get(), ada)
    client.force_login(ada)
    page = client.get(removal.get_absolute_url()).content.decode()
    assert "It counts for nothing." in page
    assert "Appeal this decision" not in page
    case.decide(margaret, ["no_violation"], WORDS)
    case.undo(margaret)
    assert make_report(gig, category="fake").outcome == "open"


@pytest.mark.parametrize("is_undone", [True, False])
def test_the_proposals_of_a_removed_gig_end_only_when_it_cannot_be_undone(gig, margaret, is_undone):
    proposal = make_proposal(gig=gig)
    make_report(gig)
    gig.refresh_from_db()
    case = case_of(gig)
    assert "In ten minutes 1 proposal ends and its developer is told." in effects(case, "remove")
    case.decide(margaret, ["remove"], WORDS, clause=rule())
    assert not Gig.objects.listed().exists()
    void_proposals()
    assert Proposal.objects.get().status == "submitted"
    if is_undone:
        case.undo(margaret)
    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        void_proposals()
    assert Proposal.objects.get().status == ("submitted" if is_undone else "void")
    assert proposal.developer.user.notifications.filter(kind="proposal_void").exists() is not is_undone
