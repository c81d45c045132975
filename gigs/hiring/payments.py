"""How a client pays: computed from the events of its agreements, never entered."""

from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from django.db.models import OuterRef, Subquery

from accounts.models import Client
from gigs.models import AgreementEvent, AgreementVersion

ENOUGH = 3


@dataclass(frozen=True)
class Payments:
    """Invoices that were paid or are past due; `days_early` is the median, negative where late."""

    counted: int
    in_terms: int
    days_early: int | None

    @property
    def is_known(self) -> bool:
        return self.counted >= ENOUGH

    @property
    def words(self) -> str:
        """`paid within terms 11 of 12, median 4 days early, n = 12`."""
        said = f"paid within terms {self.in_terms} of {self.counted}"
        if self.days_early is None:
            return f"{said}, n = {self.counted}"
        days = abs(self.days_early)
        side = "early" if self.days_early > 0 else "late"
        when = f"{days} day{'' if days == 1 else 's'} {side}" if days else "on the day"
        return f"{said}, median {when}, n = {self.counted}"


def payments(client: Client, today: date) -> Payments:
    """A payment counts from the day on which its developer received it.

    What the client alone says was paid is not paid yet: until it is confirmed, an invoice past its day is late.
    """
    events = AgreementEvent.objects.filter(agreement__proposal__gig__client=client)
    # The terms that held when the invoice was noted: later ones change nothing about it.
    held = AgreementVersion.objects.agreed().filter(
        agreement=OuterRef("agreement"), client_at__lte=OuterRef("at"), developer_at__lte=OuterRef("at")
    )
    invoices = events.filter(kind="invoiced").annotate(days=Subquery(held.values("payment_days")[:1]))
    terms = dict(invoices.exclude(days=None).values_list("pk", "days"))
    received = dict(events.filter(kind="paid_confirmed").values_list("invoice", "on"))
    early, unpaid = [], 0
    # One that is dated ahead is not due.
    for pk, on in events.filter(pk__in=terms, on__lte=today).values_list("pk", "on"):
        due = on + timedelta(days=terms[pk])
        if pk in received:
            early.append((due - received[pk]).days)
        elif due < today:
            unpaid += 1
    middle = round(median(early)) if early else None
    return Payments(len(early) + unpaid, sum(days >= 0 for days in early), middle)
