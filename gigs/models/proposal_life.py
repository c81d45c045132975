"""How a proposal moves: one verb for every arrow, each under the lock of the gig, so that places add up."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from accounts.models import Lifecycle, record

from . import proposal_news as news
from .hiring_errors import HiringError
from .proposal_query import LIVE_PROPOSALS
from .proposal_sending import Sending

DECIDE_WITHIN = timedelta(days=14)
OFFER_VALID_FOR = timedelta(days=7)
REMIND_BEFORE = timedelta(hours=48)
BLIND = "You read this one blind, and terms name both sides. Put it on the shortlist first."


class Status(models.TextChoices):
    DRAFT = "draft", "Draft"
    SUBMITTED = "submitted", "Sent"
    VIEWED = "viewed", "Read"
    SHORTLISTED = "shortlisted", "On the shortlist"
    IN_DIALOGUE = "in_dialogue", "In dialogue"
    OFFERED = "offered", "Offered"
    ACCEPTED = "accepted", "Hired"
    DECLINED_BY_CLIENT = "declined_by_client", "Declined by the client"
    DECLINED_BY_DEVELOPER = "declined_by_developer", "Offer declined"
    WITHDRAWN = "withdrawn", "Withdrawn"
    LAPSED = "lapsed", "Lapsed without an answer"
    NOT_SELECTED = "not_selected", "Not selected"
    VOID = "void", "Void"


LIVE = frozenset(LIVE_PROPOSALS)
TALKED = frozenset({Status.SHORTLISTED, Status.IN_DIALOGUE})
UNANSWERED = frozenset({Status.SUBMITTED, Status.VIEWED})
OFFERED = frozenset({Status.OFFERED})


class ProposalLife(Sending, Lifecycle):
    """The states of a proposal and what leads from one to the next."""

    Status = Status
    TRANSITIONS = {
        "submit": (frozenset({Status.DRAFT}), Status.SUBMITTED),
        "view": (frozenset({Status.SUBMITTED}), Status.VIEWED),
        "shortlist": (UNANSWERED, Status.SHORTLISTED),
        "talk": (LIVE - OFFERED, Status.IN_DIALOGUE),
        "reveal": (frozenset({Status.IN_DIALOGUE}), Status.IN_DIALOGUE),
        "offer": (TALKED, Status.OFFERED),
        "counter": (OFFERED, Status.OFFERED),
        "accept": (OFFERED, Status.ACCEPTED),
        "turn_down": (OFFERED, Status.DECLINED_BY_DEVELOPER),
        "take_back": (OFFERED, Status.IN_DIALOGUE),
        "decline": (LIVE, Status.DECLINED_BY_CLIENT),
        "withdraw": (LIVE, Status.WITHDRAWN),
        "lapse": (UNANSWERED | TALKED, Status.LAPSED),
        "not_select": (LIVE, Status.NOT_SELECTED),
        "void": (LIVE, Status.VOID),
        "answer_late": (frozenset({Status.LAPSED}), Status.LAPSED),
    }

    status = models.CharField(max_length=21, choices=Status, default=Status.DRAFT, editable=False)

    class Meta(Lifecycle.Meta):
        abstract = True

    # -- the client

    def view(self, by: Any) -> None:
        """The client opened it: shown to the developer by the day."""
        self.move("view", by, viewed_at=timezone.now())

    def shortlist(self, by: Any) -> None:
        """Answer that it is a serious choice; names are shown from here on, also where they talk already."""
        with transaction.atomic():
            now = timezone.now()
            verb = "reveal" if self.may_be_shortlisted and self.status == Status.IN_DIALOGUE else "shortlist"
            is_first = self.answered_at is None  # who talk already keep the day that they talked about
            clock = self.clock("client", self.decision_due(now), now) if is_first else {}
            self.move(verb, by, **self.answered(now), **clock)
            self.developer.talk_to(self.gig.client)
            news.tell_developer(self, "proposal_shortlisted", f"“{self.gig}”: you are on the shortlist")

    def decline(self, by: Any, reason: str, note: str = "") -> None:
        """Say no, and why."""
        if not reason:
            raise HiringError(self, "Say why you decline: the developer reads it.")
        with self.under_gig():
            now = timezone.now()
            first = self.answered(now, reveals=False)
            self.move("decline", by, reason, decline_reason=reason, note=note, **first, **self.ended(now))
            self.end_offer(by)
            news.declined(self)

    def answer_late(self, by: Any, reason: str, note: str = "") -> None:
        """Answer a proposal that lapsed: it stays lapsed, and the answer is recorded as late."""
        if not self.may_be_answered_late:
            raise HiringError(self, "This proposal has an answer, or it is too late for one.")
        with transaction.atomic():
            first = self.answered(timezone.now(), reveals=False)
            self.move("answer_late", by, reason, decline_reason=reason, note=note, **first)
            news.declined(self)

    # -- both

    def talk(self, by: Any, side: str) -> None:
        """Somebody wrote: the other side's clock runs now. An open offer stays open.

        Until the client has answered, what the developer adds is no dialogue: nothing but the thread changes.
        """
        if self.status in {Status.OFFERED, Status.ACCEPTED}:
            return
        if side != "client" and self.answered_at is None:
            self.lock()
            self.demand("talk")
            return
        now = timezone.now()
        changes = self.answered(now, reveals=False) if side == "client" else {}
        other = "developer" if side == "client" else "client"
        if self.turn != other:
            changes |= self.clock(other, now + timedelta(days=self.gig.reply_days), now)
        self.move("talk", by, **changes)

    # -- the developer

    def withdraw(self, by: Any) -> None:
        with self.under_gig():
            self.move("withdraw", by, **self.ended(timezone.now()))
            self.end_offer(by)
            news.tell_client(self, "proposal_withdrawn", f"{self.name_for_client} withdrew from “{self.gig}”")

    def keep_outcome(self, by: Any, outcome: str) -> None:
        """Note for oneself how it went."""
        with transaction.atomic():
            self.lock()
            self.write(own_outcome=outcome)
            record("proposal.keep_outcome", self, by)

    # -- the offer, moved by its agreement

    def offer(self, by: Any) -> None:
        if self.is_blind:
            raise HiringError(self, BLIND)
        now = timezone.now()
        self.move("offer", by, **self.answered(now), **self.clock("developer", now + OFFER_VALID_FOR, now))

    def counter(self, by: Any, side: str) -> None:
        now, other = timezone.now(), "developer" if side == "client" else "client"
        self.move("counter", by, **self.clock(other, now + OFFER_VALID_FOR, now))

    def accept(self, by: Any) -> None:
        """The agreement is accepted: `Agreement.accept` calls this under the gig's lock."""
        self.move("accept", by, **self.ended(timezone.now()))

    def turn_down(self, by: Any) -> None:
        with self.under_gig():
            self.move("turn_down", by, **self.ended(timezone.now()))
            self.end_offer(by)
            news.tell_client(self, "offer_declined", f"{self.name_for_client} declined your offer for “{self.gig}”")

    def take_back(self, by: Any) -> None:
        """The offer is taken back, or nobody answered it in time: back to talking."""
        now = timezone.now()
        self.move("take_back", by, **self.clock("client", now + timedelta(days=self.gig.reply_days), now))

    # -- the clock and the gig

    def lapse(self) -> None:
        """The day passed: the side whose turn it was has let it go."""
        with self.under_gig():
            now = timezone.now()
            if self.turn == "developer":
                self.move("withdraw", None, "No answer in time.", **self.ended(now))
            else:
                self.move("lapse", None, **self.ended(now))
            self.end_offer(None)
            news.lapsed(self)

    def remind(self) -> None:
        """Tell the side whose turn it is that its day is near; once for each clock."""
        self.write(remind_at=None)
        news.remind(self)

    def not_select(self, by: Any, reason: str) -> None:
        """The gig was filled or closed: that is the answer. The caller holds the gig's lock."""
        now = timezone.now()
        first = {"answered_at": self.answered_at or now}  # nobody need have read it for that
        self.move("not_select", by, reason, note=reason, **first, **self.ended(now))
        self.end_offer(by)
        news.tell_developer(self, "proposal_not_selected", f"“{self.gig}”: not selected", reason)

    def void(self, reason: str) -> None:
        """The gig or its client is gone; nobody's fault here. The caller holds the gig's lock."""
        self.move("void", None, reason, note=reason, **self.ended(timezone.now()))
        self.end_offer(None)
        news.tell_developer(self, "proposal_void", f"“{self.gig}”: your proposal is void", reason)

    # -- private

    @contextmanager
    def under_gig(self) -> Iterator[models.Model]:
        """The gig's row is locked before the proposal's, always; afterwards the gig is full or open as it must be."""
        with transaction.atomic():
            self.gig = type(self.gig).lock_row(self.gig_id)
            yield self.gig
            self.gig.count_places()

    def end_offer(self, by: Any) -> None:
        """What was offered and not agreed ends with the proposal."""
        agreement = getattr(self, "agreement", None)  # a reverse one-to-one: absent where nothing was ever offered
        if agreement is not None:
            agreement.move("fall_through", by)

    def clock(self, turn: str, due: datetime, now: datetime) -> dict[str, Any]:
        remind_at = due - REMIND_BEFORE
        return {"turn": turn, "reply_due_at": due, "remind_at": remind_at if remind_at > now else None}

    def answered(self, now: datetime, reveals: bool = True) -> dict[str, Any]:
        """The first answer of the client, who has read it then, and the moment from which names are shown."""
        moments = ["answered_at", "viewed_at", *(["revealed_at"] if reveals else [])]
        return {name: now for name in moments if getattr(self, name) is None}

    def decision_due(self, now: datetime) -> datetime:
        """The end of the day by which the client said it decides; two weeks where it said none, or that day is over."""
        if self.gig.decide_on is None:
            return now + DECIDE_WITHIN
        due = datetime.combine(self.gig.decide_on, time.max, tzinfo=UTC)
        return due if due > now else now + DECIDE_WITHIN

    def ended(self, now: datetime) -> dict[str, Any]:
        return {"ended_at": now, "turn": "", "reply_due_at": None, "remind_at": None}
