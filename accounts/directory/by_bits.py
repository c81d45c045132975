"""Counts of a search from the bits: a few hundred ANDs of integers, whatever is filtered for."""

from collections.abc import Callable, Sequence
from functools import reduce
from operator import or_
from typing import Any

from django.utils import timezone

from accounts import search
from accounts.filters import DeveloperFilter
from accounts.models import Developer, Level, Rate, Timetable
from accounts.models.rate import SEEN_AS

from .building import Bits, hidden_from
from .limits import FEW, MOST, Counted

# What no bit says is asked of the database.
BY_SQL = ("q", "mine")
FACETS = ("specialism", "availability", "domain", "language", "country")


def count_by_bits(bits: Bits, found: DeveloperFilter) -> Counted:
    counter = Counter(bits, found.wanted, found.reader)
    facets = {name: commonest(counts, MOST.get(name)) for name, counts in counter.facets().items()}
    fitting = counter.without("")
    total = fitting.bit_count()
    return Counted(total, facets, bits.names, bits.ids(fitting) if total <= FEW else None)


def commonest(counts: dict[str, int], most: int | None) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:most])


class Counter:
    """One search by one reader."""

    def __init__(self, bits: Bits, wanted: dict[str, Any], reader):
        self.bits, self.wanted, self.reader = bits, wanted, reader
        self.masks = {name: self.mask(name) for name in search.CONDITIONS if wanted.get(name)}

    def facets(self) -> dict[str, dict[str, int]]:
        """{facet: {value: how many}}; each facet releases its own filter."""
        counts = {name: self.counted(name, self.bits.named(name)) for name in FACETS}
        return counts | {"skill": self.counted("skill", self.skills())}

    def counted(self, name: str, values: dict[Any, int]) -> dict[str, int]:
        base = self.without(name)
        counts = {value: (mask & base).bit_count() for value, mask in values.items()}
        return {value: count for value, count in counts.items() if count}

    def without(self, released: str) -> int:
        """Who fits everything but this one filter."""
        base = self.listed
        for name, mask in self.masks.items():
            if name != released:
                base &= mask
        return base

    @property
    def listed(self) -> int:
        if not self.reader.is_authenticated:
            return self.get("visibility", "public")
        return self.bits.everybody & ~self.bits.of(hidden_from(self.reader))

    def skills(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for key, mask in self.bits.values.items():
            if key[0] == "skill":
                found[key[1]] = found.get(key[1], 0) | mask
        return found

    # -- one filter as bits

    def mask(self, name: str) -> int:
        if name in BY_SQL:
            condition = search.CONDITIONS[name](self.wanted[name], self.wanted, self.reader)
            return self.bits.of(Developer.objects.filter(condition).values_list("pk", flat=True))
        return MASKS[name](self, self.wanted[name])

    def get(self, *key: Any) -> int:
        return self.bits.values.get(key, 0)

    def any(self, kind: str, values: list) -> int:
        return reduce(or_, (self.get(kind, value) for value in values), 0)

    def no(self, mask: int) -> int:
        return self.bits.everybody & ~mask

    def at_level(self, skill: Any, least: int) -> int:
        return reduce(or_, (self.get("skill", skill.slug, level) for level in Level.values if level >= least), 0)

    def any_skill(self, skills: list) -> int:
        return reduce(or_, (self.at_level(skill, self.least) for skill in skills), 0)

    def every_skill(self, skills: list) -> int:
        base = self.bits.everybody
        for skill in skills:
            base &= self.at_level(skill, self.least)
        return base

    @property
    def least(self) -> int:
        return int(self.wanted.get("level") or 1)

    def free_by(self, day: Any) -> int:
        now = self.any("availability", ["available", "part_time"])
        return reduce(or_, (mask for date, mask in self.bits.named("from").items() if date <= day), now)

    def asks_at_most(self, units: int) -> int:
        """By the rates that this reader may know; "not stated" is added only where it is asked for."""
        currency, ceiling = self.wanted["currency"], search.by_the_day(units, self.wanted)
        seen = SEEN_AS["member" if self.reader.is_authenticated else "visitor"]
        told = self.told_alone(seen)
        fits = self.bits.of(pk for pk, unit, low in told if unit == currency and low is not None and low <= ceiling)
        stated = self.bits.of(pk for pk, _, _ in told)
        for visibility in seen:
            fits |= self.bits.asking_at_most(visibility, currency, ceiling)
            stated |= self.get("rates", visibility)
        return fits | self.no(stated) if self.wanted.get("rate_not_stated") else fits

    def told_alone(self, seen: Sequence[str]) -> list[tuple]:
        """What is told to this reader and not to everybody like them: (developer, currency, day rate), a few rows."""
        if not self.reader.is_authenticated:
            return []
        rates = Rate.objects.visible_to(self.reader).exclude(visibility__in=seen)
        return list(rates.values_list("developer", "currency", "day_low"))

    def answers(self, least: int) -> int:
        kept = () if self.wanted.get("strict") else (None,)
        rates = [rate for rate in self.bits.named("reply") if rate is not None and rate >= least]
        return self.any("reply", [*kept, *rates])

    def sharing(self, hours: str) -> int:
        zone = self.wanted.get("tz") or getattr(self.reader, "time_zone", "") or "UTC"
        return self.any("timetable", Timetable.objects.sharing(int(hours), zone, timezone.localdate()))


MASKS: dict[str, Callable[[Counter, Any], int]] = {
    "skill": Counter.any_skill,
    "skill_all": Counter.every_skill,
    "not_skill": lambda self, skills: self.no(reduce(or_, (self.at_level(skill, 1) for skill in skills), 0)),
    "free_by": Counter.free_by,
    "overlap": Counter.sharing,
    "rate_max": Counter.asks_at_most,
    "reply_rate_min": Counter.answers,
}
for _kind in FACETS:
    MASKS[_kind] = lambda self, values, kind=_kind: self.any(kind, values)
    MASKS[f"not_{_kind}"] = lambda self, values, kind=_kind: self.no(self.any(kind, values))
