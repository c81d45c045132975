"""What editors say about a text before it may be read, and what they let pass."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from .article import Article


class ReviewQuerySet(models.QuerySet):
    def standing(self) -> Self:
        """Those of the present round: sending a text back withdraws what was said of it."""
        return self.filter(withdrawn_at=None)


class Review(models.Model):
    """One person finds one text sound, as to what it says or how it says it."""

    class Kind(models.TextChoices):
        TECHNICAL = "technical", "Technical"
        EDITORIAL = "editorial", "Editorial"

    revision = models.ForeignKey("articles.ArticleRevision", models.CASCADE, related_name="reviews")
    kind = models.CharField(max_length=9, choices=Kind)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    # The mode in force: where one person runs the site, both reviews may be theirs.
    is_solo = models.BooleanField(default=False)
    # When the text was sent back after all; whoever reviews it again does so in a row of its own.
    withdrawn_at = models.DateTimeField(null=True, editable=False)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="review_kind_once_a_round", fields=["revision", "kind"], condition=Q(withdrawn_at=None)
            ),
            models.UniqueConstraint(
                name="review_round_by_two_people",
                fields=["revision", "by"],
                condition=Q(is_solo=False, withdrawn_at=None),
                violation_error_message="Two people review a text, each one side of it.",
            ),
            models.CheckConstraint(name="review_kind_known", condition=Q(kind__in=["technical", "editorial"])),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} review by {self.by}"


class Waiver(models.Model):
    """A warning of the lint that an editor other than the author accepts for one sentence, and why."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="waivers")
    rule = models.CharField(max_length=60)
    # As the lint knows it again; the place is where it stood then.
    sentence = models.CharField(max_length=300, blank=True, default="", db_default="")
    place = models.CharField(max_length=200)
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="waiver_once_a_sentence", fields=["article", "rule", "sentence"], condition=~Q(sentence="")
            ),
            models.CheckConstraint(name="waiver_has_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.rule} accepted by {self.by}"
