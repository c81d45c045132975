"""The key of a private feed: whoever has the address may read it, until it is revoked."""

import hashlib
import secrets

from django.conf import settings
from django.db import models

from .saved_search import SavedSearch

MOST_FEEDS = 20
OCTETS = 24


def hashed(token: str) -> str:
    # The token is long and random, so a plain hash tells nothing about it.
    return hashlib.sha256(token.encode()).hexdigest()


class FeedTokenQuerySet(models.QuerySet):
    def opened_by(self, token: str) -> "FeedToken | None":
        """The feed of this token; none of a closed account."""
        found = self.filter(token_hash=hashed(token), user__is_active=True)
        return found.select_related("user", "search").first()


class FeedToken(models.Model):
    """A private feed of somebody's saved gigs, or of one saved search; only the hash of its token is kept."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="feed_tokens")
    # None: the gigs that were saved.
    search = models.ForeignKey(SavedSearch, models.CASCADE, null=True, related_name="feed_tokens")
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = FeedTokenQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return str(self.search or "Saved gigs")

    @classmethod
    def issue(cls, user, search: SavedSearch | None) -> str:
        """Make a feed and return its token, which is shown once and never again."""
        token = secrets.token_urlsafe(OCTETS)
        cls.objects.create(user=user, search=search, token_hash=hashed(token))
        return token
