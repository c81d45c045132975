"""While the removal of a gig can be undone nobody comes nearer to the other side over it, and everybody may leave."""

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from accounts.models import UNDO_FOR, Client, StateError
from gigs.hiring.due import void_proposals
from gigs.hiring.links import link
from gigs.models import Agreement, Gig, Invitation, Proposal, ProposalMessage
from tests.accounts.factories import make_developer

from .hiring import make_offer, make_proposal
from .test_agreement_states import TERMS

pytestmark = pytest.mark.django_db
TAKES_AWAY = {
    "the gig removed": lambda gig, by: Gig.objects.get(pk=gig.pk).set_hold("removed", by, "A scam."),
    "its client removed": lambda gig, by: Client.objects.get(pk=gig.client_id).set_hold("removed", by, "A scam."),
    "its client frozen": lambda gig, by: Client.objects.get(pk=gig.client_id).set_hold("frozen", by, "We look."),
}


@pytest.fixture(params=TAKES_AWAY)
def take_away(request, margaret):
    return lambda gig: TAKES_AWAY[request.param](gig, margaret)


def press(client, person, name, key, **data):
    client.force_login(person)
    return client.post(reverse(f"gigs:{name}", args=[key]), data).status_code


def state():
    proposals = list(Proposal.objects.order_by("pk").values_list("status", "revealed_at", "turn", "version"))
    agreements = list(Agreement.objects.values_list("status", "version", "versions"))
    return proposals, agreements, ProposalMessage.objects.count()


@pytest.mark.parametrize("status", ["submitted", "in_dialogue", "shortlisted"])
def test_nobody_answers_writes_shares_or_offers(client, gig, ada, graces_profile, take_away, status):
    is_named = {} if status == "shortlisted" else {"revealed_at": None}
    proposal = make_proposal(gig=gig, developer=graces_profile, status=status, **is_named)
    take_away(gig)
    before = state()

    for person in (ada, graces_profile.user):
        for name, data in [("message", {"text": "Write elsewhere."}), ("share", {})]:
            assert press(client, person, f"proposal_{name}", proposal.public_id, **data) == 409, name
    for name, data in [("shortlist", {}), ("offer", TERMS)]:
        assert press(client, ada, f"proposal_{name}", proposal.public_id, **data) == 409, name
    row = f"{proposal.public_id}:{proposal.version}"
    press(client, ada, "gig_board_act", gig.public_id, p=row, do="shortlist")
    client.logout()
    assert client.post(link(proposal, ada, "shortlist")).status_code in {404, 409}

    assert state() == before


def test_no_terms_are_agreed(client, gig, ada, grace, graces_profile, take_away):
    agreement = make_offer(gig, graces_profile)
    take_away(gig)
    before = state()

    for person in (ada, grace):
        for name, data in [("accept", {}), ("counter", TERMS)]:
            assert press(client, person, f"agreement_{name}", agreement.public_id, **data) == 409

    assert state() == before


def test_an_offer_that_is_accepted_just_then_is_refused(gig, grace, graces_profile, take_away):
    """The page was read before, the press waited for the lock."""
    agreement = Agreement.objects.select_related("proposal__gig__client").get(pk=make_offer(gig, graces_profile).pk)
    take_away(gig)
    with pytest.raises(StateError):
        agreement.accept(grace, "developer")


def test_nobody_is_invited_and_no_invitation_is_accepted(client, gig, ada, grace, graces_profile, take_away):
    invitation = Invitation.send(gig, graces_profile, ada)
    other = make_developer(published_at=timezone.now())
    take_away(gig)

    assert press(client, ada, "developer_invite", other.handle, gig=gig.public_id, note="x") in {404, 409, 422}
    assert press(client, grace, "invitation_accept", invitation.public_id) == 409
    assert press(client, grace, "gig_propose", gig.public_id, action="submit", pitch="x" * 200) in {404, 409, 410}

    assert [one.status for one in Invitation.objects.all()] == ["sent"]
    assert not Proposal.objects.exists()


@pytest.mark.parametrize("way", ["withdraw", "decline", "turn down", "take back"])
def test_everybody_may_leave(client, gig, ada, grace, graces_profile, take_away, way):
    agreement = make_offer(gig, graces_profile)
    take_away(gig)
    ways = {
        "withdraw": (grace, "proposal_withdraw", agreement.proposal.public_id, {}, "withdrawn"),
        "decline": (ada, "proposal_decline", agreement.proposal.public_id, {"reason": "filled"}, "declined_by_client"),
        "turn down": (grace, "agreement_decline", agreement.public_id, {}, "declined_by_developer"),
        "take back": (ada, "agreement_take_back", agreement.public_id, {}, "in_dialogue"),
    }
    person, name, key, data, status = ways[way]
    assert press(client, person, name, key, **data) == 302
    assert Proposal.objects.get().status == status


def test_the_proposals_end_when_it_cannot_be_undone_whatever_is_edited_meanwhile(gig, ada, graces_profile, take_away):
    proposal = make_proposal(gig=gig, developer=graces_profile)
    take_away(gig)
    void_proposals()
    assert Proposal.objects.get().status == "submitted"
    with time_machine.travel(timezone.now() + UNDO_FOR):
        for owned in (Gig.objects.get(), Client.objects.get(pk=gig.client_id)):
            owned.write()  # as any edit of its owner's does
        void_proposals()
    proposal.refresh_from_db()
    assert (proposal.status, proposal.note) == ("void", Gig.objects.get().why_over)
