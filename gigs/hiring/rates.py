"""The reply rates that lists show: a client's counted again when a proposal, or time alone, has changed it; those of
developers once an hour."""

from datetime import datetime, timedelta
from itertools import chain

from django.core.cache import cache
from django.db.models import Count, F, Min, Q
from django.db.models.functions import Least
from django.utils import timezone

from accounts.models import Client, Developer
from gigs.hiring.trust import talks
from gigs.models import Proposal, ReplyChange
from gigs.models.proposal_query import RATE_WINDOW
from gigs.models.reply_rate import IN_TIME

AT_A_TIME = 500
EVERY = timedelta(hours=1)
MARK = "hiring:counted-developers"


def count_replies() -> int:
    """Write the figures of every client whose may have changed; a step of the clock."""
    now = timezone.now()
    changed = ReplyChange.objects.values("client")
    to_count = Client.objects.filter(Q(replies_count_at__lte=now) | Q(pk__in=changed)).order_by("pk")
    clients = list(to_count.select_for_update(of=("self",), skip_locked=True).values_list("pk", flat=True)[:AT_A_TIME])
    # First the notes and then the figures: what is noted in between is counted again a minute later.
    gone = ~Q(client__in=Client.objects.values("pk"))
    ReplyChange.objects.filter(Q(client__in=clients) | gone).delete()
    figures, again = counted(clients, now), next_changes(clients, now)
    for pk in clients:
        due, in_time = figures.get(pk, (0, 0))
        row = {"replies_due": due, "replies_in_time": in_time, "replies_count_at": again.get(pk)}
        # Not a new version of the client: somebody may be writing it just now.
        Client.objects.filter(pk=pk).update(**row)
    return len(clients)


def counted(clients: list[int], now: datetime) -> dict[int, tuple[int, int]]:
    judged = Proposal.objects.filter(gig__client__in=clients).exclude(first_due_at=None).judged(now).order_by()
    rows = judged.values("gig__client").annotate(due=Count("pk"), in_time=Count("pk", filter=IN_TIME))
    return {row["gig__client"]: (row["due"], row["in_time"]) for row in rows}


def next_changes(clients: list[int], now: datetime) -> dict[int, datetime]:
    """When each client's figures change with nobody doing anything: an answer falls due, or leaves the 90 days."""
    sent = Proposal.objects.filter(gig__client__in=clients).exclude(first_due_at=None).exclude(status="void").order_by()
    waiting = sent.filter(answered_at=None, first_due_at__gt=now).values("gig__client").annotate(at=Min("first_due_at"))
    settled = sent.annotate(settled_at=Least("answered_at", "first_due_at"))
    inside = settled.filter(settled_at__gt=now - RATE_WINDOW, settled_at__lte=now)
    leaving = inside.values("gig__client").annotate(at=Min(F("settled_at") + RATE_WINDOW))
    found: dict[int, datetime] = {}
    for row in chain(waiting, leaving):
        found[row["gig__client"]] = min(row["at"], found.get(row["gig__client"], row["at"]))
    return found


def count_developers() -> int:
    """Write the figures of every developer whose have changed; a step of the clock that does it once an hour."""
    if not cache.add(MARK, True, EVERY.total_seconds()):
        return 0
    figures = answered(timezone.now())
    told = Developer.objects.filter(Q(replies_due__gt=0) | Q(pk__in=figures)).order_by("pk")
    changed = 0
    for pk, *stored in told.values_list("pk", "replies_due", "replies_in_time"):
        due, in_time = figures.get(pk, (0, 0))
        if [due, in_time] != stored:
            # Not a new version of the profile: its owner may be writing it just now.
            changed += Developer.objects.filter(pk=pk).update(replies_due=due, replies_in_time=in_time)
    return changed


def answered(now: datetime) -> dict[int, tuple[int, int]]:
    """By developer how many first words of clients were due for an answer, and how many had one in time."""
    due = Q(reply_at__isnull=False) | Q(until__lte=now)
    counts = {"due": Count("pk", filter=due), "in_time": Count("pk", filter=Q(reply_at__lte=F("until")))}
    rows = talks(now).order_by().values("developer").annotate(**counts)
    return {row["developer"]: (row["due"], row["in_time"]) for row in rows}
