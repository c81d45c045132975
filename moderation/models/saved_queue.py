"""A moderator's own view of the queue: a name and the filters as a query string."""

from typing import Any

from django.conf import settings
from django.db import models
from django.http import QueryDict

MOST = 12
FILTERS = ["whose", "kind", "source", "priority"]


class SavedQueue(models.Model):
    """One saved filter."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    name = models.CharField(max_length=40)
    query = models.CharField(max_length=300)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(name="saved_queue_once", fields=["user", "name"])]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def keep(cls, user: Any, name: str, query: str) -> "SavedQueue":
        """Save the filters under this name; the same name again is the same row with other filters."""
        saved, _ = cls.objects.update_or_create(user=user, name=name, defaults={"query": filters_of(query)})
        return saved


def filters_of(query: str) -> str:
    """Only the filters, so that a page or a strange parameter is not kept."""
    given = QueryDict(query)
    kept = QueryDict(mutable=True)
    for name in FILTERS:
        kept.setlist(name, given.getlist(name)[:10])
    return kept.urlencode()[:300]
