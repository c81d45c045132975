"""Proposals for tests, as functions: say what matters, the rest is plausible."""

from datetime import timedelta
from itertools import count

from django.utils import timezone

from accounts.models import ClientMember, Developer
from gigs.models import Agreement, AgreementEvent, AgreementVersion, Gig, Proposal
from tests.accounts.factories import make_developer
from tests.factories import make_gig, make_user

_numbers = count(1)
NO_LONGER_LIVE = {
    "accepted",
    "declined_by_client",
    "declined_by_developer",
    "withdrawn",
    "lapsed",
    "not_selected",
    "void",
}
ANSWERED = {"shortlisted", "in_dialogue", "offered", "accepted", "declined_by_client", "declined_by_developer"}


def make_proposal(gig: Gig | None = None, developer: Developer | None = None, **fields) -> Proposal:
    """A sent proposal; `status="shortlisted"` and the like make another."""
    gig = gig or make_gig()
    developer = developer or make_developer()
    now, status = timezone.now(), fields.get("status", "submitted")
    defaults = {
        "status": status,
        "pitch": f"Nightly reports are what I do. Number {next(_numbers)}.",
        "price": 450,
        "unit": "day",
        "currency": "EUR",
    }
    if status != "draft":
        submitted_at = fields.get("submitted_at", now)
        due = submitted_at + timedelta(days=gig.reply_days)
        defaults |= {"submitted_at": submitted_at, "first_due_at": due}
        if status in NO_LONGER_LIVE:
            defaults |= {"ended_at": now}
        else:
            defaults |= {"reply_due_at": due, "turn": "developer" if status == "offered" else "client"}
    if status in ANSWERED:
        defaults |= {"answered_at": now, "revealed_at": now}
    if status == "declined_by_client":
        defaults |= {"decline_reason": "skills"}
    return Proposal.objects.create(gig=gig, developer=developer, **defaults | fields)


def make_member(client, role: str, **fields):
    user = make_user(**fields)
    ClientMember.objects.create(client=client, user=user, role=role)
    return user


def terms(**fields) -> AgreementVersion:
    """Terms as a form gives them: not saved."""
    defaults = {"price": 450, "unit": "day", "currency": "EUR", "start_on": timezone.localdate() + timedelta(days=7)}
    return AgreementVersion(**defaults | fields)


def make_offer(gig: Gig | None = None, developer: Developer | None = None, **fields) -> Agreement:
    """What the client offered and nobody has answered."""
    proposal = make_proposal(gig=gig, developer=developer, status="shortlisted")
    return Agreement.offer(proposal, owner_of(proposal), terms(**fields))


def make_agreement(gig: Gig | None = None, developer: Developer | None = None, **fields) -> Agreement:
    """Agreed and begun, through the verbs that people use."""
    agreement = make_offer(gig, developer, **{"start_on": timezone.localdate()} | fields)
    agreement.accept(agreement.proposal.developer.user, "developer")
    return agreement


def make_signed(gig: Gig, developer: Developer, **fields) -> Agreement:
    """The rows alone of an agreement that both signed: for tests that count, not for those of what people do."""
    now, by = timezone.now(), developer.user
    proposal = make_proposal(gig=gig, developer=developer, status="accepted")
    agreement = Agreement.objects.create(proposal=proposal, status="active", accepted_at=now)
    signed = terms(**{"start_on": timezone.localdate()} | fields)
    signed.agreement, signed.number, signed.side, signed.text, signed.at = agreement, 1, "client", "Agreed.", now
    signed.by = signed.client_by = signed.developer_by = by
    signed.client_at = signed.developer_at = now
    signed.save()
    return agreement


def make_graces_profile() -> Developer:
    """The row of the fixture `graces_profile`, for files that write it once."""
    return make_developer(user=make_user("grace@example.com", name="Grace"), handle="grace")


def make_completed(**fields) -> Agreement:
    agreement = make_agreement(**fields)
    AgreementEvent.say(agreement, "completed", owner_of(agreement.proposal), "client")
    return agreement


def owner_of(proposal: Proposal):
    return proposal.gig.client.members.get(role="owner").user
