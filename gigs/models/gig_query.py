"""Which gigs there are, and for whom: the one vocabulary that every surface uses."""

from datetime import timedelta
from typing import Self

from django.db.models import Q
from django.db.models.functions import Now

from accounts.models import Client, HideableQuerySet

LIVE = ["open", "full", "paused"]
LISTED = ["open", "full"]
ENDED = ["filled", "closed", "expired"]
READABLE_AFTER_END = timedelta(days=30)


class GigQuerySet(HideableQuerySet):
    def listed(self) -> Self:
        """In lists, feeds, sitemap and alerts: open or full, inside its time window, nothing held.

        Expiry is part of the question, so a late clock never shows a dead gig.
        """
        return self.unheld().filter(
            status__in=LISTED, published_at__lte=Now(), expires_at__gt=Now(), client__in=Client.objects.listed()
        )

    def visible_to(self, user) -> Self:
        """Readable at its address: listed ones, paused and lately ended ones, one's own, and all for staff."""
        if user.has_perm("accounts.see_held"):
            return self
        public = Q(pk__in=self.published().values("pk"))
        if not user.is_authenticated:
            return self.filter(public)
        return self.filter(public | Q(client__members__user_id=user.pk)).distinct()

    def published(self) -> Self:
        """What anyone may read by link."""
        recently = Now() - READABLE_AFTER_END
        alive = Q(status__in=LIVE, expires_at__gt=recently)
        ended = Q(status__in=ENDED) & Q(ended_at__gt=recently)
        return self.readable().filter(alive | ended, published_at__lte=Now(), client__hold__in=["none", "limited"])

    def gone(self) -> Self:
        """Once public, now ended for too long, or removed: 410."""
        return self.filter(published_at__lte=Now()).exclude(pk__in=self.published().values("pk"))

    def posted_by(self, user) -> Self:
        return self.filter(client__in=Client.objects.of(user))

    def approved(self) -> Self:
        return self.exclude(published_at=None)

    def newest(self) -> Self:
        return self.order_by("-published_at", "-pk")

    def for_cards(self) -> Self:
        return self.select_related("client").prefetch_related("gig_skills__skill")
