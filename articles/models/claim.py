"""A number or dated statement, and where it comes from."""

from datetime import date
from typing import Self

from django.db import models
from django.utils import timezone

from .article import Article


class Confidence(models.TextChoices):
    """How close to its source a figure was read; weaker ones are not printed."""

    PRIMARY = "A", "read at the source"
    AGREED = "B", "read in copies that agree"
    SINGLE = "C", "read in one copy"


class ClaimQuerySet(models.QuerySet):
    def expired(self, today: date | None = None) -> Self:
        return self.filter(expires_on__lt=today or timezone.localdate())


class Claim(models.Model):
    """One figure of an article with its source; after `expires_on` it needs another look."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="claims")
    name = models.SlugField(max_length=50)
    position = models.PositiveSmallIntegerField(default=0)
    text = models.CharField(max_length=300)
    value = models.CharField(max_length=60)
    unit = models.CharField(max_length=40, blank=True)
    region = models.CharField(max_length=60, blank=True)
    source_title = models.CharField(max_length=200)
    source_url = models.URLField(max_length=500, blank=True)
    published = models.CharField("source dated", max_length=60)
    read_on = models.DateField()
    expires_on = models.DateField(null=True, blank=True)
    # The line of the fact sheet it was taken from.
    fact = models.CharField(max_length=10, blank=True)
    confidence = models.CharField(max_length=1, choices=Confidence, blank=True)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ["article", "position", "pk"]
        constraints = [models.UniqueConstraint(name="claim_name_once", fields=["article", "name"])]

    def __str__(self) -> str:
        return f"{self.text} ({self.source_title}, {self.published})"

    def is_expired(self, today: date | None = None) -> bool:
        return self.expires_on is not None and self.expires_on < (today or timezone.localdate())
