"""What a client says differently about a gig that is public already: a row for every change, the public log of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Self

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from accounts.models import Lifecycle, StateError
from marketplace.lib import review

from .gig import Gig
from .gig_query import LIVE
from .revising import plain


class GigChangeQuerySet(models.QuerySet):
    def applied(self) -> Self:
        return self.filter(status=GigChange.Status.APPLIED)

    def waiting(self) -> Self:
        return self.filter(status=GigChange.Status.IN_REVIEW)

    def unfinished(self) -> Self:
        """Written and not public yet: it waits, or came back with a moderator's words."""
        return self.filter(status__in=[GigChange.Status.IN_REVIEW, GigChange.Status.NEEDS_CHANGES])

    def visible_to(self, user) -> Self:
        """A change that is not applied concerns its client and staff alone."""
        return self.filter(gig__in=Gig.objects.visible_to(user)).filter(
            Q(status=GigChange.Status.APPLIED) | Q(gig__in=Gig.objects.posted_by(user))
            if not user.has_perm("accounts.see_held")
            else Q()
        )


class GigChange(Lifecycle):
    """One change of a public gig: what it said and what it says, for the fields that differ."""

    class Status(models.TextChoices):
        IN_REVIEW = "in_review", "In review"
        NEEDS_CHANGES = "needs_changes", "Needs changes"
        REFUSED = "refused", "Refused"
        APPLIED = "applied", "Applied"
        WITHDRAWN = "withdrawn", "Taken back"

    TRANSITIONS = {
        "approve": (frozenset({Status.IN_REVIEW}), Status.APPLIED),
        "request_changes": (frozenset({Status.IN_REVIEW}), Status.NEEDS_CHANGES),
        "refuse": (frozenset({Status.IN_REVIEW}), Status.REFUSED),
        "readmit": (frozenset({Status.REFUSED}), Status.IN_REVIEW),
        "resubmit": (frozenset({Status.IN_REVIEW, Status.NEEDS_CHANGES}), Status.IN_REVIEW),
        "withdraw": (frozenset({Status.IN_REVIEW, Status.NEEDS_CHANGES}), Status.WITHDRAWN),
    }

    gig = models.ForeignKey(Gig, models.CASCADE, related_name="changes")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    before = models.JSONField(encoder=DjangoJSONEncoder)
    after = models.JSONField(encoder=DjangoJSONEncoder)
    is_material = models.BooleanField()
    status = models.CharField(max_length=13, choices=Status, editable=False)
    applied_at = models.DateTimeField(null=True, editable=False)
    review_note = models.TextField(blank=True, editable=False)

    objects = GigChangeQuerySet.as_manager()

    class Meta(Lifecycle.Meta):
        verbose_name = "change"
        ordering = ["-pk"]
        constraints = [
            *Lifecycle.Meta.constraints,
            models.UniqueConstraint(
                name="gig_change_one_unfinished",
                fields=["gig"],
                condition=Q(status__in=["in_review", "needs_changes"]),
            ),
            models.CheckConstraint(
                name="gig_change_status_known",
                condition=Q(status__in=["in_review", "needs_changes", "refused", "applied", "withdrawn"]),
            ),
            models.CheckConstraint(
                name="gig_change_applied_has_moment", condition=Q(status="applied") ^ Q(applied_at__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"Change of “{self.gig.title}”"

    def get_absolute_url(self) -> str:
        return self.gig.get_absolute_url()

    @property
    def stamp(self) -> str:
        """Which change in which words: what a form says that it was opened with."""
        return f"{self.public_id}.{self.version}"

    # -- what moderation reads

    @property
    def revisions(self) -> models.QuerySet:
        return self.gig.revisions

    @property
    def body_html(self) -> str:
        return ""

    def as_revision(self) -> dict[str, Any]:
        return {"gig": self.gig.public_id, **self.after}

    # -- what a decision holds and asks

    @contextmanager
    def held(self, known: dict[str, Any] | None = None) -> Iterator[None]:
        """With its gig, which is locked together with it."""
        with super().held(known), self.gig.held(known):
            yield

    def verb_questions(self) -> dict[str, Any]:
        return self.gig.verb_questions()

    # -- verbs

    def approve(self, by: Any, reason: str = "") -> None:
        """Let the gig say it; the fields that this change does not touch stay as they are by now."""
        with self.in_transaction():
            self.move("approve", by, reason, applied_at=timezone.now(), review_note="")
            gig = self._locked_gig()
            if gig.status not in LIVE:
                raise StateError(gig, "change")
            gig.revise(self.after, self.by)
            gig.tell_members("gig_change_applied", f"“{gig.title}” says what you changed", reason)

    def request_changes(self, by: Any, reason: str) -> None:
        """Give the change back with what should be different; the gig stays as it is."""
        with self.in_transaction():
            self.move("request_changes", by, reason, review_note=reason)
            self.gig.tell_members("gig_change_needs_changes", f"Your change of “{self.gig}” needs changes", reason)

    def refuse(self, by: Any, reason: str) -> None:
        """Do not let the gig say it."""
        with self.in_transaction():
            self.move("refuse", by, reason, review_note=reason)
            self.gig.tell_members("gig_change_refused", f"Your change of “{self.gig}” was refused", reason)

    def put_back(self, before: dict[str, Any], by: Any, reason: str = "") -> None:
        """Undone within minutes, an applied change leaves the gig as it was; what its client changed since stays."""
        with self.in_transaction():
            if self.status == self.Status.APPLIED:
                gig = self._locked_gig()
                now = plain(gig.as_revision())
                said = {name: value for name, value in self.before.items() if now[name] == self.after[name]}
                gig.revise(said, by, is_told=False)
            super().put_back(before, by, reason)

    def resubmit(self, after: dict[str, Any], before: dict[str, Any], by: Any) -> None:
        """Put other words in the place of those that wait, or that came back."""
        self.move("resubmit", by, before=before, after=after, review_note="")

    def withdraw(self, by: Any) -> None:
        """Its client takes it back: the gig goes on saying what it says, and no moderator reads this any more."""
        with transaction.atomic():
            self.move("withdraw", by)
            review.drop(self, by)

    # -- private

    def _locked_gig(self) -> Gig:
        return self.gig if self.is_held else Gig.lock_row(self.gig_id)
