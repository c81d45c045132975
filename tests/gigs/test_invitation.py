"""An invitation that was sent: /invitations/<public_id>/…, and which others it stands in the way of."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import DeveloperContact
from gigs.models import Gig, Invitation, Proposal
from gigs.models.hiring_errors import HiringError
from gigs.models.invitation import MOST_A_WEEK
from tests.accounts.factories import make_developer
from tests.directly import post
from tests.factories import make_adas_gig, make_gig

from .hiring import make_graces_profile, make_member, make_proposal

DONE, REFUSED, NOT_YOURS, NOT_FOUND = 302, 409, 403, 404
STATES = Invitation.Status.values
pytestmark = pytest.mark.django_db


def invite_address(developer):
    return reverse("gigs:developer_invite", args=[developer.handle])


@pytest.fixture(scope="module")
def sent(once):
    with once():
        gig = make_adas_gig()
        return Invitation.send(gig, make_graces_profile(), gig.client.people.get(), "You have done this before.")


@pytest.fixture
def invitation(db, sent):
    return Invitation.objects.get(pk=sent.pk)


@pytest.fixture
def gig(invitation):
    return invitation.gig


@pytest.fixture
def adas_client(gig):
    return gig.client


@pytest.fixture
def graces_profile(invitation):
    return invitation.developer


@pytest.fixture
def ada(invitation):
    return invitation.by


@pytest.fixture
def grace(graces_profile):
    return graces_profile.user


@pytest.fixture
def people(gig, ada, grace, linus_profile, margaret):
    return {
        "invited": grace,
        "owner": ada,
        "poster": make_member(gig.client, "poster"),
        "viewer": make_member(gig.client, "viewer"),
        "rival": linus_profile.user,
        "moderator": margaret,
    }


def expected(state, action, role):
    if role in {"rival", "moderator"} or (role == "invited" and state == "withdrawn"):
        return NOT_FOUND
    if role == "viewer" or (role == "invited") == (action == "withdraw"):
        return NOT_YOURS
    possible = {"accept": {"sent", "declined"}, "decline": {"sent"}, "withdraw": {"sent"}}
    return DONE if state in possible[action] else REFUSED


@pytest.mark.parametrize("state", STATES)
def test_every_action_of_every_role(invitation, people, state):
    Invitation.objects.update(status=state)
    found, wanted = {}, {}
    for role, user in people.items():
        for action in ("accept", "decline", "withdraw"):
            with transaction.atomic():
                found[role, action] = post(user, f"gigs:invitation_{action}", invitation.public_id)
                if found[role, action] != DONE:
                    assert Invitation.objects.get().status == state
                transaction.set_rollback(True)
            wanted[role, action] = expected(state, action, role)
    assert found == wanted


def test_the_table_of_the_model_is_the_table_of_the_rules():
    assert {verb: (set(a), str(b)) for verb, (a, b) in Invitation.TRANSITIONS.items()} == {
        "accept": ({"sent", "declined"}, "accepted"),
        "decline": ({"sent"}, "declined"),
        "withdraw": ({"sent"}, "withdrawn"),
    }


@pytest.mark.parametrize("action", ["accept", "decline", "withdraw"])
def test_a_visitor_is_sent_to_sign_in_and_no_get_changes_anything(client, invitation, grace, action):
    address = reverse(f"gigs:invitation_{action}", args=[invitation.public_id])
    assert client.post(address)["Location"].startswith(reverse("account_login"))
    client.force_login(grace)
    assert client.get(address).status_code == 405


@pytest.mark.parametrize("state", STATES)
def test_every_state_has_a_page_for_its_two_sides_alone(client, invitation, people, state):
    Invitation.objects.update(status=state)
    for role, user in people.items():
        client.force_login(user)
        is_there = role in {"owner", "poster", "viewer"} or (role == "invited" and state != "withdrawn")
        assert client.get(invitation.get_absolute_url()).status_code == (200 if is_there else 404), role


# -- inviting again


def test_once_for_a_gig_and_developer(client, ada, gig, invitation, graces_profile):
    client.force_login(ada)

    again = client.post(invite_address(graces_profile), {"gig": gig.public_id}, follow=True)
    assert "invited to" in again.content.decode()
    assert again.redirect_chain[-1][0] == reverse("gigs:gig_developers", args=[gig.public_id])
    assert Invitation.objects.count() == 1
    with pytest.raises(HiringError, match="already"):
        Invitation.send(gig, graces_profile, ada)


def test_ten_a_week_for_one_client(ada, gig, invitation, adas_client):
    Invitation.objects.bulk_create(
        Invitation(gig=gig, developer=make_developer(), by=ada) for _ in range(MOST_A_WEEK - 1)
    )
    with pytest.raises(HiringError, match="seven days"):
        Invitation.send(make_gig(client=adas_client), make_developer(), ada)

    Invitation.objects.update(created_at=timezone.now() - timedelta(days=8))
    Invitation.send(make_gig(client=adas_client), make_developer(), ada)


# -- answering


def test_accepting_lets_the_client_see_more_and_leads_to_a_draft(client, ada, grace, gig, invitation):
    client.force_login(grace)

    answer = client.post(reverse("gigs:invitation_accept", args=[invitation.public_id]))

    assert answer["Location"] == reverse("gigs:gig_propose", args=[gig.public_id])
    assert client.get(answer["Location"]).status_code == 200
    assert DeveloperContact.objects.filter(client=gig.client, developer__user=grace).exists()
    assert [one.kind for one in ada.notifications.all()] == ["invitation_accepted"]


def test_a_full_gig_takes_whom_it_invited_and_nobody_else(gig, grace, linus_profile, invitation):
    Gig.objects.update(max_proposals=5)
    for _ in range(5):
        proposal = make_proposal(gig=gig, status="draft")
        proposal.submit(proposal.developer.user)
    assert Gig.objects.get().status == "full"
    invitation.accept(grace)
    theirs, mine = (
        make_proposal(gig=gig, developer=who, status="draft") for who in (linus_profile, invitation.developer)
    )

    with pytest.raises(HiringError):
        theirs.submit(linus_profile.user)
    mine.submit(grace)

    assert Proposal.objects.get(pk=mine.pk).status == "submitted"
    assert (Gig.objects.get().status, Gig.objects.get().live_proposals) == ("full", 6)


def test_declining_needs_no_reason_and_tells_the_client(client, ada, grace, invitation):
    client.force_login(grace)
    address = reverse("gigs:invitation_decline", args=[invitation.public_id])

    assert client.post(address, {"reason": "nonsense"}).status_code == 422
    assert client.post(address).status_code == 302
    assert Invitation.objects.get().status == "declined"
    assert [one.kind for one in ada.notifications.all()] == ["invitation_declined"]


def test_a_second_yes_hears_of_the_first(client, grace, gig, invitation):
    client.force_login(grace)
    address = reverse("gigs:invitation_accept", args=[invitation.public_id])
    client.post(address)
    second = client.post(address)

    assert second.status_code == 409
    assert "You have accepted this invitation already." in second.content.decode()
    assert "no proposals any more" not in second.content.decode()


def test_a_gig_that_ended_is_accepted_by_nobody(client, grace, gig, invitation):
    Gig.objects.update(status="closed", ended_at=timezone.now())
    client.force_login(grace)

    assert client.post(reverse("gigs:invitation_accept", args=[invitation.public_id])).status_code == 409
    assert "takes no proposals any more" in client.get(invitation.get_absolute_url()).content.decode()
