"""How many gigs a client may have at once."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import Client

from .gig_query import LIVE

MOST_OPEN = 10
MOST_IN_FIRST_WEEK = 3
FIRST_WEEK = timedelta(days=7)


class QuotaError(Exception):
    """The client has as many gigs open or in review as it may have."""


def refuse_too_many(client: Client) -> None:
    """Raise QuotaError where one more would be too many. The client's row is locked until the transaction ends."""
    client.lock_people()
    in_first_week = timezone.now() - client.created_at < FIRST_WEEK
    most = MOST_IN_FIRST_WEEK if in_first_week else MOST_OPEN
    if client.gigs.filter(status__in=[*LIVE, "in_review"]).count() >= most:
        when = " in its first week" if in_first_week else ""
        raise QuotaError(f"A client has at most {most} gigs open or in review{when}. Close one, or wait.")
