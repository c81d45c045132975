"""What there is to count: the values of each facet as codes, and which filters a facet releases."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from accounts.models import AREAS
from gigs.models import choices
from gigs.models.choices import NOT_STATED
from gigs.search.asking import Asked
from gigs.search.codes import code
from gigs.search.conditions import days_ago
from gigs.search.floors import floors
from marketplace.lib.money import CURRENCIES

DAYS = (1, 3, 7, 14, 30)
VALUES = {
    "work_type": [*choices.WorkType.values, NOT_STATED],
    "model": [*choices.PayModel.values, NOT_STATED],
    "workplace": choices.Workplace.values,
    "level": ["1", "2", "3", "4", NOT_STATED],
    "tax": choices.Tax.values,
    "assessment": choices.Assessment.values,
    "agency": choices.Agency.values,
    "on_call": choices.OnCall.values,
    "codebase": choices.Codebase.values,
    "ai": choices.AiTools.values,
    "area": [*AREAS, NOT_STATED],
    "currency": [currency for currency, _ in CURRENCIES],
    "skill": [NOT_STATED],
}
# So many skills are shown, and those that the search names.
TOP_SKILLS = 20
# Which facet and value a code is; skills are their own ids.
MEANING = {code(facet, value): (facet, str(value)) for facet, values in VALUES.items() for value in values}
NUMBERS = ("posted_within", "pay_min")
RELEASED = {*VALUES, *NUMBERS}
# A floor is one of its currency, so no currency is no floor either.
RELEASES = {"currency": ("currency", "pay_min")}


@dataclass(frozen=True)
class Questions:
    """What to count for one search: `tested` are the filters that are on and that something releases.

    `fits` are the sets of filters without which to count everything, `facets` says whether to count their values,
    `skills` are those that the search names.
    """

    tested: tuple[str, ...]
    fits: tuple[tuple[str, ...], ...] = ((),)
    facets: bool = True
    since: Mapping[int, datetime] = field(default_factory=lambda: {days: days_ago(days) for days in DAYS})
    floors: tuple[int, ...] = ()
    skills: frozenset[int] = frozenset()

    def released(self, facet: str) -> tuple[str, ...]:
        return tuple(name for name in releases(facet) if name in self.tested)


def releases(facet: str) -> tuple[str, ...]:
    return RELEASES.get(facet, (facet,))


def of_facets(asked: Asked, wanted: Mapping[str, Any]) -> Questions:
    """The total, and every value of every facet."""
    tested = tuple(name for name in asked.parts if name in RELEASED)
    steps = tuple(floors(wanted["currency"])) if wanted.get("currency") else ()
    named = [skill for name in ("skill", "not_skill") for skill in wanted.get(name) or () if skill != NOT_STATED]
    return Questions(tested, floors=steps, skills=frozenset(skill.pk for skill in named))


def of_totals(tested: tuple[str, ...]) -> Questions:
    """How many there would be without each of these."""
    return Questions(tested, fits=((), *map(releases, tested)), facets=False)
