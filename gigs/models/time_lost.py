"""Giving a gig the days back that a wrong decision took."""

from datetime import timedelta
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from accounts.models import record

from .gig_query import LIVE


class TimeLost(models.Model):
    class Meta:
        abstract = True

    def give_time_back(self, by: Any, lost: timedelta) -> None:
        """Lengthen its life by `lost`; what the clock ended meanwhile opens again if days are left."""
        if self.expires_at is None:
            return
        before, expires_at = self.expires_at, self.expires_at + lost
        with transaction.atomic():
            if self.status == "expired" and expires_at > timezone.now():
                self.move("revive", by, expires_at=expires_at, ended_at=None, close_reason="")
            elif self.status in LIVE:
                self.lock()
                self.write(expires_at=expires_at)
                record("gig.give_time_back", self, by, before={"until": before}, after={"until": expires_at})
