"""Why a gig fits, part by part; the parts of a match add up to its score, which the database computes on its own."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from django.utils import timezone

from accounts.models import Level
from gigs.models import Gig
from gigs.models.choices import NOT_STATED
from gigs.models.eligibility import works_from_there
from gigs.overlap import hours
from gigs.reader import Reader
from marketplace.lib.money import amount
from marketplace.lib.zones import NAMES

from . import rules

ZONES = frozenset(NAMES)
PLACED = ("hybrid", "on_site")
FITS, MISSING, NEUTRAL = "add", "del", ""


class Must(NamedTuple):
    """A skill that a gig must have, and the level at least."""

    slug: str
    name: str
    level: int | None


class Part(NamedTuple):
    kind: str
    words: str
    points: int

    @property
    def shown(self) -> str:
        return f"{self.words}, +{self.points}" if self.points else self.words


@dataclass(frozen=True)
class Match:
    parts: list[Part]

    @property
    def score(self) -> int:
        return sum(part.points for part in self.parts)

    @property
    def lines(self) -> list[tuple[str, str]]:
        return [(part.kind, part.shown) for part in self.parts]


def explain(gig: Gig, musts: Iterable[Must], reader: Reader) -> Match:
    musts = list(musts)
    parts = [*skills(musts, reader), level(gig, musts, reader), pay(gig, reader), overlap(gig, reader)]
    parts += [place(gig, reader), start(gig, reader), specialism(gig, reader), fresh(gig)]
    return Match([part for part in parts if part])


def skills(musts: list[Must], reader: Reader) -> Iterator[Part]:
    left = rules.MOST_FOR_SKILLS
    for must in musts:
        mine = reader.skills.get(must.slug)
        if mine is None:
            yield Part(MISSING, f"{must.name}: not on your profile", 0)
        elif must.level and mine["level"] < must.level:
            asked = f"{must.name}: you are at {Level(mine['level']).label}, they ask {Level(must.level).label}"
            yield Part(MISSING, asked, 0)
        else:
            points = min(rules.SKILL.points, left)
            left -= points
            years = f", {mine['years']} y" if mine["years"] else ""
            yield Part(FITS, f"{must.name}: {Level(mine['level']).label}{years}", points)


def level(gig: Gig, musts: list[Must], reader: Reader) -> Part:
    if not gig.level:
        return Part(NEUTRAL, "level not stated", 0)
    best = max((reader.skills[must.slug]["level"] for must in musts if must.slug in reader.skills), default=0)
    wanted = Level(gig.level).label
    return either(best >= gig.level, f"at the level wanted: {wanted}", f"they want level {wanted}", rules.LEVEL)


def pay(gig: Gig, reader: Reader) -> Part:
    floor = reader.floors.get(gig.currency)
    if not floor:
        return Part(NEUTRAL, f"no rate in {gig.currency} on your profile", 0)
    mine = f"{amount(floor, gig.currency)} a day"
    if gig.day_max is None:
        return Part(NEUTRAL, "day equivalent of the pay not stated", 0)
    return either(gig.day_max >= floor, f"reaches your {mine}", f"pays less than your {mine}", rules.PAY)


def overlap(gig: Gig, reader: Reader) -> Part:
    if not gig.overlap_hours or gig.zone not in ZONES or not reader.zone:
        return Part(NEUTRAL, "hours of overlap not stated", 0)
    shared = reader.overlap(gig.zone).minutes
    words = f"{hours(shared)} of overlap, they ask {gig.overlap_hours} h"
    return either(shared >= gig.overlap_hours * 60, words, words, rules.OVERLAP)


def place(gig: Gig, reader: Reader) -> Part:
    where = eligible(gig, reader)
    if where is None:
        return Part(NEUTRAL, "from where: not stated", 0)
    return either(where, "you may work from where you are", "not from a country that you may work in", rules.ELIGIBLE)


def eligible(gig: Gig, reader: Reader) -> bool | None:
    """Whether they may propose from where they are; None where the gig or the profile does not say."""
    is_stated = gig.country if gig.workplace in PLACED else gig.remote_scope != NOT_STATED
    return works_from_there(gig, reader.developer) if is_stated and reader.countries else None


def start(gig: Gig, reader: Reader) -> Part:
    free, free_from = reader.free
    if gig.start == NOT_STATED or free == "not_stated":
        return Part(NEUTRAL, "start not stated" if gig.start == NOT_STATED else "your availability is not confirmed", 0)
    fits = free in {"available", "part_time"} or (
        free == "from_date" and (gig.start == "flexible" or bool(gig.start_on and gig.start_on >= free_from))
    )
    return either(fits, "you are free when it starts", "you are not free when it starts", rules.START)


def specialism(gig: Gig, reader: Reader) -> Part:
    fits = any(gig.work_type in rules.WORK_OF.get(name, ()) for name in reader.developer.specialisms)
    words = f"{gig.get_work_type_display().lower() if gig.work_type != 'api_build' else 'API build'}"
    return Part(FITS, f"{words}: your kind of work", rules.SPECIALISM.points) if fits else Part(NEUTRAL, words, 0)


def fresh(gig: Gig) -> Part | None:
    if not gig.published_at or gig.published_at < timezone.now() - rules.FRESH_FOR:
        return None
    return Part(FITS, f"new: published in the last {rules.FRESH_FOR.days} days", rules.FRESH.points)


def either(fits: bool, yes: str, no: str, rule: rules.Rule) -> Part:
    return Part(FITS, yes, rule.points) if fits else Part(MISSING, no, 0)
