"""The clock of a proposal that was sent: reminders, lapse, and what stops or voids it."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from accounts.models import Client, Notification, NotificationChoice
from gigs.models import Gig, Proposal, ProposalMessage
from gigs.models.reply_rate import reply_rate
from marketplace.clock import tick
from tests.accounts.factories import make_developer
from tests.factories import make_adas_gig, make_gig

from .hiring import make_graces_profile, make_proposal, owner_of
from .test_agreement_states import TERMS

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def submitted(once):
    with once():
        proposal = make_proposal(gig=make_adas_gig(), developer=make_graces_profile(), status="draft")
        proposal.submit(proposal.developer.user)
        Notification.objects.all().delete()
        return proposal


@pytest.fixture
def sent(db, submitted):
    return Proposal.objects.get(pk=submitted.pk)


@pytest.fixture
def gig(sent):
    return Gig.objects.get(pk=sent.gig_id)


@pytest.fixture
def ada(sent):
    return owner_of(sent)


@pytest.fixture
def grace(sent):
    return sent.developer.user


def later(days, **more):
    return time_machine.travel(timezone.now() + timedelta(days=days, **more), tick=False)


def told(user):
    return list(Notification.objects.filter(user=user).order_by("pk").values_list("kind", flat=True))


def test_two_days_before_the_day_the_client_is_reminded_once(sent, ada, grace):
    with later(5, minutes=1):
        tick()
        tick()
    assert told(ada) == ["reply_reminder"]
    assert told(grace) == []


def test_nobody_is_reminded_before(sent, ada):
    with later(4, hours=23):
        tick()
    assert told(ada) == []


def test_a_short_clock_has_no_reminder():
    proposal = make_proposal(gig=make_gig(reply_days=1), status="draft")
    proposal.submit(proposal.developer.user)
    assert proposal.remind_at is None


def test_it_lapses_when_the_day_is_over_and_both_hear_it(sent, ada, grace):
    with later(6, hours=23):
        tick()
        sent.refresh_from_db()
        assert sent.status == "submitted"
    with later(7, minutes=1):
        tick()
        tick()
    sent.refresh_from_db()
    assert (sent.status, sent.turn, sent.reply_due_at) == ("lapsed", "", None)
    assert told(grace) == ["proposal_lapsed"]
    assert told(ada) == ["reply_reminder", "reply_missed"]


def test_after_a_day_of_downtime_one_tick_catches_up_in_order(sent, ada):
    # Nothing ran from the fifth day on: it is lapsed, not reminded of.
    with later(8):
        done = tick()
    sent.refresh_from_db()
    assert sent.status == "lapsed"
    assert told(ada) == ["reply_missed"]
    assert all(count >= 0 for count in done.values())


def test_an_answer_stops_the_clock(sent, ada):
    sent.shortlist(ada)
    with later(8):
        tick()
    sent.refresh_from_db()
    assert sent.status == "shortlisted"


def test_a_shortlist_without_a_decision_lapses(sent, ada):
    sent.shortlist(ada)
    with later(14, minutes=1):
        tick()
    sent.refresh_from_db()
    assert sent.status == "lapsed"


def test_a_question_gives_the_turn_to_the_developer_whose_silence_withdraws(sent, ada, grace):
    ProposalMessage.send(sent, ada, "client", "When could you start?")
    assert sent.turn == "developer"
    with later(7, minutes=1):
        tick()
    sent.refresh_from_db()
    assert sent.status == "withdrawn"
    assert reply_rate(sent.gig.client, timezone.now()).in_time == 1


def test_a_developers_words_do_not_move_the_first_clock(sent, grace):
    due = sent.reply_due_at
    ProposalMessage.send(sent, grace, "developer", "I forgot to say: I know ferries.")
    sent.refresh_from_db()
    assert (sent.status, sent.turn, sent.reply_due_at, sent.answered_at) == ("submitted", "client", due, None)
    with later(7, minutes=1):
        tick()
        assert reply_rate(sent.gig.client, timezone.now()).in_time == 0


def test_talking_moves_the_clock_to_and_fro(sent, ada, grace):
    ProposalMessage.send(sent, ada, "client", "When?")
    ProposalMessage.send(sent, ada, "client", "And for how long?")
    assert sent.turn == "developer"
    ProposalMessage.send(sent, grace, "developer", "In May.")
    assert (sent.turn, sent.status) == ("client", "in_dialogue")


def test_expiry_stops_new_proposals_and_leaves_live_ones_their_clock(sent, gig, ada):
    Gig.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    tick()
    gig.refresh_from_db()
    sent.refresh_from_db()
    assert (gig.status, sent.status) == ("expired", "submitted")
    sent.shortlist(ada)


def test_a_gig_that_stays_removed_voids_its_proposals(sent, gig, margaret, grace):
    gig.refresh_from_db()
    gig.set_hold("removed", margaret, "A scam.")
    tick()
    sent.refresh_from_db()
    assert sent.status == "submitted"  # the removal can be undone still
    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        tick()
    sent.refresh_from_db()
    assert sent.status == "void"
    assert told(grace) == ["proposal_void"]
    assert not sent.developer.proposals.counted().exists()


def test_nobody_comes_nearer_about_a_removed_gig_while_its_removal_can_be_undone(
    client, sent, gig, margaret, ada, grace
):
    sent.shortlist(ada)
    Gig.objects.get(pk=gig.pk).set_hold("removed", margaret, "A scam.")

    for person, action, data in [
        (ada, "message", {"text": "Write to me elsewhere."}),
        (grace, "message", {"text": "When do we begin?"}),
        (grace, "share", {}),
        (ada, "offer", TERMS),
    ]:
        client.force_login(person)
        answer = client.post(reverse(f"gigs:proposal_{action}", args=[sent.public_id]), data)
        assert answer.status_code == 409, action
    sent.refresh_from_db()
    assert (sent.status, ProposalMessage.objects.count()) == ("shortlisted", 0)
    sent.withdraw(grace)  # to leave is always possible


def test_a_frozen_gig_leaves_them(sent, gig, margaret):
    gig.refresh_from_db()
    gig.set_hold("frozen", margaret, "We look into it.")
    sent.refresh_from_db()
    assert sent.status == "submitted"


@pytest.mark.parametrize("fields", [{"hold": "frozen"}, {"hold": "removed"}, {"status": "closed"}])
def test_a_suspended_clients_proposals_are_void(sent, fields):
    Client.objects.update(**fields)
    tick()
    sent.refresh_from_db()
    assert sent.status == "void"


def test_closing_the_gig_tells_everybody_why(client, sent, gig, ada, grace):
    other = make_proposal(gig=gig, developer=make_developer(), status="in_dialogue")
    client.force_login(ada)
    client.post(reverse("gigs:gig_close", args=[gig.public_id]), {"close_reason": "no_budget"})
    assert {row.status for row in Proposal.objects.all()} == {"not_selected"}
    assert "no budget" in Notification.objects.get(user=grace).body
    assert told(other.developer.user) == ["proposal_not_selected"]


def test_a_change_of_the_gig_is_told_to_who_has_a_proposal_and_keeps_the_count(sent, gig, ada, grace):
    stale = Gig.objects.get(pk=gig.pk)
    Gig.objects.filter(pk=gig.pk).update(live_proposals=7)
    NotificationChoice.objects.create(user=grace, topic="gigs", cadence="daily")
    stale.revise({"pay_min": 450}, ada)
    assert told(grace) == ["gig_changed"]
    assert Notification.objects.get(user=grace).cadence == "daily"
    assert Gig.objects.get().live_proposals == 7


def test_a_higher_cap_opens_a_full_gig(sent, gig, ada):
    Gig.objects.update(max_proposals=5)
    rows = [sent, *(make_proposal(gig=gig) for _ in range(4))]
    Gig.objects.update(status="full")
    Gig.objects.get().revise({"max_proposals": 8}, ada)
    gig.refresh_from_db()
    assert (gig.status, gig.live_proposals) == ("open", len(rows))


def test_the_client_is_told_whose_proposal_lapsed(sent, ada):
    with later(7, minutes=1):
        tick()
    assert "Grace" in Notification.objects.get(user=ada, kind="reply_missed").title
