"""The bits of a large directory: for every value which developers have it, as of the last minute.

The worker builds them when something changed and leaves them in the cache; every process keeps what it read.
"""

import pickle
import time
import zlib
from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.core.cache import cache
from django.db.models import Count, Max
from django.utils import timezone

from accounts.models import Developer, DeveloperSkill, HideFrom, Rate, Skill
from accounts.search import NOT_STATED

# From so many profiles on the bits are kept; below, SQL is quick enough.
LARGE = 5_000
KEY, STAMP = "directory:bits", "directory:stamp"
# Bits that old are not used; unchanged ones are built again that often, because time changes who is free.
USABLE_FOR = timedelta(minutes=5)
REBUILT_AFTER = timedelta(minutes=2)
ASKED_EVERY = 5.0
FIELDS = [
    *("visibility", "country", "free", "specialisms", "domains", "languages"),
    *("timetable", "reply_rate", "available_from"),
]


@dataclass
class Bits:
    """`slots` has the developers' ids in order; `values` {(kind, value): integer with a bit for each slot}.

    `names` are the skills' by slug; `rates` {(visibility, currency): (day rates, lowest first, and the slot of each)}.
    """

    stamp: str
    slots: dict[int, int]
    values: dict[tuple, int] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    rates: dict[tuple, tuple[array, array]] = field(default_factory=dict)

    @property
    def everybody(self) -> int:
        return (1 << len(self.slots)) - 1

    def of(self, ids: Iterable[int]) -> int:
        """The bits of these developers; who is not in the directory has none."""
        return packed((self.slots[pk] for pk in ids if pk in self.slots), len(self.slots))

    def ids(self, mask: int) -> list[int]:
        """The other way round."""
        developers, found = list(self.slots), []
        while mask:
            lowest = mask & -mask
            found.append(developers[lowest.bit_length() - 1])
            mask ^= lowest
        return found

    def asking_at_most(self, visibility: str, currency: str, ceiling: int) -> int:
        """Who asks for no more than this a day, by rates of this visibility."""
        lows, slots = self.rates.get((visibility, currency), ((), ()))
        return packed(slots[: bisect_right(lows, ceiling)], len(self.slots))

    def named(self, kind: str) -> dict[Any, int]:
        return {key[1]: mask for key, mask in self.values.items() if key[0] == kind}


def build_when_due() -> int:
    """The step of the clock: build the bits of a large directory if they are old or something changed."""
    now = timezone.now()
    size, changed = Developer.objects.filter(status="published").aggregate(n=Count("pk"), at=Max("updated_at")).values()
    state, built_at = cache.get(STAMP, (None, None))
    is_fresh = state == (size, changed) and now - built_at < REBUILT_AFTER
    # A full cache may have dropped them.
    if size < LARGE or (is_fresh and cache.has_key(KEY)):
        return 0
    bits = build(now.isoformat())
    cache.set(KEY, zlib.compress(pickle.dumps(bits), 1), USABLE_FOR.total_seconds())
    cache.set(STAMP, ((size, changed), now), USABLE_FOR.total_seconds())
    return len(bits.slots)


def build(stamp: str) -> Bits:
    listed = Developer.objects.listed_to_some_member().with_availability()
    rows = list(listed.order_by("pk").values_list("pk", *FIELDS))
    bits = Bits(stamp, {row[0]: slot for slot, row in enumerate(rows)})
    found: dict[tuple, list[int]] = defaultdict(list)
    for slot, row in enumerate(rows):
        for key in keys(*row[1:]):
            found[key].append(slot)
    known = DeveloperSkill.objects.order_by().values_list("developer", "skill__slug", "level")
    for pk, slug, level in known.iterator(chunk_size=20_000):
        if pk in bits.slots:
            found["skill", slug, level].append(bits.slots[pk])
    for pk, visibility, currency, low in rates_by_height():
        if pk in bits.slots:
            slot = bits.slots[pk]
            found["rates", visibility].append(slot)
            if low is not None:
                lows, slots = bits.rates.setdefault((visibility, currency), (array("q"), array("q")))
                lows.append(low)
                slots.append(slot)
    bits.names = dict(Skill.objects.values_list("slug", "name"))
    bits.values = {key: packed(slots, len(rows)) for key, slots in found.items()}
    return bits


def rates_by_height() -> Iterable[tuple]:
    """What some member may know of every rate."""
    seen = Rate.objects.seen_as("member").order_by("day_low")
    return seen.values_list("developer", "visibility", "currency", "day_low").iterator(chunk_size=20_000)


def keys(visibility: str, country: str, free: str, specialisms, domains, languages, timetable, reply, day: date | None):
    """Every value that one developer has."""
    yield "visibility", visibility
    yield "country", country
    yield "availability", free
    yield "timetable", timetable
    yield "reply", reply
    if free == "from_date":
        yield "from", day
    for kind, values in (("specialism", specialisms), ("domain", domains), ("language", languages)):
        for value in values or [NOT_STATED]:
            yield kind, value


def packed(slots: Iterable[int], size: int) -> int:
    buffer = bytearray(size // 8 + 1)
    for slot in slots:
        buffer[slot >> 3] |= 1 << (slot & 7)
    return int.from_bytes(buffer, "little")


# -- what this process holds

_held: tuple[float, Bits | None] = (0.0, None)


def current() -> Bits | None:
    """The bits, if there are usable ones; asked for at most every few seconds, read only when they are new."""
    global _held
    asked_at, bits = _held
    if time.monotonic() - asked_at < ASKED_EVERY:
        return bits
    stamp = cache.get(STAMP)
    if stamp is None:
        bits = None
    elif bits is None or bits.stamp != stamp[1].isoformat():
        data = cache.get(KEY)
        bits = pickle.loads(zlib.decompress(data)) if data else None  # noqa: S301 - written by our own worker
    _held = time.monotonic(), bits
    return bits


def forget() -> None:
    global _held
    _held = 0.0, None


def hidden_from(user) -> list[int]:
    return list(HideFrom.objects.that_hit(user).values_list("developer", flat=True)) if user.is_authenticated else []
