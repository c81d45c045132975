"""What two sides say about each other after the work: sealed until both have spoken or the time for it is over."""

from functools import reduce
from operator import and_, or_
from typing import Any, ClassVar, Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html_join

from accounts.models import HideableQuerySet, Lifecycle, record
from accounts.models.hold import is_removed
from accounts.models.standing import in_good_standing, is_gone, is_named, is_readable, is_taken_down
from marketplace.lib import review as desk

from . import agreement_news as news
from .agreement import REVIEW_WINDOW, Agreement
from .forgettable import Forgettable
from .hiring_errors import HiringError
from .proposal import Proposal

# What each side is asked, by the side that answers.
ASPECTS = {
    "developer": ["The brief was accurate", "Questions were answered", "Acceptance was fair", "Payment came in time"],
    "client": ["Delivered as defined", "Communication", "The code was usable at handover", "Estimates held"],
}
AGAIN = {"developer": "Would work for them again", "client": "Would hire them again"}
WRITTEN = "Your review of this is there already, and stays as it is."
DEVELOPER, CLIENT = "agreement__proposal__developer", "agreement__proposal__gig__client"
NAMED = [DEVELOPER, f"{DEVELOPER}__user", CLIENT]
SCORES = ["first", "second", "third", "fourth"]
ALL_NAMED = reduce(and_, map(is_named, NAMED))


class ReviewQuerySet(HideableQuerySet):
    def public(self) -> Self:
        """What everybody reads: opened, not taken away by moderation, of an author in good standing.

        It names both sides, so it goes where the profile or the client of either does.
        Of who left for good the choices stay, without words or name: they are the other side's record.
        """
        left = Q(forgotten_at__isnull=False, author__hold="none")
        return self.unheld().filter(in_good_standing("author") | left, ALL_NAMED, status="published")

    def visible_to(self, user) -> Self:
        if user.has_perm("accounts.see_held"):
            return self.filter(status="published")
        mine = Q(author_id=user.pk) if user.is_authenticated else Q(pk__in=[])
        readable = self.readable().filter(is_readable("author"), status="published")
        # The two who worked together know each other's name.
        theirs = Q(agreement__in=Agreement.objects.visible_to(user)) if user.is_authenticated else Q(pk__in=[])
        read = readable.filter(ALL_NAMED | theirs) | self.public()
        return self.filter(Q(pk__in=read.values("pk")) | mine)

    def gone(self) -> Self:
        """Once public, now removed, or its author's account closed, or one of its two sides taken down: 410."""
        left = reduce(or_, map(is_taken_down, NAMED), is_removed() | is_gone("author"))
        return self.filter(left, status="published").exclude(pk__in=self.public())

    def of_client(self, client) -> Self:
        return self.filter(side="developer", agreement__proposal__gig__client=client)

    def of_developer(self, developer) -> Self:
        return self.filter(side="client", agreement__proposal__developer=developer)

    def due(self) -> Self:
        """Sealed, and the time for the other side is over."""
        return self.filter(status="sealed", agreement__ended_at__lte=Now() - REVIEW_WINDOW)

    def for_list(self) -> Self:
        both = ["agreement__proposal__gig__client", "agreement__proposal__developer"]
        return self.select_related("author", *both).order_by("-pk")


def score(label: str) -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(
        label, null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )


class Review(Forgettable, Lifecycle):
    """One side's judgement of the work with the other; only the question of another time must be answered."""

    WORDS: ClassVar = {"text": "", "reply": ""}

    class Status(models.TextChoices):
        SEALED = "sealed", "Sealed"
        PUBLISHED = "published", "Public"

    TRANSITIONS = {
        "publish": (frozenset({Status.SEALED}), Status.PUBLISHED),
        "answer": (frozenset({Status.PUBLISHED}), Status.PUBLISHED),
    }

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="reviews")
    side = models.CharField(max_length=9, choices=Proposal.Side, editable=False)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    again = models.BooleanField()
    first, second, third, fourth = (score(name) for name in SCORES)
    text = models.TextField(max_length=800, blank=True)
    reply = models.TextField(max_length=400, blank=True, editable=False)
    replied_at = models.DateTimeField(null=True, editable=False)
    published_at = models.DateTimeField(null=True, editable=False)
    status = models.CharField(max_length=9, choices=Status, default=Status.SEALED, editable=False)

    objects = ReviewQuerySet.as_manager()

    class Meta(Lifecycle.Meta):
        constraints = [
            *Lifecycle.Meta.constraints,
            models.UniqueConstraint(name="review_once_a_side", fields=["agreement", "side"]),
            models.CheckConstraint(name="review_status_known", condition=Q(status__in=["sealed", "published"])),
            models.CheckConstraint(
                name="review_scores_in_range",
                condition=Q(*((Q(**{name: None}) | Q(**{f"{name}__range": (1, 5)})) for name in SCORES)),
            ),
            models.CheckConstraint(name="review_reply_after_opening", condition=Q(reply="") | Q(status="published")),
        ]

    def __str__(self) -> str:
        return f"Review of {self.subject}"

    def get_absolute_url(self) -> str:
        return reverse("gigs:review_detail", args=[self.public_id])

    # -- questions

    @property
    def subject(self) -> models.Model:
        """Whom it is about."""
        proposal = self.agreement.proposal
        return proposal.gig.client if self.side == "developer" else proposal.developer

    @property
    def writer(self) -> models.Model | str:
        """Who speaks, as others know them."""
        proposal = self.agreement.proposal
        if self.forgotten_at and not self.author.is_active:
            return "somebody whose account is closed"
        return proposal.developer if self.side == "developer" else proposal.gig.client

    @property
    def scores(self) -> list[tuple[str, int]]:
        given = zip(ASPECTS[self.side], (getattr(self, name) for name in SCORES), strict=True)
        return [(words, value) for words, value in given if value is not None]

    @property
    def again_words(self) -> str:
        words = AGAIN[self.side]
        return words if self.again else words.replace("Would", "Would not")

    @property
    def body_html(self) -> str:
        return format_html_join("", "<p>{}</p>", ((line,) for line in [self.again_words, *self.text.splitlines()]))

    @property
    def may_be_answered(self) -> bool:
        return self.status == self.Status.PUBLISHED and not self.reply

    # -- verbs

    @classmethod
    def send(cls, agreement: Agreement, by: Any, side: str, **said: Any) -> Self:
        """Seal one side's review; where the other side's is there, both open at once."""
        try:
            with transaction.atomic():
                # One after the other: of two sides at once the second sees the first and opens both.
                agreement.lock()
                cls.refuse_unwanted(agreement, side)
                review = cls.objects.create(agreement=agreement, author=by, side=side, **said)
                record("review.send", review, by, role=side)
                review.snapshot(by)
                desk.look(review, by)
                sealed = list(cls.objects.filter(agreement=agreement, status="sealed").select_for_update())
                if len(sealed) == 2:
                    for one in sealed:
                        one.publish()
                return cls.objects.get(pk=review.pk)
        except IntegrityError as error:
            raise HiringError(agreement, WRITTEN) from error

    @classmethod
    def refuse_unwanted(cls, agreement: Agreement, side: str) -> None:
        """Raise where this side cannot review this work, or has done it."""
        if not agreement.may_be_reviewed:
            raise HiringError(agreement, "Reviews are for work that ended in the last 14 days.")
        if cls.objects.filter(agreement=agreement, side=side).exists():
            raise HiringError(agreement, WRITTEN)

    def publish(self) -> None:
        """Open it; both sides hear that."""
        with transaction.atomic():
            self.move("publish", None, published_at=timezone.now())
            side = news.other(self.side)
            news.tell(self.agreement, side, "review_published", f"{self.writer} reviewed your work together", self.text)

    def answer(self, by: Any, reply: str) -> None:
        """The one public reply of whom it is about."""
        self.refuse_answered()
        with transaction.atomic():
            self.move("answer", by, reply=reply, replied_at=timezone.now())
            self.snapshot(by)

    def refuse_answered(self) -> None:
        self.demand("answer")
        if self.reply:
            raise HiringError(self, "There is a reply already; one is the most.")

    def snapshot(self, by: Any) -> None:
        self.revisions.create(version=self.version, by=by, fields=self.as_revision())

    def as_revision(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in ["again", *SCORES, "text", "reply"]}


class ReviewRevision(models.Model):
    """What a review said at a moment, so that a decision is about the words that were read."""

    review = models.ForeignKey(Review, models.CASCADE, related_name="revisions")
    version = models.PositiveIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    fields = models.JSONField()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.review_id} v{self.version}"
