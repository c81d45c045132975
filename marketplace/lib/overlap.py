"""How long two people work at the same time: from zone names and local hours, so right across every clock change."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

# {"mon": ["09:00", "17:30"], …}; a day that is not there is not worked.
Hours = Mapping[str, Sequence[str]]
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
OFFICE: Hours = dict.fromkeys(DAYS[:5], ("09:00", "17:00"))
OFFICE_KEY = tuple((day, *OFFICE[day]) for day in DAYS[:5])


def hours_together(mine: Hours, my_zone: str, theirs: Hours, their_zone: str, day: date) -> float:
    """Hours that both work on a day when the first does, the mean over the week of `day`, to a quarter of an hour.

    Who gives no hours works from nine to five, Monday to Friday, by the own clock. Zones are IANA names.
    """
    monday = day - timedelta(days=day.weekday())
    return _together(_key(mine or OFFICE), my_zone, _key(theirs or OFFICE), their_zone, monday)


def _key(hours: Hours) -> tuple:
    # One for all who work office hours: it is kept in every answer.
    return OFFICE_KEY if hours is OFFICE else tuple((day, *hours[day]) for day in DAYS if hours.get(day))


@lru_cache(maxsize=4_000)
def _together(mine: tuple, my_zone: str, theirs: tuple, their_zone: str, monday: date) -> float:
    # My Monday morning may be their Sunday, and my Sunday evening their next Monday.
    others = [span for week in (-7, 0, 7) for span in _spans(theirs, their_zone, monday + timedelta(days=week))]
    shared = sum(_shared(one, other) for one in _spans(mine, my_zone, monday) for other in others)
    return round(shared / 900 / len(mine)) / 4


def _spans(hours: tuple, zone: str, monday: date) -> list[tuple[float, float]]:
    """Each worked span of the week as two moments in seconds."""
    return [
        tuple(_moment(monday + timedelta(days=DAYS.index(day)), clock, zone) for clock in (start, end))
        for day, start, end in hours
    ]


def _moment(day: date, clock: str, zone: str) -> float:
    return datetime.combine(day, time.fromisoformat(clock), ZoneInfo(zone)).timestamp()


def _shared(one: tuple[float, float], other: tuple[float, float]) -> float:
    return max(0.0, min(one[1], other[1]) - max(one[0], other[0]))
