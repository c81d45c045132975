"""What a client did here, counted from its gigs."""

from django.db.models import Count, Q

from accounts.models import Client
from gigs.models.gig_query import is_listed

# A gig that its client filled elsewhere is filled, and no hire here.
HIRED_HERE = Q(status="filled") & ~Q(close_reason="hired_elsewhere")

Rows = list[tuple[int, str, str]]


def record(client: Client) -> Rows:
    """Figure, what it counts, and of how many."""
    counted = client.gigs.approved().aggregate(
        posted=Count("pk"),
        ended=Count("pk", filter=Q(status__in=["filled", "closed", "expired"])),
        hired=Count("pk", filter=HIRED_HERE),
        open=Count("pk", filter=is_listed()),
    )
    posted = "gig posted" if counted["posted"] == 1 else "gigs posted"
    rows = [(counted["posted"], posted, ""), (counted["open"], "open now", "")]
    if counted["ended"]:
        rows.append((counted["hired"], "ended in a hire here", f"of {counted['ended']} that ended"))
    return rows
