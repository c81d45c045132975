"""The agreement: what a client and a developer agreed, version by version. A record; no money moves here."""

from datetime import date, datetime, timedelta
from typing import Any, Self

from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from accounts.models import ClientMember, Lifecycle, StateError

from . import agreement_news as news
from .agreement_terms import AgreementTerms
from .amending import Amending
from .forgettable import Forgettable
from .hiring_errors import HiringError
from .proposal import Proposal

REVIEW_WINDOW = timedelta(days=14)
# How work ends. A dispute that ends is one of them: to say that one disagrees is no way around a review.
OVER = frozenset({"completed", "ended_early", "settled", "unresolved"})


class AgreementQuerySet(models.QuerySet):
    def visible_to(self, user) -> Self:
        """Between two, as the proposal is."""
        clients = ClientMember.objects.filter(user_id=user.pk).values("client")
        return self.filter(Q(proposal__developer__user_id=user.pk) | Q(proposal__gig__client__in=clients))

    def for_page(self) -> Self:
        return self.select_related("proposal__gig__client", "proposal__developer__user")

    def running(self) -> Self:
        """Agreed and not over."""
        return self.filter(status__in=["accepted", "active", "disputed"])

    def over(self) -> Self:
        """What reviews can be about."""
        return self.filter(status__in=OVER)


class Agreement(Amending, Forgettable, Lifecycle):
    """One piece of work between one client and one developer."""

    class Status(models.TextChoices):
        DRAFT = "draft", "Draft"
        PROPOSED = "proposed", "Proposed by the client"
        COUNTERED = "countered", "Countered by the developer"
        NOT_AGREED = "not_agreed", "Not agreed"
        ACCEPTED = "accepted", "Agreed"
        ACTIVE = "active", "At work"
        COMPLETED = "completed", "Completed"
        ENDED_EARLY = "ended_early", "Ended early"
        DISPUTED = "disputed", "Disputed"
        SETTLED = "settled", "Settled"
        UNRESOLVED = "unresolved", "Unresolved"

    OPEN_OFFER = frozenset({Status.PROPOSED, Status.COUNTERED})
    TRANSITIONS = {
        "propose": (frozenset({Status.DRAFT, Status.COUNTERED}), Status.PROPOSED),
        "counter": (frozenset({Status.PROPOSED}), Status.COUNTERED),
        "take_back": (OPEN_OFFER, Status.DRAFT),
        "fall_through": (OPEN_OFFER | {Status.DRAFT}, Status.NOT_AGREED),
        "accept": (OPEN_OFFER, Status.ACCEPTED),
        "begin": (frozenset({Status.ACCEPTED}), Status.ACTIVE),
        "complete": (frozenset({Status.ACTIVE}), Status.COMPLETED),
        "end_early": (frozenset({Status.ACCEPTED, Status.ACTIVE}), Status.ENDED_EARLY),
        "dispute": (frozenset({Status.ACTIVE}), Status.DISPUTED),
        "settle": (frozenset({Status.DISPUTED}), Status.SETTLED),
        "leave": (frozenset({Status.DISPUTED}), Status.UNRESOLVED),
    }

    proposal = models.OneToOneField(Proposal, models.PROTECT, related_name="agreement")
    status = models.CharField(max_length=11, choices=Status, default=Status.DRAFT, editable=False)
    accepted_at = models.DateTimeField(null=True, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)

    objects = AgreementQuerySet.as_manager()

    class Meta(Lifecycle.Meta):
        constraints = [
            *Lifecycle.Meta.constraints,
            models.CheckConstraint(
                name="agreement_status_known",
                condition=Q(
                    status__in=[
                        *("draft", "proposed", "countered", "not_agreed", "accepted", "active", "completed"),
                        *("ended_early", "disputed", "settled", "unresolved"),
                    ]
                ),
            ),
            models.CheckConstraint(
                name="agreement_accepted_has_moment",
                condition=Q(status__in=["draft", "proposed", "countered", "not_agreed"]) | Q(accepted_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"Agreement on “{self.gig}”"

    def get_absolute_url(self) -> str:
        return reverse("gigs:agreement_detail", args=[self.public_id])

    # -- questions

    @property
    def gig(self) -> models.Model:
        return self.proposal.gig

    @property
    def is_offer(self) -> bool:
        return self.status in self.OPEN_OFFER

    @property
    def turn(self) -> str:
        """The side that may accept the newest version."""
        return {"proposed": "developer", "countered": "client"}.get(self.status, "")

    @property
    def newest(self) -> Any:
        return self.versions.order_by("-number").first()

    def name_of(self, side: str, person: Any) -> str:
        """The developer is called as everywhere, by the profile; the client's people by their accounts."""
        return str(self.proposal.developer if side == "developer" else person)

    @property
    def first_day(self) -> date | None:
        """The earliest day on which anything of it can have happened: it was agreed, or its terms let it begin."""
        if self.accepted_at is None:
            return None
        return min([timezone.localdate(self.accepted_at), *self.versions.agreed().values_list("start_on", flat=True)])

    @property
    def review_until(self) -> datetime | None:
        return self.ended_at + REVIEW_WINDOW if self.ended_at else None

    @property
    def may_be_reviewed(self) -> bool:
        return self.status in OVER and self.ended_at is not None and timezone.now() < self.review_until

    # -- verbs. Rows are locked in one order: gig, proposal, agreement.

    @classmethod
    def offer(cls, proposal: Proposal, by: Any, terms: AgreementTerms) -> Self:
        """The client offers the work: version 1, or the next one after an offer that came to nothing."""
        with transaction.atomic():
            proposal.offer(by)
            agreement, _ = cls.objects.get_or_create(proposal=proposal)
            agreement.move("propose", by)
            agreement.add_version("client", by, terms)
            news.offered(agreement)
        return agreement

    def counter(self, by: Any, side: str, terms: AgreementTerms) -> None:
        """The other side wants it otherwise: a new version, for which the first side must decide."""
        self.refuse_out_of_turn(side)
        with transaction.atomic():
            self.proposal.counter(by, side)
            self.move("propose" if side == "client" else "counter", by)
            self.add_version(side, by, terms)
            news.countered(self, side)

    def accept(self, by: Any, side: str) -> None:
        """Hire: the version has both names, the gig is filled, and every other live proposal hears it."""
        self.refuse_out_of_turn(side)
        with self.proposal.under_gig() as gig:
            now = timezone.now()
            self.proposal.accept(by)
            self.move("accept", by, accepted_at=now)
            self.newest.sign(side, by, now)
            gig.hire(by, self.proposal)
            news.hired(self)
            self.begin_if_due()

    def take_back(self, by: Any) -> None:
        """The client, or the clock after seven days, takes the offer back; they go on talking."""
        with transaction.atomic():
            self.proposal.take_back(by)
            self.move("take_back", by)
            news.taken_back(self, by)

    def turn_down(self, by: Any) -> None:
        """The developer declines the offer, which ends the proposal."""
        self.proposal.turn_down(by)

    def begin_if_due(self) -> None:
        if self.terms.start_on <= timezone.localdate():
            self.move("begin", None)

    # -- private

    def refuse_out_of_turn(self, side: str) -> None:
        due = self.proposal.reply_due_at
        if self.is_offer and due and due <= timezone.now():
            raise HiringError(self, "This offer ran out. Either side may write, and a new one can be made.")
        if self.is_offer and side != self.turn:
            raise HiringError(self, "You proposed this version yourself; now the other side decides.")

    def refuse_uncounterable(self, side: str) -> None:
        """Raise where this side cannot answer an offer with other terms now."""
        if not self.is_offer:
            raise StateError(self, "counter")
        self.refuse_out_of_turn(side)

    def add_version(self, side: str, by: Any, terms: AgreementTerms) -> Any:
        number = self.versions.count() + 1
        return self.versions.model.propose(self, number, side, by, terms)
