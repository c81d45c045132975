"""The developer: a person's profile, and how it comes to be listed."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import IntegrityError, models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from marketplace.lib import review
from marketplace.lib.markdown import render_user

from . import developer_choices as choices
from .audit import record
from .availability import Availability
from .completeness import completeness, missing, todo
from .developer_facts import MOST_SPECIALISMS, DeveloperFacts
from .developer_query import OFFERED, DeveloperQuerySet
from .developer_revision import questions_about_rows, rows_said
from .handle import DeveloperHandle, HandleTakenError, suggest_handle
from .lifecycle import Lifecycle, StaleError
from .notification import notify
from .picture import Pictured
from .replies import Replies
from .skills_in_order import KEEP_SKILLS_IN_ORDER
from .timetable import KEEP_TIMETABLE, Timetable
from .user import User

HANDLE_KEPT_FOR = timedelta(days=90)


def only(field: str, kind: type[models.TextChoices], name: str) -> models.CheckConstraint:
    """The set in `field` holds known values."""
    return models.CheckConstraint(name=name, condition=Q(**{f"{field}__contained_by": list(kind.values)}))


class Developer(DeveloperFacts, Availability, Pictured, Replies, Lifecycle):
    """A person who builds: the profile that clients read."""

    class Status(models.TextChoices):
        DRAFT = "draft", "Draft"
        IN_REVIEW = "in_review", "In review"
        PUBLISHED = "published", "Published"
        NEEDS_CHANGES = "needs_changes", "Needs changes"
        REFUSED = "refused", "Refused"

    TRANSITIONS = {
        "publish": (frozenset({Status.DRAFT, Status.NEEDS_CHANGES, Status.REFUSED}), Status.IN_REVIEW),
        "approve": (frozenset({Status.IN_REVIEW}), Status.PUBLISHED),
        "request_changes": (frozenset({Status.IN_REVIEW}), Status.NEEDS_CHANGES),
        "refuse": (frozenset({Status.IN_REVIEW}), Status.REFUSED),
        "readmit": (frozenset({Status.REFUSED}), Status.IN_REVIEW),
        "withdraw": (frozenset({Status.IN_REVIEW, Status.PUBLISHED, Status.NEEDS_CHANGES}), Status.DRAFT),
    }

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="developer")
    handle = models.CharField(max_length=30, unique=True)
    handle_changed_at = models.DateTimeField(null=True, editable=False)
    status = models.CharField(max_length=13, choices=Status, default=Status.DRAFT, editable=False)
    submitted_at = models.DateTimeField(null=True, editable=False)
    published_at = models.DateTimeField(null=True, editable=False)
    review_note = models.TextField(blank=True, editable=False)
    timetable = models.ForeignKey(Timetable, models.PROTECT, null=True, editable=False, related_name="+")

    objects = DeveloperQuerySet.as_manager()

    class Meta(Lifecycle.Meta):
        triggers = [KEEP_TIMETABLE, KEEP_SKILLS_IN_ORDER]
        indexes = [
            models.Index(F("published_at").desc(), F("id").desc(), name="developer_newest"),
            GinIndex(fields=["search_document"], name="developer_words"),
            models.Index(fields=["hold_until"], name="developer_held", condition=Q(hold_until__isnull=False)),
            models.Index(fields=["picture"], name="developer_picture", condition=~Q(picture="")),
        ]
        constraints = [
            *Lifecycle.Meta.constraints,
            *Replies.Meta.constraints,
            models.CheckConstraint(
                name="developer_status_known",
                condition=Q(status__in=["draft", "in_review", "published", "needs_changes", "refused"]),
            ),
            models.CheckConstraint(
                name="developer_published_has_moment", condition=~Q(status="published") | Q(published_at__isnull=False)
            ),
            models.CheckConstraint(
                name="developer_handle_shape", condition=Q(handle__regex=r"^[a-z0-9](-?[a-z0-9])+$")
            ),
            models.CheckConstraint(
                name="developer_offered_has_head",
                condition=~Q(status__in=["in_review", "published"]) | (~Q(headline="") & ~Q(country="")),
                violation_error_message="A published profile keeps its headline and its country.",
            ),
            models.CheckConstraint(
                name="developer_visibility_known", condition=Q(visibility__in=["public", "members", "hidden"])
            ),
            models.CheckConstraint(
                name="developer_availability_known",
                condition=Q(availability__in=["available", "from_date", "part_time", "not_looking", "not_stated"]),
            ),
            models.CheckConstraint(
                name="developer_from_date_has_date",
                condition=~Q(availability="from_date") | Q(available_from__isnull=False),
                violation_error_message="Say from which date you are free.",
            ),
            models.CheckConstraint(
                name="developer_few_specialisms",
                condition=Q(specialisms__len__lte=MOST_SPECIALISMS),
                violation_error_message=f"At most {MOST_SPECIALISMS} specialisms.",
            ),
            only("specialisms", choices.Specialism, "developer_specialisms_known"),
            only("operations", choices.Operations, "developer_operations_known"),
            only("domains", choices.Domain, "developer_domains_known"),
            only("collaboration", choices.Collaboration, "developer_collaboration_known"),
            only("engagement_types", choices.Engagement, "developer_engagements_known"),
            only("tax_preferences", choices.TaxPreference, "developer_tax_known"),
            only("workplaces", choices.Workplace, "developer_workplaces_known"),
        ]

    def __str__(self) -> str:
        return self.name or f"@{self.handle}"

    def get_absolute_url(self) -> str:
        return reverse("accounts:developer_detail", args=[self.handle])

    # -- questions

    @property
    def is_offered(self) -> bool:
        return self.status in OFFERED

    @property
    def completeness(self) -> int:
        return completeness(self)

    def todo(self) -> list:
        return todo(self)

    def missing(self) -> dict[str, str]:
        """What publishing still asks: {field: sentence}."""
        return missing(self)

    def rates_visible_to(self, user) -> models.QuerySet:
        return self.rates.visible_to(user)

    def handle_free_at(self) -> Any:
        """When the handle may be changed again; None for now. Until a profile is offered for the first time, always."""
        if not self.submitted_at or not self.handle_changed_at:
            return None
        free_at = self.handle_changed_at + HANDLE_KEPT_FOR
        return free_at if free_at > timezone.now() else None

    # -- verbs

    def start(self, by: Any) -> None:
        """Keep the first saved step of a new profile."""
        with transaction.atomic():
            self.handle = self.handle or suggest_handle(self.name or by.name)
            self.about_html = render_user(self.about)
            try:
                with transaction.atomic():
                    self.save(force_insert=True)
            except IntegrityError as error:
                if Developer.objects.filter(user=self.user).exists():  # the same first step, sent twice
                    raise StaleError(self) from error
                if not Developer.objects.filter(handle=self.handle).exists():
                    raise
                raise HandleTakenError(self.handle) from error
            self._claim(self.handle)
            record("developer.start", self, by)

    def edit(self, by: Any, fields: Iterable[str], rows: Callable[[], None] | None = None) -> None:
        """Keep these changed fields, and what `rows` writes, as one version; a published profile changes at once."""
        names = set(fields)
        with transaction.atomic():
            self.lock()
            if "handle" in names:
                self._claim(self.handle)
                self.handle_changed_at = timezone.now()
                names.add("handle_changed_at")
            if "about" in names:
                self.about_html = render_user(self.about)
                names.add("about_html")
            self.write(**{name: getattr(self, name) for name in names})
            if rows:
                rows()
            record("developer.edit", self, by, after={"fields": sorted(names)})
            if self.status == self.Status.PUBLISHED:
                review.look(self, by)

    def set_rows(self, related: str, rows: list[models.Model]) -> None:
        """Replace one kind of row by `rows`, in their order; inside `edit`."""
        for position, row in enumerate(rows):
            row.pk, row.developer, row.position = None, self, position
        getattr(self, related).all().delete()
        getattr(self, related).bulk_create(rows)
        if related == "developer_skills":
            self.write_skill_words()

    def write_skill_words(self) -> None:
        """What the search finds a developer by, from the skills as they are kept."""
        names = self.developer_skills.order_by("position", "pk").values_list("skill__name", "skill__slug")
        words = " ".join(word for pair in names for word in pair)
        type(self)._base_manager.filter(pk=self.pk).update(skill_words=words)

    def confirm_availability(self, by: Any) -> None:
        """Say that what the profile states about being free is still true."""
        with transaction.atomic():
            self.lock()
            self.write(confirmed_at=timezone.now())
            record("developer.confirm_availability", self, by)

    def talk_to(self, client: models.Model) -> None:
        """From now on this client sees what is shown to clients that the developer talks to."""
        self.contacts.get_or_create(client=client)

    def publish(self, by: Any) -> None:
        """Offer the profile: readable by its link at once, listed after review. The caller asked `missing()`."""
        with transaction.atomic():
            self.move("publish", by, submitted_at=timezone.now())
            self.snapshot(by)
            review.request(self, "new_item", by)
            review.look(self, by)

    def approve(self, by: Any, reason: str = "") -> None:
        """List the profile."""
        with self.in_transaction():
            self.move("approve", by, reason, review_note="", published_at=self.published_at or timezone.now())
            self._tell("profile_approved", "Your profile is listed", self.get_absolute_url(), reason)

    def request_changes(self, by: Any, reason: str) -> None:
        """Give the profile back with what should be different; its link goes on working."""
        with self.in_transaction():
            self.move("request_changes", by, reason, review_note=reason)
            self._tell("profile_needs_changes", "Your profile needs changes", reverse("accounts:profile_edit"), reason)

    def refuse(self, by: Any, reason: str) -> None:
        """Do not list the profile and close its link; a changed one may be offered again."""
        with self.in_transaction():
            self.move("refuse", by, reason, review_note=reason)
            self._tell("profile_refused", "Your profile was refused", reverse("accounts:profile_edit"), reason)

    def withdraw(self, by: Any) -> None:
        """Take the profile back: a draft that only its owner sees."""
        self.move("withdraw", by)

    def snapshot(self, by: Any) -> None:
        """Keep this text as a revision, so that a decision is about the words that were read."""
        self.revisions.create(version=self.version, by=by, fields=self.as_revision())

    def as_revision(self, found: dict[str, Any] | None = None) -> dict[str, Any]:
        """`found` answers `revision_questions`, where they were asked beside another row."""
        names = ["name", "handle", "headline", "about", "country", "region", "city", "specialisms", "domains"]
        found = found or Developer.objects.filter(pk=self.pk).values(**self.revision_questions()).get()
        return {name: getattr(self, name) for name in names} | rows_said(found)

    def revision_questions(self) -> dict[str, Any]:
        """What its revision reads of other tables, to be asked beside any row."""
        return questions_about_rows(self)

    # -- private

    def _claim(self, handle: str) -> None:
        """Take a handle that nobody else ever had; before the first offer an old one is given back."""
        # The row decides, not a question before it: two people may ask for the same handle at once.
        _, is_new = DeveloperHandle.objects.get_or_create(handle=handle, defaults={"developer": self})
        if not is_new and not self.handles.filter(handle=handle).exists():
            raise HandleTakenError(handle)
        if not self.submitted_at:
            self.handles.exclude(handle=handle).delete()

    def _tell(self, kind: str, title: str, url: str, body: str) -> None:
        # Only the key is asked for.
        notify(User(pk=self.user_id), kind, title, url, body)
