"""The gig: a piece of paid work that a client wants done."""

from typing import Any, ClassVar

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.indexes import GinIndex
from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify

from accounts.models import Client, ClientMember, Lifecycle, User, notify, refuse_paused
from marketplace.lib.days import in_this_century
from marketplace.lib.markdown import render_user
from marketplace.lib.tasks.queue import enqueue

from . import choices
from .forgettable import Forgettable
from .gig_facts import GigFacts
from .gig_places import GigPlaces, PauseReason
from .gig_query import ENDED, LISTED, LIVE, GigQuerySet
from .hiring_errors import HiringError
from .publishing import Publishing
from .reposting import Reposting
from .revising import Revising
from .time_lost import TimeLost

EXPIRED = "Its 30 days are over and it is out of the lists. If you hired somebody, say so: it counts for your record."
ANSWER_FIRST = "Proposals wait past their day. Answer them, and a minute later this gig is open again."
# What may stand where a title's slug stands in an address.
RESERVED = {
    *("new", "mine", "edit", "propose", "preview", "submit", "pause", "resume", "close"),
    *("save", "unsave", "hide", "unhide", "seen", "unseen", "explain", "suggest", "ask", "outcome"),
}


class Gig(Publishing, Revising, Reposting, TimeLost, GigFacts, GigPlaces, Forgettable, Lifecycle):
    """A piece of paid work that a client wants done."""

    # The title stays: proposals and agreements of others are named by it.
    WORDS: ClassVar = {
        **{"summary": "", "description": "", "description_html": "", "explanation": "", "questions": []},
        **{"except_reason": "", "review_note": "", "city": ""},
    }

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
        "hire": (frozenset([*LIVE, Status.EXPIRED]), Status.FILLED),
        "say_filled": (frozenset({Status.EXPIRED}), Status.FILLED),
        "conclude": (frozenset({Status.EXPIRED}), Status.EXPIRED),
        "close": (frozenset(LIVE), Status.CLOSED),
        "expire": (frozenset(LIVE), Status.EXPIRED),
        "readmit": (frozenset({Status.REFUSED}), Status.IN_REVIEW),
        "revive": (frozenset({Status.EXPIRED}), Status.OPEN),
    }

    client = models.ForeignKey(Client, models.PROTECT, related_name="gigs")
    # life
    status = models.CharField(max_length=13, choices=Status, default=Status.DRAFT, editable=False)
    submitted_at = models.DateTimeField(null=True, editable=False)
    published_at = models.DateTimeField(null=True, editable=False)
    expires_at = models.DateTimeField(null=True, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)
    close_reason = models.CharField(max_length=15, choices=choices.CloseReason, blank=True, editable=False)
    review_note = models.TextField(blank=True, editable=False)
    repost_of = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="reposts")
    # The address of an import, or the key of the form that made it: the same source never makes a second one.
    source_key = models.CharField(max_length=300, null=True, unique=True, editable=False)  # noqa: DJ001 - null, as a copy has none
    objects = GigQuerySet.as_manager()

    class Meta(Lifecycle.Meta):
        indexes = [
            models.Index(F("published_at").desc(), F("id").desc(), name="gig_newest"),
            models.Index(fields=["client", "status"], name="gig_of_client"),
            models.Index(fields=["expires_at"], name="gig_closing"),
            models.Index(fields=["text_fingerprint"], name="gig_text"),
            models.Index(fields=["hold_until"], name="gig_held", condition=Q(hold_until__isnull=False)),
            GinIndex(fields=["search_document"], name="gig_words"),
        ]
        constraints = [
            *Lifecycle.Meta.constraints,
            *GigFacts.Meta.constraints,
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
            in_this_century("gig_days_in_range", "start_on", "decide_on"),
            models.CheckConstraint(
                name="gig_ended_has_moment",
                condition=~Q(status__in=["filled", "closed", "expired"]) | Q(ended_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args, update_fields=None, **kwargs) -> None:
        """Keep the description's HTML beside it, so that no reader waits for Markdown."""
        if update_fields is None or "description" in update_fields:
            self.description_html = render_user(self.description)
            update_fields = update_fields and {*update_fields, "description_html"}
        super().save(*args, update_fields=update_fields or self.own_fields(), **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("gigs:gig_detail", args=[self.public_id, self.slug])

    @property
    def slug(self) -> str:
        slug = slugify(self.title)[:60].strip("-") or "gig"
        return f"{slug}-gig" if slug in RESERVED else slug

    @property
    def is_open(self) -> bool:
        return self.status == self.Status.OPEN and self.expires_at > timezone.now()

    @property
    def has_ended(self) -> bool:
        return self.status in ENDED or (self.status in LIVE and self.expires_at <= timezone.now())

    @property
    def wants_outcome(self) -> bool:
        """Its days are over and nobody has said what became of it."""
        return self.status == self.Status.EXPIRED and not self.close_reason

    @property
    def is_wide_range(self) -> bool:
        return bool(self.pay_min and self.pay_max and self.pay_max > 2 * self.pay_min)

    def verb_questions(self) -> dict[str, Any]:
        members = ClientMember.objects.filter(client=self.client_id).exclude(role="viewer")
        return {
            **self.revision_questions(),
            **self.proposal_questions(),
            "members": ArraySubquery(members.values("user_id")),
        }

    # -- verbs

    def pause(self, by: Any, pause_reason: str = PauseReason.OWNER) -> None:
        """Take no new proposals; `by` is None where the reply clock pauses."""
        with transaction.atomic():
            self.move("pause", by, pause_reason=pause_reason)
            if pause_reason == PauseReason.REPLIES:
                self.tell_members("gig_paused", f"“{self.title}” takes no new proposals", ANSWER_FIRST)

    def resume(self, by: Any) -> None:
        """Open it again. What the reply clock paused it opens itself, once the proposals are answered."""
        if by is not None and self.pause_reason == PauseReason.REPLIES:
            raise HiringError(self, ANSWER_FIRST)
        with transaction.atomic():
            self.move("resume", by, pause_reason="")
            if by is not None:
                refuse_paused(by, "posting")

    def close(self, by: Any, close_reason: str) -> None:
        """End the gig before its time, saying why; every undecided proposal gets that as its outcome."""
        with transaction.atomic():
            self.move("close", by, close_reason, close_reason=close_reason, ended_at=timezone.now())
            self.end_proposals(by, f"The client closed the gig: {self.get_close_reason_display().lower()}.")

    def expire(self) -> None:
        """The clock ran out: tidy up what `listed()` stopped showing already, and ask what became of it."""
        with transaction.atomic():
            self.move("expire", None, ended_at=self.expires_at)
            url = reverse("gigs:gig_outcome", args=[self.public_id])
            self.tell_members("gig_expired", f"“{self.title}” has ended: what became of it?", EXPIRED, url)

    def conclude(self, by: Any, close_reason: str) -> None:
        """Say what became of an expired gig; every proposal that still waits gets that as its outcome."""
        with transaction.atomic():
            if self.close_reason:
                raise HiringError(self, "What became of this gig is noted already.")
            is_filled = close_reason == choices.CloseReason.HIRED_ELSEWHERE
            self.move("say_filled" if is_filled else "conclude", by, close_reason, close_reason=close_reason)
            self.end_proposals(
                by, f"The client says what became of the gig: {self.get_close_reason_display().lower()}."
            )

    def tell_members(self, kind: str, title: str, body: str, url: str = "") -> None:
        """Tell everybody who posts for the client."""
        url = url or reverse("gigs:gig_edit", args=[self.public_id])
        for key in self.ask("members"):
            notify(User(pk=key), kind, title, url, body)

    def set_hold(self, hold: str, by: Any, reason: str, until=None) -> None:
        with self.in_transaction():
            super().set_hold(hold, by, reason, until)
            if hold == "none" and self.status in LISTED:
                self._announce()

    # -- private

    def _announce(self) -> None:
        """Let the worker find whose searches it answers; nobody is told of one gig twice."""
        enqueue("gigs.alerts.tasks.tell_searches", self.pk, key=f"announce:{self.pk}:{self.version}")
