"""The gig: a piece of paid work that a client wants done."""

from datetime import timedelta
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify

from accounts.models import Client, Level, Lifecycle, notify
from marketplace.lib import review
from marketplace.lib.countries import COUNTRIES
from marketplace.lib.money import CURRENCIES

from . import choices, pay
from .gig_query import ENDED, LIVE, GigQuerySet

LISTED_FOR = timedelta(days=30)
MAX_PAY = 100_000_000


class Gig(Lifecycle):
    """A piece of paid work that a client wants done."""

    class Status(models.TextChoices):
        DRAFT = "draft", "Draft"
        IN_REVIEW = "in_review", "In review"
        NEEDS_CHANGES = "needs_changes", "Needs changes"
        REFUSED = "refused", "Refused"
        OPEN = "open", "Open"
        FULL = "full", "Closed to new proposals"
        PAUSED = "paused", "Paused"
        FILLED = "filled", "Filled"
        CLOSED = "closed", "Closed"
        EXPIRED = "expired", "Expired"

    EDITABLE = frozenset({Status.DRAFT, Status.NEEDS_CHANGES, Status.REFUSED})
    TRANSITIONS = {
        "submit": (frozenset({Status.DRAFT, Status.NEEDS_CHANGES}), Status.IN_REVIEW),
        "publish": (frozenset({Status.DRAFT, Status.NEEDS_CHANGES}), Status.OPEN),
        "resubmit": (frozenset({Status.REFUSED}), Status.IN_REVIEW),
        "approve": (frozenset({Status.IN_REVIEW}), Status.OPEN),
        "request_changes": (frozenset({Status.IN_REVIEW}), Status.NEEDS_CHANGES),
        "refuse": (frozenset({Status.IN_REVIEW}), Status.REFUSED),
        "pause": (frozenset({Status.OPEN}), Status.PAUSED),
        "resume": (frozenset({Status.PAUSED}), Status.OPEN),
        "fill_up": (frozenset({Status.OPEN}), Status.FULL),
        "free_place": (frozenset({Status.FULL}), Status.OPEN),
        "hire": (frozenset(LIVE), Status.FILLED),
        "close": (frozenset(LIVE), Status.CLOSED),
        "expire": (frozenset(LIVE), Status.EXPIRED),
    }

    # head
    client = models.ForeignKey(Client, models.PROTECT, related_name="gigs")
    title = models.CharField(max_length=90)
    summary = models.CharField(max_length=200, blank=True)
    work_type = models.CharField(max_length=20, choices=choices.WorkType, default=choices.WorkType.OTHER)
    # brief
    description = models.TextField(max_length=20_000, blank=True)
    description_html = models.TextField(blank=True, editable=False)
    # technical
    skills = models.ManyToManyField("accounts.Skill", through="gigs.GigSkill", related_name="gigs")
    skill_words = models.TextField(blank=True, editable=False)
    codebase = models.CharField(max_length=13, choices=choices.Codebase, default=choices.NOT_STATED)
    on_call = models.CharField(max_length=10, choices=choices.OnCall, default=choices.NOT_STATED)
    ai = models.CharField("AI tools", max_length=10, choices=choices.AiTools, default=choices.NOT_STATED)
    data_sensitivity = ArrayField(
        models.CharField(max_length=9, choices=choices.DataSensitivity), default=list, blank=True
    )
    # people
    level = models.PositiveSmallIntegerField(choices=Level, null=True, blank=True)
    team_size = models.CharField(max_length=4, choices=choices.TeamSize, blank=True)
    language = models.CharField(max_length=35, blank=True)
    # pay
    pay_model = models.CharField("paid", max_length=5, choices=choices.PayModel, blank=True)
    pay_min = models.PositiveIntegerField("lowest pay", null=True, blank=True)
    pay_max = models.PositiveIntegerField("highest pay", null=True, blank=True)
    currency = models.CharField(max_length=3, choices=CURRENCIES, blank=True)
    hours_min = models.PositiveIntegerField("estimated hours, at least", null=True, blank=True)
    hours_max = models.PositiveIntegerField("estimated hours, at most", null=True, blank=True)
    day_min = models.GeneratedField(expression=pay.day_min(), output_field=models.IntegerField(), db_persist=True)
    day_max = models.GeneratedField(expression=pay.day_max(), output_field=models.IntegerField(), db_persist=True)
    payment_days = models.PositiveSmallIntegerField(
        "paid within, days", null=True, blank=True, validators=[MaxValueValidator(60)]
    )
    upfront_percent = models.PositiveSmallIntegerField(
        "paid up front, %", null=True, blank=True, validators=[MaxValueValidator(100)]
    )
    # terms
    start = models.CharField(max_length=10, choices=choices.Start, default=choices.NOT_STATED)
    start_on = models.DateField("starts on", null=True, blank=True)
    weeks_min = models.PositiveSmallIntegerField("weeks, at least", null=True, blank=True)
    weeks_max = models.PositiveSmallIntegerField("weeks, at most", null=True, blank=True)
    week_hours_min = models.PositiveSmallIntegerField("hours a week, at least", null=True, blank=True)
    week_hours_max = models.PositiveSmallIntegerField("hours a week, at most", null=True, blank=True)
    extension = models.BooleanField("may be extended", null=True, blank=True)
    tax = models.CharField("tax status", max_length=15, choices=choices.Tax, default=choices.NOT_STATED)
    agency = models.CharField(max_length=10, choices=choices.Agency, default=choices.NOT_STATED)
    # place
    workplace = models.CharField(max_length=10, choices=choices.Workplace, default=choices.NOT_STATED)
    city = models.CharField(max_length=80, blank=True)
    country = models.CharField(max_length=2, choices=COUNTRIES, blank=True)
    days_on_site = models.PositiveSmallIntegerField(
        "days on site a week", null=True, blank=True, validators=[MaxValueValidator(7)]
    )
    remote_scope = models.CharField(
        "who may work remotely", max_length=10, choices=choices.RemoteScope, default=choices.NOT_STATED
    )
    countries = ArrayField(models.CharField(max_length=2), default=list, blank=True)
    except_reason = models.CharField(max_length=200, blank=True)
    zone = models.CharField("time zone", max_length=64, blank=True)
    overlap_hours = models.PositiveSmallIntegerField(
        "hours of overlap", null=True, blank=True, validators=[MaxValueValidator(12)]
    )
    # process
    reply_days = models.PositiveSmallIntegerField(
        "replies within, days", default=7, validators=[MinValueValidator(1), MaxValueValidator(14)]
    )
    assessment = models.CharField(max_length=10, choices=choices.Assessment, default=choices.NOT_STATED)
    max_proposals = models.PositiveSmallIntegerField(
        "most undecided proposals", default=25, validators=[MinValueValidator(5), MaxValueValidator(50)]
    )
    questions = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    # life
    status = models.CharField(max_length=13, choices=Status, default=Status.DRAFT, editable=False)
    submitted_at = models.DateTimeField(null=True, editable=False)
    published_at = models.DateTimeField(null=True, editable=False)
    expires_at = models.DateTimeField(null=True, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)
    close_reason = models.CharField(max_length=15, choices=choices.CloseReason, blank=True, editable=False)
    review_note = models.TextField(blank=True, editable=False)
    repost_of = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="reposts")
    source_key = models.CharField(max_length=300, null=True, unique=True, editable=False)  # noqa: DJ001 - null, as most have none
    # PostgreSQL keeps this in step with the words, so no signal or trigger has to.
    search_document = models.GeneratedField(
        expression=SearchVector("title", weight="A", config="english")
        + SearchVector("skill_words", weight="B", config="english")
        + SearchVector("summary", weight="C", config="english")
        + SearchVector("description", weight="D", config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = GigQuerySet.as_manager()

    class Meta(Lifecycle.Meta):
        indexes = [
            models.Index(F("published_at").desc(), F("id").desc(), name="gig_newest"),
            models.Index(fields=["client", "status"], name="gig_of_client"),
            models.Index(fields=["expires_at"], name="gig_closing"),
            GinIndex(fields=["search_document"], name="gig_words"),
        ]
        constraints = [
            *Lifecycle.Meta.constraints,
            models.CheckConstraint(
                name="gig_status_known",
                condition=Q(
                    status__in=[
                        *("draft", "in_review", "needs_changes", "refused", "open"),
                        *("full", "paused", "filled", "closed", "expired"),
                    ]
                ),
            ),
            models.CheckConstraint(
                name="gig_pay_in_order",
                condition=Q(pay_min=None) | Q(pay_max=None) | Q(pay_min__lte=F("pay_max")),
                violation_error_message="The lowest pay is above the highest.",
            ),
            models.CheckConstraint(
                name="gig_pay_in_range",
                condition=(Q(pay_min=None) | Q(pay_min__range=(1, MAX_PAY)))
                & (Q(pay_max=None) | Q(pay_max__range=(1, MAX_PAY)))
                & (Q(hours_min=None) | Q(hours_min__range=(1, 20_000)))
                & (Q(hours_max=None) | Q(hours_max__range=(1, 20_000))),
                violation_error_message="Pay must be between 1 and 100,000,000, hours between 1 and 20,000.",
            ),
            models.CheckConstraint(
                name="gig_hours_in_order",
                condition=Q(hours_min=None) | Q(hours_max=None) | Q(hours_min__lte=F("hours_max")),
                violation_error_message="The fewest hours are more than the most.",
            ),
            models.CheckConstraint(
                name="gig_public_has_pay",
                condition=Q(status__in=["draft", "in_review", "needs_changes", "refused"])
                | (
                    Q(pay_min__isnull=False, pay_max__isnull=False, pay_max__lte=F("pay_min") * 3)
                    & ~Q(pay_model="")
                    & ~Q(currency="")
                ),
                violation_error_message="A gig is not published without its pay.",
            ),
            models.CheckConstraint(
                name="gig_public_has_dates",
                condition=Q(status__in=["draft", "in_review", "needs_changes", "refused"])
                | Q(published_at__isnull=False, expires_at__isnull=False),
            ),
            models.CheckConstraint(
                name="gig_ended_has_moment",
                condition=~Q(status__in=["filled", "closed", "expired"]) | Q(ended_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("gigs:gig_detail", args=[self.public_id, self.slug])

    @property
    def slug(self) -> str:
        slug = slugify(self.title)[:60].strip("-") or "gig"
        return f"{slug}-gig" if slug in {"new", "mine", "edit", "propose"} else slug

    @property
    def is_open(self) -> bool:
        return self.status == self.Status.OPEN and self.expires_at > timezone.now()

    @property
    def has_ended(self) -> bool:
        return self.status in ENDED or (self.status in LIVE and self.expires_at <= timezone.now())

    @property
    def is_wide_range(self) -> bool:
        return bool(self.pay_min and self.pay_max and self.pay_max > 2 * self.pay_min)

    def needs_review(self) -> bool:
        """A client's first gig waits for a moderator; once one was approved the next ones are published at once."""
        return not self.client.gigs.approved().exclude(pk=self.pk).exists()

    # -- verbs

    def submit(self, by: Any) -> None:
        """Ask for publication: a new client's gig waits for review, a trusted one's opens at once.

        The caller has passed the gate (`gigs.models.gate.missing`).
        """
        with transaction.atomic():
            now = timezone.now()
            if self.status == self.Status.REFUSED:
                self.move("resubmit", by, submitted_at=now)
            elif self.needs_review():
                self.move("submit", by, submitted_at=now)
            else:
                self.move("publish", by, submitted_at=now, **self._life(now))
            self.snapshot(by)
            if self.status == self.Status.IN_REVIEW:
                review.request(self, "new_item", by)

    def approve(self, by: Any, reason: str = "") -> None:
        """Open the gig to developers; its dates are set once."""
        with transaction.atomic():
            self.move("approve", by, reason, review_note="", **self._life(timezone.now()))
            self._tell("gig_approved", f"“{self.title}” is open", reason)

    def request_changes(self, by: Any, reason: str) -> None:
        """Give the gig back to its client with what should be different."""
        with transaction.atomic():
            self.move("request_changes", by, reason, review_note=reason)
            self._tell("gig_needs_changes", f"“{self.title}” needs changes", reason)

    def refuse(self, by: Any, reason: str) -> None:
        """Do not publish the gig; a changed text may be submitted again."""
        with transaction.atomic():
            self.move("refuse", by, reason, review_note=reason)
            self._tell("gig_refused", f"“{self.title}” was refused", reason)

    def pause(self, by: Any) -> None:
        self.move("pause", by)

    def resume(self, by: Any) -> None:
        self.move("resume", by)

    def close(self, by: Any, close_reason: str) -> None:
        """End the gig before its time, saying why."""
        self.move("close", by, close_reason, close_reason=close_reason, ended_at=timezone.now())

    def expire(self) -> None:
        """The clock ran out: tidy up what `listed()` stopped showing already."""
        self.move("expire", None, ended_at=self.expires_at)

    def snapshot(self, by: Any) -> None:
        """Keep this text as a revision, so that a decision is about the words that were read."""
        self.revisions.create(version=self.version, by=by, fields=self.as_revision())

    def as_revision(self) -> dict[str, Any]:
        names = [field.name for field in self._meta.concrete_fields if field.editable and not field.generated]
        skills = [[row.skill.slug, row.need, row.level] for row in self.gig_skills.select_related("skill")]
        return {name: getattr(self, f"{name}_id" if name in {"client", "repost_of"} else name) for name in names} | {
            "skills": skills
        }

    # -- private

    def _life(self, now) -> dict[str, Any]:
        return {"published_at": self.published_at or now, "expires_at": self.expires_at or now + LISTED_FOR}

    def _tell(self, kind: str, title: str, body: str) -> None:
        for member in self.client.members.exclude(role="viewer").select_related("user"):
            notify(member.user, kind, title, reverse("gigs:gig_edit", args=[self.public_id]), body)
