"""What happened with a developer or a client here, computed from proposals, agreements and reviews, never entered."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import NamedTuple

from django.db.models import DateTimeField, ExpressionWrapper, F, OuterRef, Q, QuerySet, Subquery, Value

from accounts.models import Client, Developer
from accounts.models.replies import ENOUGH_REPLIES
from gigs.models import Agreement, Proposal, ProposalMessage, Review
from gigs.models.proposal_query import RATE_WINDOW

Facts = list[tuple[str, object]]


@dataclass(frozen=True)
class Answers:
    """How a developer answers clients: first answers to first words that were due, and how many came in time."""

    due: int
    in_time: int
    median_time: timedelta | None

    @property
    def words(self) -> str:
        if self.due < ENOUGH_REPLIES:
            return f"not enough data, n = {self.due}"
        middle = f", median {in_words(self.median_time)}" if self.median_time is not None else ""
        return f"{100 * self.in_time // self.due}% in time{middle}, n = {self.due}"


def of_developer(developer: Developer, now: datetime) -> Facts:
    """Pairs for the page of reviews, from one question to the database; a pair without a value is left out."""
    told = [Told(*row) for row in told_by(developer, now)]
    clients = Counter(one.client for one in told if one.agreement == "completed")
    again = [one.again for one in told if one.again is not None]
    return [
        ("Reviews", f"{sum(again)} of {len(again)} would hire again" if again else "none yet"),
        ("Agreements", f"{clients.total()} completed" if clients else ""),
        ("Repeat clients", sum(n > 1 for n in clients.values()) or ""),
        ("Answers clients", answers(told, now).words),
    ]


def of_client(client: Client) -> Facts:
    worked = Agreement.objects.filter(proposal__gig__client=client, status="completed").order_by()
    counts = Counter(worked.values_list("proposal__developer", flat=True))
    repeat = sum(n > 1 for n in counts.values())
    return [("Agreements", f"{counts.total()} completed"), ("Hired again", repeat and several(repeat))]


class Told(NamedTuple):
    """What one proposal says about its developer."""

    client: int
    agreement: str | None
    again: bool | None
    asked_at: datetime | None
    reply_at: datetime | None
    days: int


def told_by(developer: Developer, now: datetime) -> QuerySet:
    """The proposals that led to an agreement, and the talks of 90 days."""
    said = ProposalMessage.objects.filter(proposal=OuterRef("pk"), kind="words").order_by("pk")
    public = Review.objects.public().filter(agreement__proposal=OuterRef("pk"), side="client")
    rows = Proposal.objects.filter(developer=developer).annotate(
        again=Subquery(public.values("again")[:1]),
        asked_at=Subquery(said.filter(side="client").values("at")[:1]),
        reply_at=Subquery(said.filter(side="developer", at__gt=OuterRef("asked_at")).values("at")[:1]),
    )
    found = rows.filter(Q(agreement__accepted_at__isnull=False) | Q(asked_at__gt=now - RATE_WINDOW))
    return found.values_list("gig__client", "agreement__status", "again", "asked_at", "reply_at", "gig__reply_days")


def talks(now: datetime) -> QuerySet[Proposal]:
    """The talks of 90 days, each with when the client first wrote, until when an answer was due, and when it came."""
    said = ProposalMessage.objects.filter(kind="words")
    theirs = said.filter(proposal=OuterRef("pk")).order_by("pk")
    recent = said.filter(side="client", at__gt=now - RATE_WINDOW).values("proposal")
    rows = Proposal.objects.filter(pk__in=recent).annotate(
        asked_at=Subquery(theirs.filter(side="client").values("at")[:1]),
        reply_at=Subquery(theirs.filter(side="developer", at__gt=OuterRef("asked_at")).values("at")[:1]),
    )
    until = F("asked_at") + F("gig__reply_days") * Value(timedelta(days=1))
    return rows.filter(asked_at__gt=now - RATE_WINDOW).annotate(until=ExpressionWrapper(until, DateTimeField()))


def answers(told: list[Told], now: datetime) -> Answers:
    """Of the talks of 90 days: the developer's first word after the client's first, within the gig's days to answer."""
    due, in_time, took = 0, 0, []
    for one in told:
        if one.asked_at is None or one.asked_at <= now - RATE_WINDOW:
            continue
        until = one.asked_at + timedelta(days=one.days)
        if one.reply_at is None and until > now:
            continue
        due += 1
        in_time += one.reply_at is not None and one.reply_at <= until
        if one.reply_at is not None:
            took.append(one.reply_at - one.asked_at)
    return Answers(due, in_time, median(took) if took else None)


def several(n: int) -> str:
    return f"{n} developer{'' if n == 1 else 's'}"


def in_words(time: timedelta) -> str:
    """`40 min`, `5 h`, `3 days`."""
    hours = time.total_seconds() / 3600
    if hours < 1:
        return f"{round(hours * 60)} min"
    return f"{round(hours)} h" if hours < 48 else f"{round(hours / 24)} days"
