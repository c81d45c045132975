"""Inviting developers to a gig: /developers/<handle>/invite/."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEvent, HideFrom, Notification, Pause
from gigs.models import Invitation
from gigs.models.hiring_errors import HiringError
from gigs.models.invitation import MOST_A_WEEK
from tests.accounts.factories import make_developer
from tests.factories import make_client, make_gig, make_user
from tests.races import at_once, codes, press

from .hiring import make_member, make_proposal
from .test_invitation import invite_address

pytestmark = pytest.mark.django_db


def test_who_hides_from_the_inviter_is_not_there(client, ada, gig, graces_profile):
    HideFrom.objects.create(developer=graces_profile, member=ada)
    client.force_login(ada)

    assert client.get(invite_address(graces_profile)).status_code == 404
    with pytest.raises(HiringError, match="directory"):
        Invitation.send(gig, graces_profile, ada)


@pytest.mark.parametrize("fields", [{"status": "draft"}, {"visibility": "hidden"}, {"hold": "limited"}])
def test_who_is_not_in_the_directory_is_not_invited(ada, gig, fields):
    with pytest.raises(HiringError, match="directory"):
        Invitation.send(gig, make_developer(**fields), ada)


@pytest.mark.parametrize(
    "fields", [{"status": "paused"}, {"status": "draft"}, {"status": "closed"}, {"hold": "frozen"}]
)
def test_to_a_gig_that_is_not_listed_nobody_is_invited(client, ada, adas_client, graces_profile, fields):
    gig = make_gig(client=adas_client, **fields)
    client.force_login(ada)

    assert client.post(invite_address(graces_profile), {"gig": gig.public_id}).status_code == 422
    with pytest.raises(HiringError, match="in the lists"):
        Invitation.send(gig, graces_profile, ada)


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


@pytest.mark.parametrize("whose", ["another client’s", "one where I only read", "nobody’s"])
def test_to_anothers_gig_nobody_is_invited(client, ada, gig, graces_profile, whose):
    public_id = make_gig().public_id if whose == "another client’s" else gig.public_id
    client.force_login(make_member(gig.client, "viewer") if whose == "one where I only read" else ada)
    data = {"gig": "0" if whose == "nobody’s" else public_id}

    assert client.post(invite_address(graces_profile), data).status_code == 422
    assert not Invitation.objects.exists()


def test_own_people_and_who_has_written_already_are_not_invited(ada, gig, graces_profile, linus_profile):
    make_proposal(gig=gig, developer=graces_profile)
    gig.client.members.create(user=linus_profile.user, role="viewer")

    with pytest.raises(HiringError, match="has sent a proposal"):
        Invitation.send(gig, graces_profile, ada)
    with pytest.raises(HiringError, match="own people"):
        Invitation.send(gig, linus_profile, ada)


def test_who_may_not_post_invites_nobody(ada, gig, graces_profile):
    Pause.start(ada, "posting", timezone.now() + timedelta(days=3), None, "/moderation/log/")

    with pytest.raises(Exception, match="paused"):
        Invitation.send(gig, graces_profile, ada)
    assert not Invitation.objects.exists()


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


@pytest.mark.django_db(transaction=True)
def test_twelve_presses_at_once_stay_within_the_week():
    owner = make_user()
    gig = make_gig(client=make_client(owner=owner))
    presses = [press(owner, invite_address(make_developer()), gig=gig.public_id) for _ in range(MOST_A_WEEK + 2)]

    answers = at_once(*presses)

    assert codes(answers) == [302] * MOST_A_WEEK + [409] * 2
    assert Invitation.objects.count() == MOST_A_WEEK
