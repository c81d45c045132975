"""Counting row by row: for at most a thousand that have the words, and for the few whose bits are stale."""
# ruff: noqa: S608 - the pieces are names of our own columns; what a reader typed travels as parameters

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from gigs.search import stages
from gigs.search.asking import Asked, Condition
from gigs.search.codes import HASHED

from .questions import MEANING, Questions, releases
from .tally import Tally

COLUMNS = "facets, day_max, published_at"
MOST_RELEASED = 2  # by one facet
# With the names of their skills, so that it is one query.
NAMED = """
WITH rows AS MATERIALIZED ({rows})
SELECT NULL::bigint, NULL, NULL, facets, day_max, published_at, passes FROM rows
UNION ALL SELECT id, slug, name, NULL, NULL, NULL, NULL FROM accounts_skill
WHERE id IN (SELECT unnest(facets) FROM rows)
"""


@dataclass
class Row:
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
    found = Tally()
    for row in rows:
        failed = {name for name, passes in zip(asking.tested, row.passes, strict=True) if not passes}
        found.fits.update(released for released in map(frozenset, asking.fits) if failed <= released)
        if asking.facets and len(failed) <= MOST_RELEASED:
            found.found.update(value for value in values(row, asking) if failed.issubset(releases(value[0])))
    return found


def values(row: Row, asking: Questions) -> Iterable[tuple[str, object]]:
    for code in row.facets:
        if code < HASHED:
            yield "skill", code
        elif code in MEANING:
            yield MEANING[code]
    for days, since in asking.since.items():
        if row.published_at >= since:
            yield "posted_within", str(days)
    if asking.floors and row.day_max is None:
        yield "pay_min", "not_stated"
    for floor in asking.floors:
        if row.day_max is not None and row.day_max >= floor:
            yield "pay_min", str(floor)
