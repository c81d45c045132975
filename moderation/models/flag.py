"""What a rule marked, in which version of what; and whether a rule runs dry."""

from typing import Any, Self

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import Count, Q, Sum

from accounts.models import record

from .decision import Decision
from .effect import role_of

EFFECTS = ["note", "warn", "limit", "hold", "refuse"]
# A decision of these says that nothing was wrong with it.
FINE = {"approve", "no_violation", "inadmissible", "restore"}


class FlagQuerySet(models.QuerySet):
    def about(self, about: models.Model) -> Self:
        return self.filter(about_type=ContentType.objects.get_for_model(about), about_id=about.pk)

    def undecided(self) -> Self:
        return self.filter(decision=None)

    def live(self) -> Self:
        """Not of a rule that ran dry."""
        return self.filter(is_dry_run=False)

    def points(self) -> int:
        """Each rule counts once, however often it found something."""
        rows = self.live().values("rule").annotate(points=models.Max("points"))
        return rows.aggregate(sum=Sum("points"))["sum"] or 0

    def by_rule(self) -> Self:
        """For each rule and version: how often it marked, and how often decisions agreed."""
        return (
            self.order_by()
            .values("rule", "version")
            .annotate(
                marked=Count("pk"),
                right=Count("pk", filter=Q(is_confirmed=True)),
                judged=Count("pk", filter=Q(is_confirmed__isnull=False)),
            )
        )


class Flag(models.Model):
    """One thing that one rule found. Nothing is decided by it."""

    rule = models.CharField(max_length=40)
    version = models.PositiveSmallIntegerField()
    points = models.PositiveSmallIntegerField()
    effect = models.CharField(max_length=6)
    is_dry_run = models.BooleanField(default=False)
    about_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    about_id = models.BigIntegerField()
    about = GenericForeignKey("about_type", "about_id")
    about_version = models.PositiveIntegerField()
    field = models.CharField(max_length=40, blank=True)
    text = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(auto_now_add=True)
    decision = models.ForeignKey(Decision, models.PROTECT, null=True, related_name="flags")
    is_confirmed = models.BooleanField(null=True)

    objects = FlagQuerySet.as_manager()

    class Meta:
        ordering = ["-points", "pk"]
        permissions = [("switch_rule", "Can let a rule run dry")]
        indexes = [models.Index(fields=["rule", "-id"], name="flag_rule")]
        constraints = [
            models.UniqueConstraint(
                name="flag_once_a_version",
                fields=["about_type", "about_id", "about_version", "rule", "field", "text"],
            ),
            models.CheckConstraint(name="flag_effect_known", condition=Q(effect__in=EFFECTS)),
            models.CheckConstraint(
                name="flag_judged_by_decision",
                condition=Q(decision=None, is_confirmed=None) | Q(decision__isnull=False, is_confirmed__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule}: {self.text}"


class RuleMode(models.Model):
    """That somebody let a rule run dry, or put it back to work; without a row it works."""

    rule = models.CharField(max_length=40, unique=True)
    is_dry_run = models.BooleanField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.rule} runs dry" if self.is_dry_run else f"{self.rule} works"

    @classmethod
    def switch(cls, rule: str, is_dry_run: bool, by: Any) -> None:
        """Let the rule only mark from now on, or let what follows from it follow again."""
        with transaction.atomic():
            mode, _ = cls.objects.update_or_create(rule=rule, defaults={"is_dry_run": is_dry_run, "by": by})
            record("rule.switch", mode, by, role=role_of(by), after={"rule": rule, "is_dry_run": is_dry_run})

    @classmethod
    def dry(cls) -> set[str]:
        return set(cls.objects.filter(is_dry_run=True).values_list("rule", flat=True))


def agrees(decision: Decision) -> bool:
    """Whether this decision found something wrong, as the flags did."""
    return not FINE.issuperset(decision.outcomes)
