"""How long a reader and a client work at the same time, from zone names and local hours: never from an offset."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from marketplace.lib.overlap import DAYS, OFFICE, OFFICE_KEY, Hours

Span = tuple[datetime, datetime]


@dataclass(frozen=True)
class Shared:
    """What two people share on one day: whole minutes in all, and the spans by the reader's clock."""

    minutes: int = 0
    spans: tuple[tuple[time, time], ...] = ()

    def __str__(self) -> str:
        return " and ".join(f"{start:%H:%M}–{end:%H:%M}" for start, end in self.spans)


NOTHING = Shared()


def usual(mine: Hours, my_zone: str, their_zone: str, on: date, theirs: Hours = OFFICE) -> Shared:
    """What the reader shares with the client on most days of the week of `on`; of equally many, the shorter one.

    Days on which the two share nothing count only where there is no other. Zones are IANA names.
    """
    monday = on - timedelta(days=on.weekday())
    return _usual(_key(mine or OFFICE), my_zone, _key(theirs or OFFICE), their_zone, monday)


def zones_sharing(hours: int, zone: str, zones: tuple[str, ...], day: date) -> list[str]:
    """Those of the zones whose office hours usually share so many hours a day with those in `zone`.

    The same rule as a gig's page: a Monday that is the other's Sunday makes no usual day shorter.
    """
    fits = (names for names in _alike(zones, day - timedelta(days=day.weekday())) if _share(hours, zone, names[0], day))
    return [name for names in fits for name in names]


def _share(hours: int, zone: str, other: str, day: date) -> bool:
    return usual({}, zone, other, day).minutes >= hours * 60


# This week's, and around midnight another's.
@lru_cache(maxsize=2)
def _alike(zones: tuple[str, ...], monday: date) -> list[list[str]]:
    """Zones whose clocks agree around this week, together: of four hundred there are forty kinds."""
    days = [monday + timedelta(days=week + DAYS.index(day)) for week in (-7, 0, 7) for day in OFFICE]
    clocks = [time.fromisoformat(clock) for clock in OFFICE["mon"]]
    moments = [datetime.combine(day, clock) for day in days for clock in clocks]
    alike = defaultdict(list)
    for zone in zones:
        alike[tuple(map(ZoneInfo(zone).utcoffset, moments))].append(zone)
    return list(alike.values())


def in_words(shared: Shared, asked: int) -> str:
    """`you: 3 h 30 of the 4 h asked, 14:00–17:30 your time`."""
    if not shared.minutes:
        return f"you: none of the {asked} h asked"
    return f"you: {hours(min(shared.minutes, asked * 60))} of the {asked} h asked, {shared} your time"


def hours(minutes: int) -> str:
    """210 as `3 h 30`."""
    return f"{minutes // 60} h {minutes % 60:02}" if minutes % 60 else f"{minutes // 60} h"


def _key(worked: Hours) -> tuple:
    # One for all who work office hours: it is kept in every answer.
    return OFFICE_KEY if worked is OFFICE else tuple((day, *worked[day]) for day in DAYS if worked.get(day))


@lru_cache(maxsize=4_000)
def _usual(mine: tuple, my_zone: str, theirs: tuple, their_zone: str, monday: date) -> Shared:
    # My Monday morning may be their Sunday, and my Sunday evening their next Monday.
    others = [span for week in (-7, 0, 7) for span in _spans(theirs, their_zone, monday + timedelta(days=week))]
    counted = Counter(_shared(span, others, my_zone) for span in _spans(mine, my_zone, monday))
    del counted[NOTHING]
    return min(counted, key=lambda shared: (-counted[shared], shared.minutes), default=NOTHING)


def _spans(worked: tuple, zone: str, monday: date) -> Iterator[Span]:
    """Each worked day of the week as two moments in UTC."""
    for day, start, end in worked:
        on = monday + timedelta(days=DAYS.index(day))
        yield _moment(on, start, zone), _moment(on, end, zone)


def _moment(day: date, clock: str, zone: str) -> datetime:
    # In UTC, because Python compares two moments of one zone by their clocks, across a change of it as well.
    return datetime.combine(day, time.fromisoformat(clock), ZoneInfo(zone)).astimezone(ZoneInfo("UTC"))


def _shared(span: Span, others: list[Span], zone: str) -> Shared:
    both = [(max(span[0], start), min(span[1], end)) for start, end in others]
    both = sorted((start, end) for start, end in both if start < end)
    minutes = sum(int((end - start).total_seconds()) // 60 for start, end in both)
    clock = ZoneInfo(zone)
    return Shared(minutes, tuple((start.astimezone(clock).time(), end.astimezone(clock).time()) for start, end in both))
