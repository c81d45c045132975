"""The article: a maintained object with dated sources, an editor's status and a moderation hold."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q, Subquery
from django.db.models.functions import JSONArray
from django.urls import reverse
from django.utils import timezone

from accounts.models import Hold, Lifecycle
from marketplace.lib.markdown import render

from .article_query import ArticleQuerySet
from .article_verbs import Verbs
from .steps import STEPS

# Addresses under /articles/ that are not articles.
RESERVED_SLUGS = frozenset(
    {"authors", "desk", "faq", "glossary", "mine", "new", "preview", "reading", "series", "topics"}
)


class Article(Verbs, Lifecycle):
    """Something to read; its words are in its revisions, of which one is live."""

    class Status(models.TextChoices):
        DRAFT = "draft", "Draft"
        SUBMITTED = "submitted", "Submitted"
        REVIEW = "review", "In review"
        APPROVED = "approved", "Approved"
        SCHEDULED = "scheduled", "Scheduled"
        PUBLISHED = "published", "Published"
        ARCHIVED = "archived", "Archived"
        RETRACTED = "retracted", "Retracted"

    class Audience(models.TextChoices):
        STARTING = "starting", "Starting out"
        WORKING = "working", "Working developers"
        SENIOR = "senior", "Senior developers"
        CLIENT = "client", "Clients"

    TRANSITIONS = {
        "submit": (frozenset({Status.DRAFT}), Status.SUBMITTED),
        "take_up": (frozenset({Status.SUBMITTED}), Status.REVIEW),
        "send_back": (frozenset({Status.SUBMITTED, Status.REVIEW, Status.APPROVED}), Status.DRAFT),
        "approve": (frozenset({Status.SUBMITTED, Status.REVIEW}), Status.APPROVED),
        "schedule": (frozenset({Status.APPROVED}), Status.SCHEDULED),
        "unschedule": (frozenset({Status.SCHEDULED}), Status.APPROVED),
        "publish": (frozenset({Status.APPROVED, Status.SCHEDULED, Status.ARCHIVED}), Status.PUBLISHED),
        "archive": (frozenset({Status.PUBLISHED}), Status.ARCHIVED),
        "retract": (frozenset({Status.PUBLISHED, Status.ARCHIVED}), Status.RETRACTED),
    }

    # words
    title = models.CharField(max_length=110)
    slug = models.SlugField(max_length=110, unique=True)
    deck = models.CharField(max_length=220)
    revision = models.ForeignKey(
        "articles.ArticleRevision",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="live text",
    )
    reading_minutes = models.PositiveSmallIntegerField(default=1, editable=False)
    seo_title = models.CharField("title for search engines", max_length=70, blank=True)
    seo_description = models.CharField("description for search engines", max_length=170, blank=True)
    # subject
    topics = models.ManyToManyField("articles.Topic", related_name="articles", blank=True)
    skills = models.ManyToManyField("accounts.Skill", related_name="articles", blank=True)
    series = models.ForeignKey("articles.Series", models.SET_NULL, null=True, blank=True, related_name="articles")
    series_position = models.PositiveSmallIntegerField(default=0, db_default=0)
    audience = models.CharField(max_length=8, choices=Audience, default=Audience.WORKING)
    # trust
    drafting_note = models.CharField("how it was drafted", max_length=300, blank=True)
    # Of the text that people read: who found sound what it says, and how it says it.
    reviewed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    edited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    checked_on = models.DateField("figures last checked on", null=True, blank=True)
    review_by = models.DateField(null=True, blank=True)
    is_evergreen = models.BooleanField("does not age", default=False)
    # life
    status = models.CharField(max_length=9, choices=Status, default=Status.DRAFT, editable=False)
    # The state of the next text while the published one stays; empty where there is none.
    revising = models.CharField(max_length=9, blank=True, default="", db_default="", editable=False)
    # First published; set by `schedule` to the moment to come.
    published_at = models.DateTimeField(null=True, editable=False)
    # The last substantive change, as the text itself says: the only thing that moves dateModified.
    updated_on = models.DateField(null=True, editable=False)
    retraction_reason = models.TextField(blank=True, editable=False)
    archive_reason = models.TextField(blank=True, default="", db_default="", editable=False)
    # The content file it is loaded from; null for one written on the site.
    source_file = models.CharField(max_length=120, null=True, blank=True, unique=True, editable=False)

    objects = ArticleQuerySet.as_manager()

    class Meta(Lifecycle.Meta):
        indexes = [models.Index(F("published_at").desc(), F("id").desc(), name="article_newest")]
        constraints = [
            *Lifecycle.Meta.constraints,
            models.CheckConstraint(
                name="article_status_known",
                condition=Q(
                    status__in=[
                        *("draft", "submitted", "review", "approved"),
                        *("scheduled", "published", "archived", "retracted"),
                    ]
                ),
            ),
            models.CheckConstraint(
                name="article_revising_known",
                condition=Q(revising="")
                | Q(status="published", revising__in=["draft", "submitted", "review", "approved"]),
            ),
            models.CheckConstraint(
                name="article_public_has_text_and_date",
                condition=Q(status__in=["draft", "submitted", "review", "approved"])
                | Q(revision__isnull=False, published_at__isnull=False),
            ),
            models.CheckConstraint(
                name="article_retracted_has_reason",
                condition=~Q(status="retracted") | ~Q(retraction_reason=""),
                violation_error_message="A retraction says why.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("articles:article_detail", args=[self.slug])

    # -- questions

    @property
    def stage(self) -> str:
        """Where its newest text stands: the status before it is published, the state of the next text afterwards."""
        return self.revising or self.status

    def may(self, action: str) -> bool:
        """Can the newest text take this step now?"""
        states = self.TRANSITIONS[action][0]
        return (self.revising if action in STEPS and self.status == self.Status.PUBLISHED else self.status) in states

    @property
    def text_to_publish(self) -> Any:
        """The newest text; out of the archive the one that was live, as nobody has reviewed what came after it."""
        is_back = self.status == self.Status.ARCHIVED
        return self.revisions.get(pk=self.revision_id) if is_back else self.revisions.first()

    @property
    def is_writable(self) -> bool:
        return self.stage in {self.Status.DRAFT, self.Status.PUBLISHED}

    @property
    def is_live(self) -> bool:
        return self.status in {self.Status.PUBLISHED, self.Status.SCHEDULED} and self.published_at <= timezone.now()

    @property
    def is_listed(self) -> bool:
        """What `listed()` says, of this one."""
        is_unheld = self.hold == Hold.NONE or (self.hold_until is not None and self.hold_until <= timezone.now())
        return self.is_live and is_unheld

    @property
    def primary_topic(self):
        """The topic that its text names first, or None."""
        order = self.revision.fields.get("topics", []) if self.revision else []
        topics = {topic.slug: topic for topic in self.topics.all()}
        return next((topics[slug] for slug in order if slug in topics), None)

    def is_stale(self, today: date | None = None) -> bool:
        """Its review is due, so figures may have moved; never for one that does not age."""
        today = today or timezone.localdate()
        return not self.is_evergreen and self.review_by is not None and self.review_by < today

    def expired_claims(self, today: date | None = None) -> list:
        today = today or timezone.localdate()
        claims = self.revision.claims if self.revision else []
        return [claim for claim in claims if claim.is_expired(today)]

    def as_revision(self, found: dict[str, Any] | None = None) -> dict[str, Any]:
        """What it says now, as a report keeps it; `found` answers `revision_questions`, asked beside another row."""
        if self.revision_id is None:
            return {"title": self.title}
        fields, body = found["revision_said"] if found else (self.revision.fields, self.revision.body)
        return {**fields, "body": body}

    def revision_questions(self) -> dict[str, Any]:
        """What its revision reads of other tables, to be asked beside any row."""
        now = self.revisions.filter(pk=self.revision_id).order_by()
        return {"revision_said": Subquery(now.values(row=JSONArray("fields", "body")))}

    @property
    def text_html(self) -> str:
        """Its text as safe HTML without the live blocks, for whoever judges it."""
        return render(self.revision.body).html if self.revision else ""
