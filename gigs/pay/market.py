"""A gig against the market: the narrowest group of comparable gigs that is large enough to say something."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import F, Q

from accounts.models import Level
from gigs.models import Gig, PayFigure
from gigs.models.pay_figure import ANY_LEVEL
from marketplace.lib.money import amount

# Slug and name of each, and perhaps more.
Skills = Sequence[tuple]
Group = tuple[str, str, str, int]

KEPT_FOR = 60
KEY = ("currency", "kind", "value", "level")


class Band(NamedTuple):
    """What a row of a list draws of a group: eight in ten and the median, a day."""

    p10: int
    p50: int
    p90: int


@dataclass(frozen=True)
class Market:
    """The figure that a gig is compared with, and what it is of in words."""

    figure: PayFigure
    of: str

    def beaten_by(self, gig: Gig) -> int:
        return self.figure.beaten_by((gig.day_min + gig.day_max) / 2)

    def sentence(self, gig: Gig) -> str:
        figure, currency = self.figure, gig.currency
        return (
            f"This pays more than {self.beaten_by(gig)} of 100 comparable gigs (n = {figure.n:,}): {self.of}, "
            f"half of them between {amount(figure.p25, currency)} and {amount(figure.p75, currency)} a day."
        )


def against(gig: Gig, skills: Skills) -> Market | None:
    """None where too few gigs can be compared; `skills` are slug and name of the gig's musts. One query."""
    rows = groups(gig, skills)
    one_of = Q()
    for group, _ in rows:
        one_of |= Q(**dict(zip(KEY, group, strict=True)))
    figures = PayFigure.objects.advertised().filter(one_of) if rows else ()
    found = {(row.currency, row.kind, row.value, row.level): row for row in figures}
    return next((Market(found[group], of) for group, of in rows if group in found), None)


def band(gig: Gig, skills: Skills) -> Band | None:
    """The same for a row of a list, from what this process keeps of the figures."""
    bands = board()
    return next((bands[group] for group in keys(gig, skills) if group in bands), None)


def keys(gig: Gig, skills: Skills) -> list[Group]:
    """The groups that a gig belongs to, narrowest first. The level says more of pay than the skill."""
    if not gig.day_min or not gig.day_max:
        return []
    kinds = [*(("skill", slug) for slug, *_ in skills[:1]), ("all", "")]
    levels = [gig.level, ANY_LEVEL] if gig.level else [ANY_LEVEL]
    return [(gig.currency, *kind, level) for level in levels for kind in kinds]


def groups(gig: Gig, skills: Skills) -> list[tuple[Group, str]]:
    """The same, each in words."""
    return [(group, words(group, skills)) for group in keys(gig, skills)]


def words(group: Group, skills: Skills) -> str:
    currency, kind, _, level = group
    of = skills[0][1] if kind == "skill" else f"gigs that pay in {currency}"
    return of if level == ANY_LEVEL else f"{of} at level {Level(level).label}"


# -- what a process keeps: they change once an hour, and every row of every list asks

_kept: tuple[float, dict[Group, Band]] = (0.0, {})


def board() -> dict[Group, Band]:
    global _kept
    read_at, bands = _kept
    if not read_at or time.monotonic() - read_at > KEPT_FOR:
        bands = _read()
        _kept = time.monotonic(), bands
    return bands


def forget() -> None:
    global _kept
    _kept = 0.0, {}


def _read() -> dict[Group, Band]:
    figures = PayFigure.objects.advertised().filter(kind__in=["all", "skill"]).order_by()
    # Only three of the hundredths leave the database.
    rows = figures.values_list(*KEY, F("hundredths__9"), F("hundredths__49"), F("hundredths__89"))
    return {row[:4]: Band(*row[4:]) for row in rows}
