"""A suspended or closed account begins nothing with anybody: what is agreed goes on, and leaving is always possible."""

import pytest
from django.urls import reverse

from accounts.models import PausedError
from gigs.models import Agreement, Gig, GigChange, Invitation, Proposal, ProposalMessage, Question

from .hiring import make_agreement, make_member, make_offer, make_proposal
from .test_agreement_states import TERMS

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["frozen", "removed"])
def suspend(request, margaret):
    return lambda user: user.set_hold(request.param, margaret, "A scam.")


@pytest.fixture
def poster(gig):
    """Posts for a client whose owner is in good standing."""
    return make_member(gig.client, "poster")


def press(client, person, name, key, **data):
    client.force_login(person)
    return client.post(reverse(f"gigs:{name}", args=[key]), data)


def test_it_answers_writes_shares_and_offers_nothing(client, gig, grace, graces_profile, poster, suspend):
    proposal = make_proposal(gig=gig, developer=graces_profile, status="in_dialogue", revealed_at=None)
    suspend(poster)
    suspend(grace)

    for person in (poster, grace):
        for name, data in [("message", {"text": "Pay a deposit."}), ("share", {})]:
            assert press(client, person, f"proposal_{name}", proposal.public_id, **data).status_code == 409
    for name, data in [("shortlist", {}), ("offer", TERMS)]:
        assert press(client, poster, f"proposal_{name}", proposal.public_id, **data).status_code == 409
    answer = press(client, grace, "proposal_message", proposal.public_id, text="Hello.")

    assert "My standing" in answer.content.decode()
    assert Proposal.objects.get().version == proposal.version
    assert not ProposalMessage.objects.exists()
    assert press(client, grace, "proposal_withdraw", proposal.public_id).status_code == 302


def test_it_signs_nothing_new(client, gig, grace, graces_profile, suspend):
    agreement = make_offer(gig, graces_profile)
    suspend(grace)

    for name, data in [("accept", {}), ("counter", TERMS)]:
        assert press(client, grace, f"agreement_{name}", agreement.public_id, **data).status_code == 409
    assert Agreement.objects.get().status == "proposed"
    assert press(client, grace, "agreement_decline", agreement.public_id).status_code == 302


def test_it_accepts_no_invitation(client, gig, ada, grace, graces_profile, suspend):
    invitation = Invitation.send(gig, graces_profile, ada)
    suspend(grace)
    assert press(client, grace, "invitation_accept", invitation.public_id).status_code == 409


def test_it_says_nothing_in_public_for_its_client(gig, grace, poster, suspend):
    question = Question.objects.create(gig=gig, by=grace, text="Is it tested?")
    suspend(poster)
    for say in (
        lambda: question.answer(poster, "Write to me elsewhere."),
        lambda: Gig.objects.get(pk=gig.pk).explain("Write to me elsewhere.", poster),
    ):
        with pytest.raises(PausedError, match="My standing"):
            say()
    assert not GigChange.objects.exists()


def test_it_changes_nothing_on_the_page_of_a_client_that_others_own_too(gig, suspend):
    owner = make_member(gig.client, "owner")
    suspend(owner)
    gig.client.about = "Write to me elsewhere."
    for change in (lambda: gig.client.edit(owner), lambda: gig.client.change_picture("0" * 32, owner)):
        with pytest.raises(PausedError):
            change()
    gig.client.refresh_from_db()
    assert (gig.client.about, gig.client.picture) == ("", "")
    gig.client.change_picture("", owner)


def test_in_what_is_agreed_it_still_writes(client, gig, grace, graces_profile, suspend):
    agreement = make_agreement(gig, graces_profile)
    suspend(grace)
    assert press(client, grace, "proposal_message", agreement.proposal.public_id, text="Done.").status_code == 302
