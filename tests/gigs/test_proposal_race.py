"""Several people act on proposals at the same instant, in real transactions."""

import pytest
from django.urls import reverse

from gigs.models import Gig, Proposal, ProposalMessage
from marketplace.clock import tick
from tests.accounts.factories import make_developer
from tests.factories import make_gig
from tests.races import at_once, codes, press

from .hiring import make_proposal

pytestmark = pytest.mark.django_db(transaction=True)
WHOLE = {"pitch": "I make nightly reports fast, and say how.", "price": "450", "unit": "day", "send": "1"}


def propose(gig):
    return reverse("gigs:gig_propose", args=[gig.public_id])


def act(proposal, action):
    return reverse(f"gigs:proposal_{action}", args=[proposal.public_id])


def test_twenty_send_for_the_last_free_place_and_one_gets_it(gig):
    Gig.objects.update(max_proposals=5)
    for _ in range(4):
        make_proposal(gig=gig)
    racers = [make_developer() for _ in range(20)]

    answers = at_once(*[press(racer.user, propose(gig), **WHOLE, key=racer.handle) for racer in racers])

    assert codes(answers) == [302] + [409] * 19
    gig.refresh_from_db()
    assert (gig.status, gig.live_proposals, gig.proposals.live().count()) == ("full", 5, 5)
    # What the others wrote is kept.
    assert gig.proposals.filter(status="draft", pitch=WHOLE["pitch"]).count() == 19
    assert all(WHOLE["pitch"] in answer.content.decode() for answer in answers if answer.status_code == 409)


def test_the_last_one_of_the_week_is_not_sent_to_twenty_gigs(graces_profile):
    for _ in range(11):
        make_proposal(developer=graces_profile)
    gigs = [make_gig() for _ in range(20)]

    sends = [press(graces_profile.user, propose(gig), **WHOLE, key=gig.public_id, anyway="1") for gig in gigs]
    assert codes(at_once(*sends)) == [302] + [409] * 19
    assert graces_profile.proposals.counted().count() == 12


def test_a_double_click_sends_one_and_shows_it_twice(gig, graces_profile):
    answers = at_once(*[press(graces_profile.user, propose(gig), **WHOLE, key="one form")] * 2)
    assert codes(answers) == [302, 302]
    assert {answer["Location"] for answer in answers} == {Proposal.objects.get().get_absolute_url()}


def test_withdrawing_against_the_shortlist_has_one_outcome(proposal, ada, grace):
    answers = at_once(press(grace, act(proposal, "withdraw")), press(ada, act(proposal, "shortlist")))

    # Both fit only where the shortlist came first: what is on it may still be withdrawn.
    proposal.refresh_from_db()
    assert codes(answers) in ([302, 409], [302, 302])
    assert proposal.status in {"withdrawn", "shortlisted"}
    assert proposal.gig.proposals.live().count() == Gig.objects.get().live_proposals


def test_two_members_decline_and_the_second_reads_who_was_first(proposal, ada):
    words = "The range is above ours, sorry."
    presses = [press(ada, act(proposal, "decline"), reason="price", note=words, version="1")] * 2
    answers = at_once(*presses)
    assert codes(answers) == [302, 409]
    assert words in next(answer for answer in answers if answer.status_code == 409).content.decode()


def test_declining_against_withdrawing_frees_one_place_once(proposal, ada, grace):
    Gig.objects.update(max_proposals=5)
    for _ in range(4):
        make_proposal(gig=proposal.gig)
    Gig.objects.update(status="full")

    answers = at_once(press(grace, act(proposal, "withdraw")), press(ada, act(proposal, "decline"), reason="skills"))

    gig = Gig.objects.get()
    assert codes(answers) == [302, 409]
    assert (gig.status, gig.live_proposals) == ("open", 4)


def test_a_message_sent_twice_is_one(proposal, grace):
    answers = at_once(*[press(grace, act(proposal, "message"), text="May I ask?", key="same")] * 2)
    assert set(codes(answers)) <= {302, 409}
    assert ProposalMessage.objects.count() == 1


def test_both_write_at_once_and_nothing_is_lost(proposal, ada, grace):
    write = reverse("gigs:proposal_message", args=[proposal.public_id])
    answers = at_once(press(grace, write, text="From grace"), press(ada, write, text="From ada"))
    # One of them may have met a changed row: what was written is then on the page that says so.
    refused = "".join(answer.content.decode() for answer in answers if answer.status_code == 409)
    in_thread = set(ProposalMessage.objects.values_list("text", flat=True))
    assert in_thread | {text for text in ("From grace", "From ada") if text in refused} == {"From grace", "From ada"}
    assert Proposal.objects.get().status == "in_dialogue"


def test_closing_the_gig_against_a_new_proposal_leaves_nobody_waiting(gig, ada, graces_profile):
    close = reverse("gigs:gig_close", args=[gig.public_id])
    answers = at_once(press(graces_profile.user, propose(gig), **WHOLE), press(ada, close, close_reason="no_budget"))
    assert set(codes(answers)) <= {302, 409}
    if Gig.objects.get().status == "closed":
        assert not Proposal.objects.live().exists()


def test_two_clocks_at_once_lapse_each_proposal_once(gig, ada):
    for _ in range(5):
        make_proposal(gig=gig)
    Proposal.objects.update(reply_due_at="2026-01-01T00:00Z", first_due_at="2026-01-01T00:00Z")

    ticks = at_once(tick, tick)

    assert sum(done["gigs.hiring.due.lapse_proposals"] for done in ticks) == 5
    assert Proposal.objects.filter(status="lapsed").count() == 5
    assert all(-1 not in done.values() for done in ticks)
