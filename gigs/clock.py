"""What time alone does to gigs; `marketplace.clock` calls each step every minute."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models.functions import Now

from accounts.models import record
from gigs.models import Gig, GigChange
from gigs.models.gig_query import ENDED, LIVE, GigQuerySet

BATCH = 200
DRAFTS_KEPT_FOR = timedelta(days=90)


def expire_gigs() -> int:
    """End every gig whose days are over; its client is asked what became of it."""
    expired = 0
    for gig in batches(Gig.objects.filter(status__in=LIVE, expires_at__lte=Now())):
        gig.expire()
        expired += 1
    return expired


def end_changes() -> int:
    """Take back what was to be changed about gigs that have ended meanwhile, so that nobody reads it in vain."""
    ended = GigChange.objects.unfinished().filter(gig__status__in=ENDED).order_by("pk")
    changes = list(ended.select_for_update(of=("self",), skip_locked=True)[:BATCH])
    for change in changes:
        change.withdraw(None)
    return len(changes)


def delete_old_drafts() -> int:
    """Delete drafts that nobody touched for long; what was ever sent to us is kept."""
    deleted = 0
    for gig in batches(Gig.objects.filter(status="draft", submitted_at=None, updated_at__lt=Now() - DRAFTS_KEPT_FOR)):
        record("gig.delete_draft", gig, None, before={"client": gig.client_id})
        gig.delete()
        deleted += 1
    return deleted


def batches(due: GigQuerySet) -> Iterator[Gig]:
    """Those that are due, locked; each must be due no longer before the next batch is asked for."""
    while batch := list(due.select_for_update(of=("self",), skip_locked=True).order_by("expires_at", "pk")[:BATCH]):
        yield from batch
