"""How the queue does: what waits, how long, and how that compares with what we promise."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, F, Min, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from gigs.models.reply_rate import Median
from marketplace.lib.methods import read_only
from moderation.models import Case
from moderation.models.urgency import DUE_WITHIN

from .access import staff_only

COUNTED_FOR = timedelta(days=30)


@dataclass(frozen=True)
class Line:
    """One priority: what is open, what was decided in 30 days, and the promise."""

    priority: str
    promised: timedelta
    open: int = 0
    late: int = 0
    oldest: datetime | None = None
    decided: int = 0
    in_time: int = 0
    median: timedelta | None = None


@read_only
@staff_only
def queue_health(request: HttpRequest) -> HttpResponse:
    lines = measured()
    week = timezone.now() - timedelta(days=7)
    context = {
        "lines": lines,
        "open": sum(line.open for line in lines),
        "late": sum(line.late for line in lines),
        "opened": Case.objects.filter(created_at__gt=week).count(),
        "decided": Case.objects.filter(decided_at__gt=week).count(),
    }
    return render(request, "moderation/queue_health.html", context)


def measured() -> list[Line]:
    now = timezone.now()
    waiting, done = Q(status="open"), Q(status="decided", decided_at__gt=now - COUNTED_FOR)
    counted = (
        Case.objects.filter(waiting | done)
        .order_by()
        .values("priority")
        .annotate(
            open=Count("pk", filter=waiting),
            late=Count("pk", filter=waiting & Q(due_at__lt=now)),
            oldest=Min("created_at", filter=waiting),
            decided=Count("pk", filter=done),
            in_time=Count("pk", filter=done & Q(decided_at__lte=F("due_at"))),
            median=Median(F("decided_at") - F("created_at"), filter=done),
        )
    )
    rows = {row.pop("priority"): row for row in counted}
    return [Line(Case.Priority(level).label, DUE_WITHIN[level], **rows.get(level, {})) for level in DUE_WITHIN]
