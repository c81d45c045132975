"""How a client answers: computed from what happened to its proposals, never entered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Aggregate, Count, DurationField, F, Q

from accounts.models import Client
from accounts.models.replies import ENOUGH_REPLIES

from .proposal import Proposal
from .proposal_query import is_overdue

MOST_OVERDUE = 3
LEAST_RATE = 50  # percent
IN_TIME = Q(answered_at__lte=F("first_due_at"))


@dataclass(frozen=True)
class ReplyRate:
    """First answers of 90 days: how many were due, how many of them came in time, how many are waited for still."""

    due: int
    in_time: int
    overdue: int
    median_time: timedelta | None = None

    @property
    def is_known(self) -> bool:
        return self.due >= ENOUGH_REPLIES

    @property
    def percent(self) -> int | None:
        """Rounded down, as the column of the client is."""
        return 100 * self.in_time // self.due if self.is_known else None

    @property
    def must_answer_first(self) -> bool:
        """Whether the gigs of this client take no new proposals until it has answered."""
        is_slow = self.is_known and 100 * self.in_time < LEAST_RATE * self.due
        return self.overdue >= MOST_OVERDUE or (is_slow and self.overdue > 0)


class Median(Aggregate):
    template = "percentile_cont(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = DurationField()


def reply_rate(client: Client, now: datetime) -> ReplyRate:
    """In one question to the database: it stands on the page of every gig."""
    sent = Proposal.objects.filter(gig__client=client).exclude(first_due_at=None)
    is_judged = Q(pk__in=sent.judged(now).values("pk"))
    counted = sent.aggregate(
        due=Count("pk", filter=is_judged),
        in_time=Count("pk", filter=is_judged & IN_TIME),
        overdue=Count("pk", filter=is_overdue(now)),
        median_time=Median(F("answered_at") - F("submitted_at"), filter=is_judged & Q(answered_at__isnull=False)),
    )
    return ReplyRate(**counted)


def shown(client: Client) -> ReplyRate:
    """As the columns of the client say it, without asking the database: at most some minutes old."""
    return ReplyRate(client.replies_due, client.replies_in_time, 0)


def percents(clients: Iterable[int], now: datetime) -> dict[int, int | None]:
    """The same figure for several clients at once; one without enough answers has none."""
    judged = Proposal.objects.filter(gig__client__in=list(clients)).exclude(first_due_at=None).judged(now)
    counted = judged.order_by().values("gig__client").annotate(due=Count("pk"), in_time=Count("pk", filter=IN_TIME))
    return {row["gig__client"]: ReplyRate(row["due"], row["in_time"], 0).percent for row in counted}


def owing(now: datetime) -> Iterable[int]:
    """The clients that must answer before their gigs take new proposals."""
    waiting = Proposal.objects.overdue(now).values_list("gig__client", flat=True).distinct()
    for client in Client.objects.filter(pk__in=waiting):
        if reply_rate(client, now).must_answer_first:
            yield client.pk
