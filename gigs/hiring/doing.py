"""How a developer is doing, from what became of the proposals of twelve months."""

from datetime import timedelta

from django.db.models import Count, Q
from django.utils import timezone

from accounts.models import User
from gigs.models import Agreement, Proposal
from gigs.record import Rows

YEAR = timedelta(days=365)


def doing(user: User) -> Rows:
    """Figure, what it counts, and of how many; [] where nothing was sent."""
    sent = Proposal.objects.of(user).filter(submitted_at__gt=timezone.now() - YEAR)
    counted = sent.aggregate(
        sent=Count("pk"),
        answered=Count("pk", filter=Q(answered_at__isnull=False)),
        talked=Count("pk", filter=Q(revealed_at__isnull=False)),
        agreed=Count("pk", filter=Q(status="accepted")),
    )
    if not counted["sent"]:
        return []
    of = f"of {counted['sent']} sent"
    running = Agreement.objects.filter(proposal__developer__user=user, status__in=["accepted", "active"]).count()
    return [
        (counted["answered"], "answered", of),
        (counted["talked"], "led to a talk", of),
        (counted["agreed"], "agreed", of),
        (running, "running now", ""),
    ]
