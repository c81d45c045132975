"""Seals over the audit events: each covers a range and the seal before it, so what is changed later shows."""

import hashlib
import json
from collections.abc import Iterable
from datetime import timedelta
from typing import Self

import pgtrigger
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models
from django.db.models import F, Max, Q
from django.utils import timezone

from .audit import AuditEvent, no_truncate
from .audit_words import AuditWords

SEAL_AFTER = timedelta(minutes=1)
MOST_IN_A_SEAL = 5000
START = "0" * 64
LOCK = 5_180_033  # any number: only sealing takes it
NAMES = [
    *("id", "at", "actor_id", "role", "action", "about_type_id", "about_id"),
    *("before", "after", "reason", "request_id", "case"),
]
# An event may be committed after later ones. Who is about to write holds this lock from before its number is drawn, so
# everything written before the oldest of them began is there to see.
OLDEST_WRITER = """
SELECT min(activity.xact_start) FROM pg_locks lock JOIN pg_stat_activity activity USING (pid)
WHERE lock.relation = 'accounts_auditevent'::regclass AND lock.mode = 'RowExclusiveLock'
AND lock.database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND lock.pid <> pg_backend_pid()
"""


class AuditSeal(models.Model):
    """The hash over a range of events and the seal before it."""

    first = models.BigIntegerField(unique=True)
    last = models.BigIntegerField(unique=True)
    count = models.PositiveIntegerField()
    previous = models.CharField(max_length=64, unique=True)
    hash = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["first"]
        triggers = [
            pgtrigger.Protect(name="seal_insert_only", operation=pgtrigger.Update | pgtrigger.Delete),
            no_truncate("seal_no_truncate"),
        ]
        constraints = [models.CheckConstraint(name="seal_in_order", condition=Q(first__lte=F("last")))]

    def __str__(self) -> str:
        return f"Events {self.first} to {self.last}"

    @classmethod
    def seal_next(cls) -> Self | None:
        """Seal what is committed and not sealed, up to `MOST_IN_A_SEAL` events; None where there is nothing."""
        before = cls.objects.order_by("-last").first()
        after = before.last if before else 0
        events = list(AuditEvent.objects.filter(pk__gt=after, pk__lte=settled()).values(*NAMES)[:MOST_IN_A_SEAL])
        if not events:
            return None
        previous = before.hash if before else START
        return cls.objects.create(
            first=after + 1,
            last=events[-1]["id"],
            count=len(events),
            previous=previous,
            hash=digest(previous, events),
        )


def settled() -> int:
    """The newest event below which nothing can appear any more; 0 where there is none."""
    with connection.cursor() as cursor:
        cursor.execute(OLDEST_WRITER)
        oldest = cursor.fetchone()[0] or timezone.now()
    return AuditEvent.objects.filter(at__lt=min(oldest, timezone.now()) - SEAL_AFTER).aggregate(pk=Max("pk"))["pk"] or 0


def digest(previous: str, events: Iterable[dict]) -> str:
    """SHA-256 over the hash before and each event as one line of JSON."""
    total = hashlib.sha256(previous.encode())
    for event in events:
        # Events that were sealed before they could name a case keep their hash.
        said = event if event.get("case") else {name: event[name] for name in event if name != "case"}
        line = json.dumps(said, sort_keys=True, cls=DjangoJSONEncoder, ensure_ascii=True)
        total.update(b"\n" + line.encode())
    return total.hexdigest()


def seal_audit() -> int:
    """Seal what is due; one sealer at a time, the others come back a minute later."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        if not cursor.fetchone()[0]:
            return 0
    sealed = 0
    while AuditSeal.seal_next() is not None:
        sealed += 1
    return sealed


def faults() -> Iterable[str]:
    """Where the chain is broken, a sentence each; nothing where it is whole."""
    previous, last = START, 0
    for seal in AuditSeal.objects.iterator():
        if seal.previous != previous or seal.first != last + 1:
            yield f"{seal}: this seal does not follow the one before it. A seal was changed, removed or put in between."
        events = list(AuditEvent.objects.filter(pk__range=(seal.first, seal.last)).values(*NAMES))
        if digest(seal.previous, events) != seal.hash:
            yield f"{seal}: {_difference(len(events), seal.count)}"
        previous, last = seal.hash, seal.last
    for words in AuditWords.objects.forged().iterator():
        yield f"Event {words.event_id}: words kept for it are not those that were written."


def _difference(found: int, sealed: int) -> str:
    if found == sealed:
        return "an event was changed after it was sealed."
    return (
        f"{sealed} events were sealed and {found} are there now: some were {'removed' if found < sealed else 'added'}."
    )
