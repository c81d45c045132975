"""Developers that somebody keeps an eye on: saved for oneself, or listed with notes for all who act for a client."""

from typing import Any, Self

from django.conf import settings
from django.db import IntegrityError, models, transaction

from marketplace.lib.ids import new_public_id

from .audit import record
from .client import Client

MOST_LISTS, MOST_ENTRIES = 30, 200


class SavedDeveloper(models.Model):
    """A star; only who set it sees it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_developers")
    developer = models.ForeignKey("accounts.Developer", models.CASCADE, related_name="saves")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(name="developer_saved_once", fields=["user", "developer"])]

    def __str__(self) -> str:
        return f"{self.user_id} saved {self.developer_id}"


class ShortlistQuerySet(models.QuerySet):
    def of(self, user) -> Self:
        """The lists of clients that this person acts for, in whatever role."""
        return self.filter(client__members__user_id=user.pk, client__status=Client.Status.ACTIVE)


class Shortlist(models.Model):
    """A client's list of developers for one purpose; developers never learn of it."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    client = models.ForeignKey(Client, models.CASCADE, related_name="shortlists")
    name = models.CharField(max_length=80)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ShortlistQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                name="shortlist_name_once",
                fields=["client", "name"],
                violation_error_message="There is a shortlist with this name already.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def add(self, developer: Any, by: Any) -> bool:
        """Put a developer on the list; False where they are on it already."""
        try:
            with transaction.atomic():
                self.entries.create(developer=developer, by=by)
                record("shortlist.add", self, by, after={"developer": developer.public_id})
        except IntegrityError:
            return False
        return True

    def take_off(self, entry: "ShortlistEntry", by: Any) -> None:
        with transaction.atomic():
            record("shortlist.take_off", self, by, after={"developer": entry.developer.public_id})
            entry.delete()


class ShortlistEntry(models.Model):
    """One developer on a list, with a note that only the client's people read."""

    shortlist = models.ForeignKey(Shortlist, models.CASCADE, related_name="entries")
    developer = models.ForeignKey("accounts.Developer", models.CASCADE, related_name="+")
    note = models.TextField(max_length=1000, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(name="shortlisted_once", fields=["shortlist", "developer"])]

    def __str__(self) -> str:
        return f"{self.developer_id} on {self.shortlist_id}"
