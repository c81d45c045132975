"""How many proposals a gig has and takes, and what happens to them when it ends."""

from typing import Any, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Exists
from django.db.models.functions import JSONArray
from django.urls import reverse
from django.utils import timezone

from accounts.models import NotificationChoice, User, notify

from .choices import CloseReason
from .proposal_query import LIVE_PROPOSALS

COUNT = "live_proposals"
CHANGED = "Its page lists what is different. You may withdraw, or go on as you are."


class PauseReason(models.TextChoices):
    OWNER = "owner", "by its client"
    REPLIES = "replies", "proposals wait past their day"


class GigPlaces(models.Model):
    """The cap on undecided proposals, kept by the lock of the gig's row and a count that the database makes."""

    # Written by a trigger of the proposals, whoever changes them.
    live_proposals = models.PositiveSmallIntegerField(default=0, db_default=0, editable=False)
    pause_reason = models.CharField(max_length=7, choices=PauseReason, blank=True, db_default="", editable=False)

    class Meta:
        abstract = True

    def own_fields(self) -> list[str] | None:
        """What saving an existing gig writes: never the count, which changes without a new version of the gig."""
        if self._state.adding:
            return None
        fields = self._meta.concrete_fields
        return [field.name for field in fields if not (field.primary_key or field.generated) and field.name != COUNT]

    @classmethod
    def lock_row(cls, pk: int) -> Self:
        """The row as it is now, nobody else's until the transaction ends. Always locked before its proposals."""
        return cls._base_manager.select_related("client").select_for_update(of=("self",)).get(pk=pk)

    @property
    def why_over(self) -> str:
        """Why nobody is hired for it any more, whatever its own state says; "" where that is possible."""
        client = self.client
        if self.hold == "removed" and self.hold_until is None:
            return "The gig was removed by moderation."
        is_suspended = client.hold in {"frozen", "removed"} and client.hold_until is None
        return "The client cannot hire here any more." if is_suspended or client.status == "closed" else ""

    def takes_proposals(self, is_invited: bool = False) -> bool:
        """Whom the client invited needs no free place; read blind, whatever came to a full gig would have a name."""
        listed = type(self).objects.listed().filter(pk=self.pk)
        if is_invited and not self.blind:
            return listed.exists()
        return self.live_proposals < self.max_proposals and listed.filter(status="open").exists()

    def count_places(self) -> None:
        """Full, or open again; the caller holds the lock."""
        if not self.is_held:  # else it has just been read
            self.refresh_from_db(fields=["live_proposals"])
        is_full = self.live_proposals >= self.max_proposals
        if is_full and self.can("fill_up"):
            self.move("fill_up", None)
        elif not is_full and self.can("free_place"):
            self.move("free_place", None)

    def proposal_questions(self) -> dict[str, Any]:
        """Whether anybody has proposed, and who is told of a change: the person, the proposal, how soon by mail."""
        cadence = NotificationChoice.cadence_for("developer__user", "gig_changed")
        live = self.proposals.filter(status__in=LIVE_PROPOSALS)
        return {
            "is_proposed_on": Exists(self.proposals.exclude(status="draft")),
            "proposers": ArraySubquery(live.values(row=JSONArray("developer__user", "public_id", cadence))),
        }

    def tell_proposers(self) -> None:
        """Something that developers decide about is different now."""
        for user, proposal, cadence in self.ask("proposers"):
            url = reverse("gigs:proposal_detail", args=[proposal])
            notify(User(pk=user), "gig_changed", f"“{self}” has changed since you wrote", url, CHANGED, cadence=cadence)

    def hire(self, by: Any, chosen: models.Model) -> None:
        """An agreement is accepted: the gig is filled, and everybody else hears it. The caller holds the lock."""
        ended_at = self.ended_at or timezone.now()
        self.move("hire", by, ended_at=ended_at, close_reason=CloseReason.HIRED_HERE)
        self.end_proposals(by, "The gig is filled: the client chose somebody else.", exclude=chosen)

    def end_proposals(self, by: Any, reason: str, exclude: models.Model | None = None) -> None:
        for proposal in self.undecided().exclude(pk=exclude and exclude.pk):
            proposal.not_select(by, reason)

    def void_proposals(self, reason: str) -> int:
        """The caller holds the gig's lock."""
        undecided = list(self.undecided())
        for proposal in undecided:
            proposal.void(reason)
        return len(undecided)

    def undecided(self) -> models.QuerySet:
        """Locked, in one order for everybody."""
        live = self.proposals.filter(status__in=LIVE_PROPOSALS).select_related("gig__client", "developer__user")
        return live.select_for_update(of=("self",)).order_by("pk")
