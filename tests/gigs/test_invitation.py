"""Inviting developers to a gig: /developers/<handle>/invite/ and /invitations/<public_id>/…"""

from datetime import timedelta

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEvent, DeveloperContact, HideFrom, Notification, Pause
from gigs.models import Gig, Invitation, Proposal
from gigs.models.hiring_errors import HiringError
from gigs.models.invitation import MOST_A_WEEK
from tests.accounts.factories import make_developer
from tests.directly import post
from tests.factories import make_client, make_gig, make_user
from tests.races import at_once, codes, press

from .hiring import make_member, make_proposal

DONE, REFUSED, NOT_YOURS, NOT_FOUND = 302, 409, 403, 404
STATES = Invitation.Status.values


def invite_address(developer):
    return reverse("gigs:developer_invite", args=[developer.handle])


@pytest.fixture
def invitation(gig, graces_profile, ada):
    return Invitation.send(gig, graces_profile, ada, "You have done this before.")


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


@pytest.mark.django_db
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


@pytest.mark.django_db
@pytest.mark.parametrize("action", ["accept", "decline", "withdraw"])
def test_a_visitor_is_sent_to_sign_in_and_no_get_changes_anything(client, invitation, grace, action):
    address = reverse(f"gigs:invitation_{action}", args=[invitation.public_id])
    assert client.post(address)["Location"].startswith(reverse("account_login"))
    client.force_login(grace)
    assert client.get(address).status_code == 405


@pytest.mark.django_db
@pytest.mark.parametrize("state", STATES)
def test_every_state_has_a_page_for_its_two_sides_alone(client, invitation, people, state):
    Invitation.objects.update(status=state)
    for role, user in people.items():
        client.force_login(user)
        is_there = role in {"owner", "poster", "viewer"} or (role == "invited" and state != "withdrawn")
        assert client.get(invitation.get_absolute_url()).status_code == (200 if is_there else 404), role


# -- inviting


@pytest.mark.django_db
def test_who_hides_from_the_inviter_is_not_there(client, ada, gig, graces_profile):
    HideFrom.objects.create(developer=graces_profile, member=ada)
    client.force_login(ada)

    assert client.get(invite_address(graces_profile)).status_code == 404
    with pytest.raises(HiringError, match="directory"):
        Invitation.send(gig, graces_profile, ada)


@pytest.mark.django_db
@pytest.mark.parametrize("fields", [{"status": "draft"}, {"visibility": "hidden"}, {"hold": "limited"}])
def test_who_is_not_in_the_directory_is_not_invited(ada, gig, fields):
    with pytest.raises(HiringError, match="directory"):
        Invitation.send(gig, make_developer(**fields), ada)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "fields", [{"status": "paused"}, {"status": "draft"}, {"status": "closed"}, {"hold": "frozen"}]
)
def test_to_a_gig_that_is_not_listed_nobody_is_invited(client, ada, adas_client, graces_profile, fields):
    gig = make_gig(client=adas_client, **fields)
    client.force_login(ada)

    assert client.post(invite_address(graces_profile), {"gig": gig.public_id}).status_code == 422
    with pytest.raises(HiringError, match="in the lists"):
        Invitation.send(gig, graces_profile, ada)


@pytest.mark.django_db
def test_who_may_not_work_from_there_is_not_invited(client, ada, adas_client, graces_profile):
    gig = make_gig(client=adas_client, remote_scope="only", countries=["JP"])
    client.force_login(ada)

    answer = client.post(invite_address(graces_profile), {"gig": gig.public_id})

    assert answer.status_code == 422
    assert "limited to other countries" in answer.content.decode()
    assert f'value="{gig.public_id}"' not in client.get(invite_address(graces_profile)).content.decode()
    with pytest.raises(HiringError, match="limited to other countries"):
        Invitation.send(gig, graces_profile, ada)
    assert not Invitation.objects.exists()


@pytest.mark.django_db
def test_what_is_read_blind_is_offered_whoever_has_proposed(client, ada, grace, adas_client, graces_profile):
    gig = make_gig(client=adas_client, blind=True)
    proposal = make_proposal(gig=gig, developer=graces_profile)
    client.force_login(ada)

    assert f'value="{gig.public_id}"' in client.get(invite_address(graces_profile)).content.decode()
    assert client.post(invite_address(graces_profile), {"gig": gig.public_id}).status_code == 302
    client.force_login(grace)
    assert client.get("/dashboard/").context["todo"] == []
    answer = client.post(reverse("gigs:invitation_accept", args=[Invitation.objects.get().public_id]), follow=True)
    assert answer.redirect_chain[-1][0] == proposal.get_absolute_url()
    Invitation.objects.all().delete()
    proposal.refresh_from_db()
    proposal.shortlist(ada)
    client.force_login(ada)
    assert client.post(invite_address(graces_profile), {"gig": gig.public_id}).status_code == 422


@pytest.mark.django_db
@pytest.mark.parametrize("whose", ["another client’s", "one where I only read", "nobody’s"])
def test_to_anothers_gig_nobody_is_invited(client, ada, gig, graces_profile, whose):
    public_id = make_gig().public_id if whose == "another client’s" else gig.public_id
    client.force_login(make_member(gig.client, "viewer") if whose == "one where I only read" else ada)
    data = {"gig": "0" if whose == "nobody’s" else public_id}

    assert client.post(invite_address(graces_profile), data).status_code == 422
    assert not Invitation.objects.exists()


@pytest.mark.django_db
def test_own_people_and_who_has_written_already_are_not_invited(ada, gig, graces_profile, linus_profile):
    make_proposal(gig=gig, developer=graces_profile)
    gig.client.members.create(user=linus_profile.user, role="viewer")

    with pytest.raises(HiringError, match="has sent a proposal"):
        Invitation.send(gig, graces_profile, ada)
    with pytest.raises(HiringError, match="own people"):
        Invitation.send(gig, linus_profile, ada)


@pytest.mark.django_db
def test_who_may_not_post_invites_nobody(ada, gig, graces_profile):
    Pause.start(ada, "posting", timezone.now() + timedelta(days=3), None, "/moderation/log/")

    with pytest.raises(Exception, match="paused"):
        Invitation.send(gig, graces_profile, ada)
    assert not Invitation.objects.exists()


@pytest.mark.django_db
def test_once_for_a_gig_and_developer(client, ada, gig, invitation, graces_profile):
    client.force_login(ada)

    again = client.post(invite_address(graces_profile), {"gig": gig.public_id}, follow=True)
    assert "invited to" in again.content.decode()
    assert again.redirect_chain[-1][0] == reverse("gigs:gig_developers", args=[gig.public_id])
    assert Invitation.objects.count() == 1
    with pytest.raises(HiringError, match="already"):
        Invitation.send(gig, graces_profile, ada)


@pytest.mark.django_db
def test_ten_a_week_for_one_client(ada, gig, invitation, adas_client):
    Invitation.objects.bulk_create(
        Invitation(gig=gig, developer=make_developer(), by=ada) for _ in range(MOST_A_WEEK - 1)
    )
    with pytest.raises(HiringError, match="seven days"):
        Invitation.send(make_gig(client=adas_client), make_developer(), ada)

    Invitation.objects.update(created_at=timezone.now() - timedelta(days=8))
    Invitation.send(make_gig(client=adas_client), make_developer(), ada)


@pytest.mark.django_db
def test_the_profile_leads_there_and_the_developer_is_told(client, ada, grace, gig, graces_profile):
    client.force_login(ada)
    assert invite_address(graces_profile) in client.get(graces_profile.get_absolute_url()).content.decode()

    answer = client.post(invite_address(graces_profile), {"gig": gig.public_id, "note": "You know this."})

    assert answer.status_code == 302
    invitation = Invitation.objects.get()
    assert [(one.user, one.kind, one.body) for one in Notification.objects.all()] == [
        (grace, "invitation", "You know this.")
    ]
    assert [event.action for event in AuditEvent.objects.of(invitation)] == ["invitation.send"]
    page = client.get(reverse("gigs:gig_developers", args=[gig.public_id])).content.decode()
    assert invitation.get_absolute_url() in page


# -- answering


@pytest.mark.django_db
def test_accepting_lets_the_client_see_more_and_leads_to_a_draft(client, ada, grace, gig, invitation):
    client.force_login(grace)

    answer = client.post(reverse("gigs:invitation_accept", args=[invitation.public_id]))

    assert answer["Location"] == reverse("gigs:gig_propose", args=[gig.public_id])
    assert client.get(answer["Location"]).status_code == 200
    assert DeveloperContact.objects.filter(client=gig.client, developer__user=grace).exists()
    assert [one.kind for one in ada.notifications.all()] == ["invitation_accepted"]


@pytest.mark.django_db
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


@pytest.mark.django_db
def test_declining_needs_no_reason_and_tells_the_client(client, ada, grace, invitation):
    client.force_login(grace)
    address = reverse("gigs:invitation_decline", args=[invitation.public_id])

    assert client.post(address, {"reason": "nonsense"}).status_code == 422
    assert client.post(address).status_code == 302
    assert Invitation.objects.get().status == "declined"
    assert [one.kind for one in ada.notifications.all()] == ["invitation_declined"]


@pytest.mark.django_db
def test_a_second_yes_hears_of_the_first(client, grace, gig, invitation):
    client.force_login(grace)
    address = reverse("gigs:invitation_accept", args=[invitation.public_id])
    client.post(address)
    second = client.post(address)

    assert second.status_code == 409
    assert "You have accepted this invitation already." in second.content.decode()
    assert "no proposals any more" not in second.content.decode()


@pytest.mark.django_db
def test_a_gig_that_ended_is_accepted_by_nobody(client, grace, gig, invitation):
    Gig.objects.update(status="closed", ended_at=timezone.now())
    client.force_login(grace)

    assert client.post(reverse("gigs:invitation_accept", args=[invitation.public_id])).status_code == 409
    assert "takes no proposals any more" in client.get(invitation.get_absolute_url()).content.decode()


@pytest.mark.django_db(transaction=True)
def test_twelve_presses_at_once_stay_within_the_week():
    owner = make_user()
    gig = make_gig(client=make_client(owner=owner))
    presses = [press(owner, invite_address(make_developer()), gig=gig.public_id) for _ in range(MOST_A_WEEK + 2)]

    answers = at_once(*presses)

    assert codes(answers) == [302] * MOST_A_WEEK + [409] * 2
    assert Invitation.objects.count() == MOST_A_WEEK
