"""Marks that a reader puts on gigs."""

from django.conf import settings
from django.db import models

from .gig import Gig


class SavedGig(models.Model):
    """A gig that somebody keeps for later."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_gigs")
    gig = models.ForeignKey(Gig, models.CASCADE, related_name="saves")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [models.UniqueConstraint(name="saved_gig_once", fields=["user", "gig"])]

    def __str__(self) -> str:
        return f"{self.user_id} saved {self.gig_id}"
