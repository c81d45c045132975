"""Every proposal ends, whatever nobody does, and its developer reads how."""

import itertools
from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.utils import timezone

from accounts.models import UNDO_FOR, Notification
from gigs.hiring import due
from gigs.models import Proposal
from gigs.models.proposal_query import LIVE_PROPOSALS

from .hiring import make_offer, make_proposal

pytestmark = pytest.mark.django_db
STEPS = [due.void_proposals, due.return_offers, due.lapse_proposals, due.remind_of_replies, due.pause_silent_clients]


def days_pass(time_machine, days):
    """Only the clock acts."""
    for _ in range(days):
        time_machine.move_to(timezone.now() + timedelta(days=1))
        cache.clear()
        for step in STEPS:
            step()


def waiting(status, turn):
    """Of a client, a gig and a developer of its own."""
    return make_offer().proposal if status == "offered" else make_proposal(status=status, turn=turn)


def test_silence_ends_each_of_them(client, time_machine):
    cases = itertools.product(LIVE_PROPOSALS, ["client", "developer"])
    proposals = {case: waiting(*case) for case in cases}

    days_pass(time_machine, 30)

    assert [case for case, proposal in proposals.items() if Proposal.objects.get(pk=proposal.pk).is_live] == []
    for case, proposal in proposals.items():
        ended, developer = Proposal.objects.get(pk=proposal.pk), proposal.developer.user
        assert ended.ended_at is not None, case
        client.force_login(developer)
        assert ended.get_status_display() in client.get(ended.get_absolute_url()).content.decode(), case
        assert ended.get_status_display().lower() in client.get("/proposals/").content.decode(), case
        assert Notification.objects.filter(user=developer, url=ended.get_absolute_url()).exists(), case


@pytest.mark.parametrize("end", ["closed", "filled elsewhere", "removed"])
def test_the_end_of_the_gig_is_an_outcome_for_all_of_them(gig, ada, margaret, end):
    proposals = [make_proposal(gig=gig, status=status) for status in LIVE_PROPOSALS if status != "offered"]
    gig.refresh_from_db()
    if end == "closed":
        gig.close(ada, "no_budget")
    elif end == "removed":
        gig.set_hold("removed", margaret, "As decided.")
        with time_machine.travel(timezone.now() + UNDO_FOR):
            due.void_proposals()
    else:
        type(gig).objects.update(status="expired", ended_at=timezone.now())
        gig.refresh_from_db()
        gig.conclude(ada, "hired_elsewhere")

    assert not Proposal.objects.live().exists()
    for proposal in Proposal.objects.filter(pk__in=[one.pk for one in proposals]):
        assert proposal.note
        assert Notification.objects.filter(user=proposal.developer.user, body=proposal.note).count() == 1
