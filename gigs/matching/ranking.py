"""Best match: first what overlaps with the reader's skills, then the exact sum of `rules`, by the database."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.core.cache import cache
from django.db.models import Case, Count, Exists, IntegerField, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, Least, Now

from gigs import search
from gigs.models import Gig, GigSkill
from gigs.models.choices import NOT_STATED
from gigs.models.gig_query import GigQuerySet
from gigs.reader import Reader
from marketplace.lib import pages
from marketplace.lib.zones import NAMES

from . import rules
from .parts import PLACED

ORDER = search.ORDERS["match"]
NOTHING = Q(pk__in=[])
# How many are ranked, and how long an answer is kept for the next pages and the way back.
BEST = 500
LOOKED_AT = 2_000
KEPT_FOR = 300


@dataclass(frozen=True)
class Page(pages.Page):
    """`ranked` gigs stand on all pages together."""

    ranked: int


def page(wanted: Mapping[str, Any], reader: Reader, query: str, per: int, after: Sequence, before: Sequence) -> Page:
    """One page of the best of what is `wanted`; `query` names that search.

    What was closed since is left out, and what the reader put away, as their marks are by now.
    """
    ranked = still_there(kept(wanted, reader, query), reader)[:BEST]
    keys = [key(row) for row in ranked]
    if before:
        end = bisect_left(keys, key(placed(before)))
        start = max(0, end - per)
    else:
        start = bisect_left(keys, key(placed(after))) + 1 if after else 0
        end = start + per
    chosen = {pk: score for score, _, pk in ranked[start:end]}
    found = Gig.objects.for_rows().in_bulk(chosen)
    rows = [found[pk] for pk in chosen if pk in found]
    for gig in rows:
        gig.score = chosen[gig.pk]
    return Page(
        rows,
        previous=ORDER.cursor(rows[0]) if rows and start > 0 else "",
        next=ORDER.cursor(rows[-1]) if rows and end < len(ranked) else "",
        ranked=len(ranked),
    )


def still_there(ranked: list[tuple[int, Any, int]], reader: Reader) -> list[tuple[int, Any, int]]:
    gigs = Gig.objects.listed().unhidden_by(reader.user).filter(pk__in=[pk for _, _, pk in ranked])
    there = set(gigs.values_list("pk", flat=True))
    return [row for row in ranked if row[-1] in there]


def kept(wanted: Mapping[str, Any], reader: Reader, query: str) -> list[tuple[int, Any, int]]:
    """The best of a search as (score, published, id), from the cache where the profile has not changed since.

    With what the reader put away: a mark is put on and taken off at once, and is no part of what is kept.
    """
    name = f"match:{reader.developer.pk}:{reader.developer.version}:{sha256(query.encode()).hexdigest()}"
    return cache.get_or_set(name, lambda: best(wanted, reader), KEPT_FOR)


def best(wanted: Mapping[str, Any], reader: Reader) -> list[tuple[int, Any, int]]:
    room = put_away(reader)
    gigs = overlapping(search.found(wanted), reader, LOOKED_AT + room)
    gigs = gigs.annotate(score=score(reader)).order_by("-score", "-published_at", "-pk")
    return list(gigs.values_list("score", "published_at", "pk")[: BEST + room])


def put_away(reader: Reader) -> int:
    """How many places to rank beyond what is shown, so that gigs which the reader put away take none of those."""
    listed = Gig.objects.listed()
    hidden = listed.hidden_by(reader.user).count()
    return min(hidden + listed.filter(client__mutes__user_id=reader.user.pk).count(), LOOKED_AT)


def overlapping(gigs: GigQuerySet, reader: Reader, most: int) -> GigQuerySet:
    """Stage one: a must of the gig is a skill of the reader, and they may work there.

    `most` at most, those with most musts in common and then the newest: a larger site is not slower for it.
    """
    gigs = gigs.filter(not_barred(reader))
    asked = gigs.filter(gig_skills__need=GigSkill.Need.MUST, gig_skills__skill__in=reader.skill_ids)
    nearest = asked.annotate(near=Count("gig_skills")).order_by("-near", "-pk").values("pk")[:most]
    return Gig.objects.filter(pk__in=nearest)


def not_barred(reader: Reader) -> Q:
    """All where the reader names no country; what does not say from where stays."""
    if not reader.countries:
        return Q()
    unstated = ~Q(workplace__in=PLACED) & Q(remote_scope=NOT_STATED) | Q(workplace__in=PLACED, country="")
    return placed_well(reader) | unstated


def score(reader: Reader) -> Any:
    """Stage two: the sum, as an expression over gigs."""
    skills = Least(Coalesce(Subquery(met(reader)), 0) * rules.SKILL.points, rules.MOST_FOR_SKILLS)
    conditions = [
        (at_level(reader), rules.LEVEL),
        (pays(reader), rules.PAY),
        (overlaps(reader), rules.OVERLAP),
        (placed_well(reader), rules.ELIGIBLE),
        (starts(reader), rules.START),
        (Q(work_type__in=kinds(reader)), rules.SPECIALISM),
        (Q(published_at__gte=Now() - rules.FRESH_FOR), rules.FRESH),
    ]
    total = skills
    for condition, rule in conditions:
        total = total + Case(When(condition, then=Value(rule.points)), default=0, output_field=IntegerField())
    return total


def met(reader: Reader):
    """How many musts of a gig the reader has, each at its level."""
    enough = NOTHING
    for level, skills in reader.by_level.items():
        enough |= Q(skill__in=skills) & (Q(level=None) | Q(level__lte=level))
    rows = GigSkill.objects.filter(enough, gig=OuterRef("pk"), need=GigSkill.Need.MUST).order_by()
    return rows.values("gig").annotate(met=Count("pk")).values("met")


def at_level(reader: Reader) -> Q:
    condition = NOTHING
    musts = GigSkill.objects.filter(gig=OuterRef("pk"), need=GigSkill.Need.MUST)
    for wanted in range(1, 5):
        good = [skill for level, skills in reader.by_level.items() if level >= wanted for skill in skills]
        if good:
            condition |= Q(level=wanted) & Q(Exists(musts.filter(skill__in=good)))
    return condition


def pays(reader: Reader) -> Q:
    condition = NOTHING
    for currency, floor in reader.floors.items():
        condition |= Q(currency=currency, day_max__gte=floor)
    return condition


def overlaps(reader: Reader) -> Q:
    condition = NOTHING
    if not reader.zone:
        return condition
    by_hours: dict[int, list[str]] = {}
    for zone in NAMES:
        by_hours.setdefault(reader.overlap(zone).minutes // 60, []).append(zone)
    for whole, zones in by_hours.items():
        condition |= Q(zone__in=zones, overlap_hours__range=(1, whole)) if whole else NOTHING
    return condition


def placed_well(reader: Reader) -> Q:
    """As `gigs.models.eligibility.works_from_there` says it of one gig, where it is stated."""
    mine = reader.countries
    remote = Q(remote_scope="worldwide") | Q(remote_scope="only", countries__overlap=mine)
    # Where one lives decides an exception.
    remote |= Q(remote_scope="except") & ~Q(countries__contains=[reader.developer.country])
    here = Q(workplace__in=PLACED)
    return (~here & remote | here & Q(country__in=mine)) if mine else NOTHING


def starts(reader: Reader) -> Q:
    free, free_from = reader.free
    if free in {"available", "part_time"}:
        return Q(start__in=["asap", "from", "flexible"])
    return Q(start="flexible") | Q(start_on__gte=free_from) & ~Q(start="not_stated") if free == "from_date" else NOTHING


def kinds(reader: Reader) -> list[str]:
    return sorted({str(kind) for name in reader.developer.specialisms for kind in rules.WORK_OF.get(name, ())})


# -- places in the list


def key(row: tuple[int, Any, int]) -> tuple:
    points, published_at, pk = row
    return -points, -published_at.timestamp(), -pk


def placed(place: Sequence) -> tuple[int, Any, int]:
    points, published_at, pk = place
    return points, datetime.fromisoformat(published_at), pk
