"""Proposals for tests, as functions: say what matters, the rest is plausible."""

from datetime import timedelta
from itertools import count

from django.utils import timezone

from accounts.models import ClientMember, Developer
from gigs.models import Gig, Proposal
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
