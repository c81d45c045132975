"""The counts of a search: by bits, or of a thousand where words, or one client, are asked for."""

from collections.abc import Mapping
from dataclasses import replace
from heapq import nlargest
from typing import Any

from accounts.models import Skill
from gigs.models.choices import NOT_STATED
from gigs.search.asking import LENIENT, Asked, asked

from . import by_bits, by_rows
from .counts import Counts, Total
from .questions import TOP_SKILLS, Questions, of_facets, of_totals, releases
from .tally import Tally

# So many that have the words are looked at; where there are more, the newest of them.
MOST = 1_000
# Where fewer of those pass everything, all that there are is asked for: it may be none, which is another page.
FEW = 20


def count(wanted: Mapping[str, Any]) -> Counts:
    """All facets and the total; exact, unless it says that it is a sample, or at least so many."""
    question = asked(wanted)
    asking = of_facets(question, wanted)
    tally = _tallied(question, asking)
    total = Total(tally.fits[frozenset()], tally.is_sample)
    if tally.is_sample and total.gigs < FEW:
        total = _total(question)
    counts = _named(tally, asking.skills)
    counts.total, counts.is_at_least = total
    return counts


def without_each(wanted: Mapping[str, Any]) -> dict[str, Total]:
    """For each filter that is on, how many gigs there would be without it; asked where there are none with it.

    A sample says too little of them, so beside one each is counted by itself.
    """
    question = asked(wanted)
    asking = of_totals(tuple(name for name in question.parts if name != "client"))
    tally = _tallied(question, asking)
    if tally.is_sample:
        gigs = {name: _total(question.without(*releases(name))) for name in asking.tested}
    else:
        gigs = {name: Total(tally.fits[frozenset(releases(name))]) for name in asking.tested}
    if question.query:
        gigs["q"] = _total(replace(question, query=None))
    if "client" in question.parts:
        gigs["client"] = _total(question.without("client"))
    if wanted.get("strict") and not question.parts.keys().isdisjoint(LENIENT):
        gigs["strict"] = _total(asked({**wanted, "strict": ""}))
    return gigs


def _total(question: Asked) -> Total:
    if _is_by_rows(question):
        gigs = by_rows.at_least(question, MOST)
        return Total(gigs, is_at_least=gigs >= MOST)
    return Total(_tallied(question, of_totals(())).fits[frozenset()])


def _tallied(question: Asked, asking: Questions) -> Tally:
    if _is_by_rows(question):
        return by_rows.read(question, asking, MOST)
    tally, stale = by_bits.read(question, asking)
    tally.add(by_rows.tally(stale, asking))
    return tally


def _is_by_rows(question: Asked) -> bool:
    return bool(question.query) or "client" in question.parts


def _named(tally: Tally, chosen: frozenset[int]) -> Counts:
    """Of the hundreds of skills those that a page shows: answers are kept by the hundred."""
    counts, skills = Counts(is_sample=tally.is_sample), {}
    for (facet, value), gigs in tally.found.items():
        if facet == "skill" and value != NOT_STATED:
            skills[value] = gigs
        else:
            counts.of[facet][value] = gigs
    # What stale rows alone say of a skill that is not among the first may be too little, and is not shown.
    least = min(nlargest(TOP_SKILLS, skills.values()), default=0)
    skills = {pk: gigs for pk, gigs in skills.items() if gigs >= least or pk in chosen}
    names = tally.skills | _names([pk for pk in skills if pk not in tally.skills])
    first = sorted(skills.keys() & names.keys(), key=lambda pk: (-skills[pk], names[pk][1]))
    counts.skills = [(*names[pk], skills[pk]) for pk in first[:TOP_SKILLS]]
    shown = dict.fromkeys([*first[:TOP_SKILLS], *(pk for pk in first if pk in chosen)])
    counts.of["skill"].update((names[pk][0], skills[pk]) for pk in shown)
    return counts


def _names(unknown: list[int]) -> dict[int, tuple[str, str]]:
    rows = Skill.objects.filter(pk__in=unknown).values_list("pk", "slug", "name") if unknown else ()
    return {pk: (slug, name) for pk, slug, name in rows}
