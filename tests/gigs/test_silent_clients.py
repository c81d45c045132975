"""Late answers, the reply rate, and what becomes of clients that answer nobody."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from gigs.models import Gig, Proposal
from gigs.models.reply_rate import reply_rate
from marketplace.clock import tick
from tests.factories import make_gig

from .hiring import make_proposal
from .test_proposal_clock import told

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def lapsed(gig, **fields):
    long_ago = timezone.now() - 8 * DAY
    return make_proposal(gig=gig, status="lapsed", submitted_at=long_ago, **fields)


def test_a_late_answer_is_recorded_as_late_and_ends_nothing_else(gig, ada):
    proposal = lapsed(gig)
    proposal.answer_late(ada, "timing", "Sorry, we were away.")
    proposal.refresh_from_db()
    assert (proposal.status, proposal.decline_reason, proposal.is_late) == ("lapsed", "timing", True)
    assert told(proposal.developer.user) == ["proposal_declined"]
    now = timezone.now()
    assert (reply_rate(gig.client, now).due, reply_rate(gig.client, now).in_time) == (1, 0)


@pytest.mark.parametrize("days", [31, 90])
def test_after_thirty_days_it_is_too_late_for_that(client, gig, ada, days):
    proposal = make_proposal(gig=gig, status="lapsed", submitted_at=timezone.now() - (7 + days) * DAY)
    client.force_login(ada)
    address = reverse("gigs:proposal_decline", args=[proposal.public_id])
    assert client.post(address, {"reason": "other"}).status_code == 409


def test_three_unanswered_proposals_pause_the_gigs_of_the_client(gig, adas_client, ada):
    other, strangers = make_gig(client=adas_client), make_gig()
    rows = [lapsed(gig) for _ in range(3)]
    tick()
    states = {row.pk: row.status for row in Gig.objects.all()}
    assert states == {gig.pk: "paused", other.pk: "paused", strangers.pk: "open"}
    assert told(ada).count("gig_paused") == 2

    rows[0].answer_late(ada, "other")
    tick()
    assert set(Gig.objects.values_list("status", flat=True)) == {"open"}


def test_two_unanswered_ones_pause_nothing_while_most_are_answered(gig):
    for _ in range(2):
        lapsed(gig)
    for _ in range(3):
        make_proposal(gig=gig, status="declined_by_client")
    tick()
    gig.refresh_from_db()
    assert gig.status == "open"


def test_under_half_in_time_pauses_until_what_waits_is_answered(gig, ada):
    owed = lapsed(gig)
    for _ in range(2):
        lapsed(gig, answered_at=timezone.now())
    for _ in range(2):
        make_proposal(gig=gig, status="declined_by_client")
    tick()
    gig.refresh_from_db()
    assert gig.status == "paused"
    owed.answer_late(ada, "other")
    tick()
    gig.refresh_from_db()
    assert gig.status == "open"


def test_the_owner_cannot_open_what_the_clock_paused(client, gig, ada):
    for _ in range(3):
        lapsed(gig)
    tick()
    client.force_login(ada)
    answer = client.post(reverse("gigs:gig_resume", args=[gig.public_id]))
    assert answer.status_code == 409
    assert b"Answer them" in answer.content


def test_what_the_owner_paused_the_clock_leaves_alone(gig, ada):
    gig.pause(ada)
    tick()
    gig.refresh_from_db()
    assert gig.status == "paused"


def test_what_is_withdrawn_after_its_day_is_missed_and_keeps_no_gig_paused(adas_client, gig, ada):
    """Nobody can answer it any more, so nothing waits for an answer."""
    for _ in range(3):
        make_proposal(gig=gig, first_due_at=timezone.now() - DAY, reply_due_at=timezone.now() - DAY)
    for proposal in Proposal.objects.all():
        proposal.withdraw(proposal.developer.user)
    tick()

    rate = reply_rate(adas_client, timezone.now())
    assert (rate.due, rate.in_time, rate.overdue) == (3, 0, 0)
    assert Gig.objects.get(pk=gig.pk).status == "open"


def test_what_the_clock_paused_offers_no_button_that_would_be_refused(client, gig, ada):
    gig.pause(None, "replies")
    client.force_login(ada)
    html = client.get(reverse("gigs:my_gigs")).content.decode()
    assert "opens again once you have answered" in html
    assert reverse("gigs:gig_resume", args=[gig.public_id]) not in html
