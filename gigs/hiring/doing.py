"""How a developer is doing, from what became of the proposals of twelve months."""

from datetime import timedelta

from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone

from accounts.models import User
from gigs.models import Agreement, Proposal, ProposalMessage
from gigs.record import Rows

YEAR = timedelta(days=365)


def doing(user: User) -> Rows:
    """Figure, what it counts, and of how many; [] where nothing was sent."""
    sent = Proposal.objects.of(user).filter(submitted_at__gt=timezone.now() - YEAR)
    # What is read blind has no revealed name while they talk.
    written = ProposalMessage.objects.filter(proposal=OuterRef("pk"), side="client")
    counted = sent.aggregate(
        sent=Count("pk"),
        answered=Count("pk", filter=Q(answered_at__isnull=False)),
        talked=Count("pk", filter=Q(revealed_at__isnull=False) | Q(Exists(written))),
        agreed=Count("pk", filter=Q(status="accepted")),
    )
    if not counted["sent"]:
        return []
    of = f"of {counted['sent']} sent"
    running = Agreement.objects.running().filter(proposal__developer__user=user).count()
    return [
        (counted["answered"], "answered", of),
        (counted["talked"], "led to a talk", of),
        (counted["agreed"], "agreed", of),
        (running, "running now", ""),
    ]
