"""The rules of the site, clause by clause; a changed clause is a new version beside the old one."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone


class ClauseQuerySet(models.QuerySet):
    def in_force(self) -> Self:
        """The version of each clause that counts today."""
        current = self.filter(valid_from__lte=timezone.localdate()).order_by("code", "-version").distinct("code")
        return self.filter(pk__in=current.values("pk")).order_by("position", "code")


class Clause(models.Model):
    """One version of one rule, as decisions cite it."""

    code = models.CharField(max_length=8)
    version = models.PositiveSmallIntegerField(default=1)
    position = models.PositiveSmallIntegerField(default=0)
    short = models.CharField(max_length=120)
    text = models.TextField()
    severity = models.PositiveSmallIntegerField(default=1)
    expiry_months = models.PositiveSmallIntegerField(default=12)
    # What a moderator starts from: what was seen, and why it breaks the rule.
    facts_template = models.TextField(blank=True)
    reason_template = models.TextField(blank=True)
    change_note = models.CharField(max_length=200, blank=True)
    valid_from = models.DateField(default=timezone.localdate)

    objects = ClauseQuerySet.as_manager()

    class Meta:
        ordering = ["position", "code", "version"]
        constraints = [
            models.UniqueConstraint(name="clause_version_once", fields=["code", "version"]),
            models.CheckConstraint(name="clause_severity_known", condition=Q(severity__range=(0, 4))),
            models.CheckConstraint(name="clause_expiry_known", condition=Q(expiry_months__in=[6, 12, 24])),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.short}"
