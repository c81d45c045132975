"""What was decided, as a statement of reasons: written once, never changed, corrected by another decision."""

from typing import Any, Self

import pgtrigger
from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse

from accounts.models.audit import no_truncate
from marketplace.lib.ids import new_public_id
from marketplace.lib.reportable import Reportable

from .source import Source
from .staff_mode import StaffMode
from .subject import KINDS


class Outcome(models.TextChoices):
    APPROVE = "approve", "approved"
    REQUEST_CHANGES = "request_changes", "changes asked for"
    REFUSE = "refuse", "refused"
    LIMIT = "limit", "taken out of lists"
    FREEZE = "freeze", "frozen"
    REMOVE = "remove", "removed"
    RESTORE = "restore", "restored"
    WARN = "warn", "warning"
    STRIKE = "strike", "points given"
    PAUSE_POSTING = "pause_posting", "posting paused"
    PAUSE_PROPOSING = "pause_proposing", "proposing paused"
    SUSPEND = "suspend", "account suspended"
    CLOSE_ACCOUNT = "close_account", "account closed"
    NO_VIOLATION = "no_violation", "no breach of the rules"
    INADMISSIBLE = "inadmissible", "not a matter we can decide"


# Each of these takes something away, so the law asks for facts, a ground and a way to object.
RESTRICTIONS = ["refuse", "limit", "freeze", "remove", "pause_posting", "pause_proposing", "suspend", "close_account"]
APPEALABLE = [*RESTRICTIONS, "warn", "strike"]
HOLDING = ["refuse", "limit", "freeze", "remove"]
TIMED = ["pause_posting", "pause_proposing", "suspend"]
ACCOUNT_SANCTIONS = ["strike", "pause_posting", "pause_proposing", "suspend", "close_account"]


class DecisionQuerySet(models.QuerySet):
    def about(self, about: models.Model) -> Self:
        return self.filter(about_type=ContentType.objects.get_for_model(about), about_id=about.pk)

    def restricting(self) -> Self:
        return self.filter(outcomes__overlap=RESTRICTIONS)

    def appealable(self) -> Self:
        return self.exclude(source=Source.APPEAL).filter(outcomes__overlap=APPEALABLE)

    def unreversed(self) -> Self:
        reversing = self.model.objects.standing().filter(reverses=OuterRef("pk"))
        return self.standing().filter(~Exists(reversing))

    def with_reversal(self) -> Self:
        """Each says whether another that stands took it back."""
        return self.annotate(is_reversed=Exists(self.model.objects.standing().filter(reverses=OuterRef("pk"))))

    def standing(self) -> Self:
        """Not taken back in the minutes before anybody was told."""
        return self.exclude(undo__done_at__isnull=False)

    def for_owner(self) -> Self:
        """Not that somebody reported something and nothing was wrong."""
        return self.standing().exclude(outcomes__contained_by=["no_violation", "inadmissible"])

    def public(self) -> Self:
        """What the public log shows: what was taken away, given back or answered to a report; not each approval."""
        return self.standing().exclude(outcomes__contained_by=["approve", "request_changes"])


class Decision(models.Model):
    """One judgement on one case, with everything that the person concerned has a right to read."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    case = models.ForeignKey("moderation.Case", models.PROTECT, related_name="decisions")
    about_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    about_id = models.BigIntegerField()
    about = GenericForeignKey("about_type", "about_id")
    about_title = models.CharField(max_length=200)
    about_hash = models.CharField(max_length=64)

    outcomes = ArrayField(models.CharField(max_length=15, choices=Outcome))
    facts = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    clause = models.ForeignKey("moderation.Clause", models.PROTECT, null=True, related_name="decisions")
    legal_ground = models.TextField(blank=True)
    source = models.CharField(max_length=8, choices=Source)
    automated_detection = models.BooleanField(default=False)
    automated_decision = models.BooleanField(default=False)
    scope = models.CharField(max_length=100, default="everywhere on this site")
    until = models.DateTimeField(null=True)
    stays_available = models.TextField(blank=True)
    redress = models.TextField(blank=True)
    public_summary = models.CharField(max_length=200, blank=True)
    # What is done to an account, beside what is done to the thing.
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    account_until = models.DateTimeField(null=True)
    points = models.PositiveSmallIntegerField(default=0, db_default=0)
    points_expire_at = models.DateTimeField(null=True)
    reverses = models.ForeignKey("self", models.PROTECT, null=True, related_name="reversals")

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    second_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    staff_mode = models.CharField(max_length=4, choices=StaffMode, default=StaffMode.TEAM, db_default="team")
    at = models.DateTimeField(auto_now_add=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["about_type", "about_id", "-id"], name="decision_about"),
            models.Index(fields=["account", "-id"], name="decision_of_account", condition=Q(account__isnull=False)),
        ]
        triggers = [
            pgtrigger.Protect(name="decision_insert_only", operation=pgtrigger.Update | pgtrigger.Delete),
            no_truncate("decision_no_truncate"),
        ]
        constraints = [
            models.CheckConstraint(
                name="decision_outcomes_known",
                condition=Q(outcomes__contained_by=[outcome.value for outcome in Outcome], outcomes__len__gte=1),
            ),
            models.CheckConstraint(
                name="decision_restriction_has_reasons",
                condition=~Q(outcomes__overlap=RESTRICTIONS)
                | ~Q(facts="") & ~Q(reason="") & ~Q(redress="") & (Q(clause__isnull=False) | ~Q(legal_ground="")),
            ),
            models.CheckConstraint(
                name="decision_sanction_by_person",
                condition=Q(automated_decision=False) | ~Q(outcomes__overlap=ACCOUNT_SANCTIONS),
            ),
            models.CheckConstraint(
                name="decision_sanction_has_account",
                condition=~Q(outcomes__overlap=ACCOUNT_SANCTIONS) | Q(account__isnull=False),
            ),
            models.CheckConstraint(
                name="decision_points_are_whole",
                condition=Q(points=0, points_expire_at=None)
                | Q(points__range=(1, 4), points_expire_at__isnull=False, outcomes__contains=["strike"]),
            ),
            models.CheckConstraint(
                name="decision_pause_has_end",
                condition=~Q(outcomes__overlap=TIMED) | Q(account_until__isnull=False),
            ),
            models.CheckConstraint(
                name="decision_closure_by_two",
                condition=~Q(outcomes__overlap=["close_account"]) | Q(second_by__isnull=False) | Q(staff_mode="solo"),
            ),
            models.CheckConstraint(name="decision_staff_mode_known", condition=Q(staff_mode__in=["team", "solo"])),
            models.CheckConstraint(
                name="decision_has_decider", condition=Q(automated_decision=True) | Q(by__isnull=False)
            ),
            models.CheckConstraint(
                name="decision_second_person",
                condition=Q(second_by__isnull=True) | ~Q(second_by=F("by")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.words}: {self.about_title}"

    def get_absolute_url(self) -> str:
        return reverse("moderation:decision_detail", args=[self.public_id])

    @property
    def words(self) -> str:
        return ", ".join(Outcome(outcome).label for outcome in self.outcomes).capitalize()

    @property
    def kind(self) -> Reportable:
        return KINDS[f"{self.about_type.app_label}.{self.about_type.model}"]

    @property
    def noun(self) -> str:
        return self.kind.noun

    @property
    def public_words(self) -> str:
        """For everybody: what the decider said without names, else the rule."""
        is_rule = self.clause_id and self.public_summary == self.clause.short
        return self.rule_words if is_rule or not self.public_summary else self.public_summary

    @property
    def is_restriction(self) -> bool:
        return not set(RESTRICTIONS).isdisjoint(self.outcomes)

    @property
    def ends_at(self) -> Any:
        """When what it takes away comes back by itself; None where it does not."""
        is_of_account = not set(TIMED).isdisjoint(self.outcomes) and set(HOLDING).isdisjoint(self.outcomes)
        return self.account_until if is_of_account else self.until

    @property
    def is_sanction(self) -> bool:
        return not set(ACCOUNT_SANCTIONS).isdisjoint(self.outcomes)

    @property
    def is_appealable(self) -> bool:
        """Whether it took something from its owner; what answers an appeal is the last word of the site."""
        return self.source != Source.APPEAL and not set(APPEALABLE).isdisjoint(self.outcomes) and not self.undone_at

    @property
    def undone_at(self) -> Any:
        """When it was taken back before anybody was told; None for what stands."""
        undo = getattr(self, "undo", None)
        return undo and undo.done_at

    @property
    def is_for_owner(self) -> bool:
        """The same question as the query set's `for_owner()`."""
        return not {"no_violation", "inadmissible"}.issuperset(self.outcomes)

    @property
    def reason_with_rule(self) -> str:
        """What the owner reads first: the moderator's words and the rule."""
        return "\n\n".join(filter(None, [self.reason, self.rule_words]))

    @property
    def rule_words(self) -> str:
        return f"Rule {self.clause.code}: {self.clause.short}" if self.clause_id else ""
