"""Somebody wants the account erased: asked for today, done after some days, taken back until then."""

from datetime import timedelta
from typing import Any, Self

from django.conf import settings
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone

from .audit import record
from .notification import notify

GRACE = timedelta(days=14)
ASKED = "Until then nothing changes, and you can take it back on the page that this leads to. Afterwards nobody can."


class ClosingQuerySet(models.QuerySet):
    def due(self) -> Self:
        return self.filter(due_at__lte=timezone.now())


class Closing(models.Model):
    """One account that is to be erased; the row goes with the account's data."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="closing")
    asked_at = models.DateTimeField(auto_now_add=True)
    due_at = models.DateTimeField()

    objects = ClosingQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["due_at"], name="closing_due")]

    def __str__(self) -> str:
        return f"account {self.user_id} on {self.due_at:%Y-%m-%d}"

    @classmethod
    def ask(cls, user: Any) -> Self:
        """Begin the days of grace; asked twice, they are those of the first time."""
        with transaction.atomic():
            closing, is_new = cls.objects.get_or_create(user=user, defaults={"due_at": timezone.now() + GRACE})
            if is_new:
                record("user.ask_closing", user, user)
                title = f"Your account is erased on {closing.due_at.day} {closing.due_at:%B %Y}"
                notify(user, "account_closing", title, reverse("accounts:privacy"), ASKED)
        return closing

    def take_back(self, by: Any) -> None:
        """Keep the account after all."""
        with transaction.atomic():
            record("user.keep", self.user, by)
            self.delete()
