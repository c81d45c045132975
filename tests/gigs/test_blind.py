"""Read blind: until the shortlist nothing that reaches the client names or links who wrote a proposal."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from accounts.digest import mail_digest
from accounts.models import DeveloperContact, Notification, NotificationChoice
from accounts.models.notification_topic import BY_KIND, BY_VALUE
from gigs.models import Gig, Invitation, Proposal, ProposalMessage
from gigs.models.hiring_errors import HiringError
from marketplace.clock import tick
from marketplace.lib.tasks.models import QueuedTask
from marketplace.lib.tasks.worker import run_due
from tests.accounts.factories import make_developer
from tests.factories import make_gig

from .hiring import make_proposal

pytestmark = pytest.mark.django_db
NAME, HANDLE = "Grace Brewster Hopper", "amazing-grace"

# What a client can be told of somebody who is not on the shortlist yet, and what names nobody or comes later.
EARLY = {"proposal_sent", "proposal_withdrawn", "proposal_lapsed", "reply_missed", "reply_reminder", "message"}
INVITED = {"invitation_declined"}
LATER = {
    *("agreement_offered", "agreement_countered", "agreement_accepted", "agreement_taken_back", "agreement_event"),
    *("offer_declined", "review_published"),
}
NEVER_BLIND = {"invitation_accepted"}
TO_DEVELOPERS = {
    *("proposal_shortlisted", "proposal_declined", "proposal_not_selected", "proposal_void", "invitation"),
    *("gig_changed", "availability_reminder", "question_answered", "question_passed"),
}
ABOUT_NOBODY = {
    *("gig_expiring", "gig_expired", "question_asked"),
    *("search_broken", "skill_approved", "skill_needs_changes", "skill_refused"),
}


@pytest.fixture
def blind_gig(adas_client):
    return make_gig(client=adas_client, blind=True)


@pytest.fixture
def hopper(grace):
    grace.name = NAME
    grace.save()
    return make_developer(user=grace, handle=HANDLE, name=NAME)


def propose(gig, developer):
    proposal = make_proposal(gig=gig, developer=developer, status="draft")
    proposal.submit(developer.user)
    return proposal


def test_every_kind_of_notice_is_one_that_was_thought_about():
    thought_about = EARLY | INVITED | LATER | NEVER_BLIND | TO_DEVELOPERS | ABOUT_NOBODY
    assert thought_about == set(BY_KIND)


def test_no_notice_no_mail_and_no_digest_names_who_writes(hopper, ada, grace, blind_gig, adas_client):
    NotificationChoice.choose(ada, BY_VALUE["reminders"], "daily")
    invitation = Invitation.send(blind_gig, hopper, ada)
    invitation.accept(grace)
    first = propose(blind_gig, hopper)
    first.refresh_from_db()
    first.withdraw(grace)
    silent = propose(make_gig(client=adas_client, blind=True), hopper)
    late = propose(make_gig(client=adas_client, blind=True), hopper)
    for text, by, side in [("When?", ada, "client"), ("In May.", grace, "developer"), ("May?", ada, "client")]:
        late.refresh_from_db()
        ProposalMessage.send(late, by, side, text)
    run_due()
    for day in (5, 6, 7, 8, 9):
        with time_machine.travel(timezone.now() + timedelta(days=day, minutes=5), tick=False):
            tick()
            run_due()
            for task in QueuedTask.objects.filter(name="accounts.digest.mail_digest"):
                mail_digest.func(*task.args)
    for proposal, state in [(first, "withdrawn"), (silent, "lapsed"), (late, "withdrawn")]:
        proposal.refresh_from_db()
        assert (proposal.status, proposal.revealed_at) == (state, None)

    told = Notification.objects.filter(user=ada)
    assert {one.kind for one in told} & (EARLY | INVITED | LATER | NEVER_BLIND) == EARLY
    written = [f"{one.title} {one.body} {one.url}" for one in told]
    written += [
        f"{letter.subject} {letter.body} {letter.alternatives} {letter.extra_headers}"
        for letter in mail.outbox
        if letter.to == [ada.email]
    ]
    assert any("to know from yesterday" in words for words in written)
    assert [words for words in written if NAME in words or "Grace" in words or HANDLE in words] == []


def test_a_yes_changes_nothing_that_the_client_can_see(client, hopper, ada, grace, blind_gig):
    invitation = Invitation.send(blind_gig, hopper, ada)
    pages = [
        invitation.get_absolute_url(),
        reverse("gigs:gig_developers", args=[blind_gig.public_id]),
        reverse("gigs:gig_board", args=[blind_gig.public_id]),
        reverse("accounts:notification_list"),
        hopper.get_absolute_url(),
        "/dashboard/",
    ]
    before = [seen(client, ada, page) for page in pages]
    invitation.accept(grace)

    assert [seen(client, ada, page) for page in pages] == before
    assert not Notification.objects.filter(user=ada).exists()
    assert not DeveloperContact.objects.exists()
    with pytest.raises(HiringError, match="so it stays"):
        Invitation.objects.get().withdraw(ada)
    address = reverse("gigs:invitation_withdraw", args=[invitation.public_id])
    assert client.post(address).status_code == 409


def test_the_shortlist_shows_the_yes_too(client, hopper, ada, grace, blind_gig):
    invitation = Invitation.send(blind_gig, hopper, ada)
    invitation.accept(grace)
    proposal = propose(blind_gig, hopper)
    page = invitation.get_absolute_url()
    assert "Accepted" not in seen(client, ada, page)
    assert "Accepted" in seen(client, grace, page)
    proposal.refresh_from_db()
    proposal.shortlist(ada)

    assert "Accepted" in seen(client, ada, page)
    assert "accepted" in seen(client, ada, reverse("gigs:gig_developers", args=[blind_gig.public_id]))


def test_a_no_is_told_and_does_not_become_a_yes(client, hopper, ada, grace, blind_gig):
    invitation = Invitation.send(blind_gig, hopper, ada)
    invitation.decline(grace, "busy")

    assert [one.kind for one in ada.notifications.all()] == ["invitation_declined"]
    assert "Declined" in seen(client, ada, invitation.get_absolute_url())
    assert "Write a proposal" not in seen(client, grace, invitation.get_absolute_url())
    with pytest.raises(HiringError, match="propose as anybody"):
        invitation.accept(grace)
    assert propose(blind_gig, hopper).status == "submitted"


def test_a_full_gig_takes_nobody_whose_place_would_be_a_name(hopper, ada, grace, blind_gig):
    Invitation.send(blind_gig, hopper, ada).accept(grace)
    Gig.objects.update(max_proposals=5)
    for _ in range(5):
        propose(blind_gig, make_developer())

    with pytest.raises(HiringError, match="no new proposals"):
        propose(Gig.objects.get(), hopper)
    assert Proposal.objects.live().count() == 5


def test_side_by_side_it_does_not_show_what_the_directory_says_of_one_alone(client, hopper, ada, blind_gig):
    proposal = propose(blind_gig, hopper)
    page = f"{reverse('gigs:gig_compare', args=[blind_gig.public_id])}?p={proposal.public_id}"
    assert "match, why" not in seen(client, ada, page)
    proposal.refresh_from_db()
    proposal.shortlist(ada)
    assert "match, why" in seen(client, ada, page)


def seen(client, user, page):
    """The words of a page, without what is new at every look."""
    client.force_login(user)
    html = client.get(page).content.decode()
    return "\n".join(line for line in html.splitlines() if "csrfmiddlewaretoken" not in line and "nonce" not in line)
