"""Marks that a reader puts on gigs and clients: a row is the mark, no row is none."""

from django.conf import settings
from django.db import models

from accounts.models import Client

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


class HiddenGig(models.Model):
    """A gig that somebody does not want in their lists."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="hidden_gigs")
    gig = models.ForeignKey(Gig, models.CASCADE, related_name="hides")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [models.UniqueConstraint(name="hidden_gig_once", fields=["user", "gig"])]

    def __str__(self) -> str:
        return f"{self.user_id} hid {self.gig_id}"


class SeenGig(models.Model):
    """A gig that is no news to somebody any more."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="seen_gigs")
    gig = models.ForeignKey(Gig, models.CASCADE, related_name="sightings")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [models.UniqueConstraint(name="seen_gig_once", fields=["user", "gig"])]

    def __str__(self) -> str:
        return f"{self.user_id} saw {self.gig_id}"


class MutedClient(models.Model):
    """A client whose gigs somebody does not want in their lists."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="muted_clients")
    client = models.ForeignKey(Client, models.CASCADE, related_name="mutes")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [models.UniqueConstraint(name="muted_client_once", fields=["user", "client"])]

    def __str__(self) -> str:
        return f"{self.user_id} muted {self.client_id}"
