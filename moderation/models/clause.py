"""The rules of the site, clause by clause; a changed clause is a new version beside the old one."""

from typing import Any, Self

import pgtrigger
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from accounts.models import StaleError, record
from accounts.models.audit import no_truncate

from .effect import role_of

# What a version says; decisions cite it, so it is written once.
SAID = ["short", "text", "severity", "expiry_months", "facts_template", "reason_template"]


class ClauseQuerySet(models.QuerySet):
    def newest_of(self, code: str) -> Self:
        """The versions of one rule, the newest first."""
        return self.filter(code=code).order_by("-version")

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
        permissions = [("revise_clause", "Can change the rules")]
        triggers = [
            pgtrigger.Protect(name="clause_insert_only", operation=pgtrigger.Update | pgtrigger.Delete),
            no_truncate("clause_no_truncate"),
        ]
        constraints = [
            models.CheckConstraint(
                name="clause_change_has_note",
                condition=Q(version=1) | ~Q(change_note=""),
                violation_error_message="Say what changed and why: it stands in the change log.",
            ),
            models.UniqueConstraint(name="clause_version_once", fields=["code", "version"]),
            models.CheckConstraint(name="clause_severity_known", condition=Q(severity__range=(0, 4))),
            models.CheckConstraint(name="clause_expiry_known", condition=Q(expiry_months__in=[6, 12, 24])),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.short}"

    def get_absolute_url(self) -> str:
        return reverse("moderation:rule_detail", args=[self.code])

    def revise(self, by: Any, said: dict[str, Any]) -> "Clause":
        """Say it differently from a day on, as a version beside this one. Raises StaleError if it is not the newest."""
        kept = {name: getattr(self, name) for name in ["code", "position", *SAID]}
        try:
            with transaction.atomic():
                new = Clause.objects.create(**kept | said | {"version": self.version + 1})
                before = {name: kept[name] for name in SAID if kept[name] != getattr(new, name)}
                after = {name: getattr(new, name) for name in before}
                record("clause.revise", new, by, role=role_of(by), before=before, after=after)
        except IntegrityError as error:  # somebody else's version has this number
            raise StaleError(self) from error
        return new
