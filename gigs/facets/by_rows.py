"""Counting row by row: for at most a thousand that have the words, and for the few whose bits are stale."""
# ruff: noqa: S608 - the pieces are names of our own columns; what a reader typed travels as parameters

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import chain
from typing import NamedTuple

from django.db import connection

from gigs.search import stages
from gigs.search.asking import Asked, Condition
from gigs.search.codes import HASHED

from .questions import MEANING, Questions, releases
from .tally import Tally

COLUMNS = "facets, day_max, published_at"
MOST_RELEASED = 2  # by one facet
# With the names of all skills, so that it is one query: some hundred are read sooner than the rows' own are picked.
NAMED = """
SELECT NULL::bigint, NULL, NULL, facets, day_max, published_at, passes FROM ({rows}) rows
UNION ALL SELECT id, slug, name, NULL, NULL, NULL, NULL FROM accounts_skill
"""


class Row(NamedTuple):
    """`passes` are the verdicts of the tested filters, in their order."""

    facets: list[int]
    day_max: int | None
    published_at: datetime
    passes: list[bool]


def statement(asked: Asked, tested: Iterable[str], among: str, before: str) -> tuple[str, list]:
    """SQL that gives what a `Row` has, of the gigs `among` these that pass every filter that is not tested; `before`
    are columns in front of it.
    """
    columns, values = _columns(asked, tested)
    hard, more = asked.without(*tested).where()
    return f"SELECT {before} {columns} FROM gigs_search WHERE gig_id = ANY({among}) AND {hard}", [*values, *more]


def read(asked: Asked, asking: Questions, most: int) -> Tally:
    """All that pass what is not tested; a sample if there are more than `most`."""
    sql, values = stages.some(asked.without(*asking.tested), _columns(asked, asking.tested), most + 1)
    rows, skills = [], {}
    with connection.cursor() as cursor:
        cursor.execute(NAMED.format(rows=sql), values)
        for pk, slug, name, *row in cursor.fetchall():
            if pk is None:
                rows.append(Row(*row))
            else:
                skills[pk] = slug, name
    found = tally(rows[:most], asking)
    found.skills, found.is_sample = skills, len(rows) > most
    return found


def at_least(asked: Asked, most: int) -> int:
    """How many pass everything, counted up to `most`."""
    where, values = asked.where()
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*) FROM (SELECT FROM gigs_search WHERE {where} LIMIT (SELECT {most})) them", values
        )
        return cursor.fetchone()[0]


def _columns(asked: Asked, tested: Iterable[str]) -> Condition:
    verdicts = [asked.verdict(name) for name in tested]
    passes = ", ".join(sql for sql, _ in verdicts)
    return f"{COLUMNS}, ARRAY[{passes}]::boolean[] AS passes", [value for _, these in verdicts for value in these]


def tally(rows: Iterable[Row], asking: Questions) -> Tally:
    """Of all that fail the same at once: there are a thousand rows, each of thirty codes, and few ways to fail."""
    found, alike = Tally(), defaultdict(list)
    for row in rows:
        alike[tuple(row.passes)].append(row)
    for passes, these in alike.items():
        failed = {name for name, passed in zip(asking.tested, passes, strict=True) if not passed}
        found.fits.update({frozenset(released): len(these) for released in asking.fits if failed.issubset(released)})
        if asking.facets and len(failed) <= MOST_RELEASED:
            found.found.update({one: gigs for one, gigs in values(these, asking) if failed.issubset(releases(one[0]))})
    return found


def values(rows: list[Row], asking: Questions) -> Iterator[tuple[tuple[str, object], int]]:
    """How many of these have each (facet, value)."""
    for code, gigs in Counter(chain.from_iterable(row.facets for row in rows)).items():
        if code < HASHED:
            yield ("skill", code), gigs
        elif code in MEANING:
            yield MEANING[code], gigs
    published = sorted(row.published_at for row in rows)
    for days, since in asking.since.items():
        yield ("posted_within", str(days)), len(rows) - bisect_left(published, since)
    if asking.floors:
        stated = [row.day_max for row in rows if row.day_max is not None]
        yield ("pay_min", "not_stated"), len(rows) - len(stated)
        for floor in asking.floors:
            yield ("pay_min", str(floor)), sum(pay >= floor for pay in stated)
