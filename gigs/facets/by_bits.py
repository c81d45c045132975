"""Counting by bits: for each value one bit a gig, ANDed with the bits of the filters; exact, whatever is asked.

The tables and their upkeep are in the migration `0014_bits`. One statement reads one state of the tables: it leaves out
the bits of gigs that are stale in it and brings their rows along.
"""
# ruff: noqa: S608 - the pieces are codes and names of ours; what a reader typed travels as parameters

import json
from collections.abc import Iterable
from functools import lru_cache

from django.db import connection

from gigs.search.asking import Asked
from gigs.search.bits import CHUNK, NONE, has, mask
from gigs.search.codes import HASHED, code
from gigs.search.floors import CODES, FLOORS

from . import by_rows
from .by_rows import Row
from .questions import MEANING, NUMBERS, TOP_SKILLS, VALUES, Questions
from .tally import Tally

# Of these gigs the bits are not right: they changed since the last fold, or passed one of the days by which is counted.
STALE = """
SELECT gig_id FROM gigs_bits_stale
UNION ALL SELECT row.gig_id FROM gigs_bits_days day
  JOIN unnest('{{{days}}}'::int[], '{{{since}}}'::timestamptz[]) asked (days, since) USING (days)
  JOIN gigs_search row ON row.published_at >= least(day.since, asked.since)
    AND row.published_at < greatest(day.since, asked.since)
"""
# Shown to nobody by its bits: stale, over, or held for a time yet.
SHOWN = f"""
SELECT every.chunk, bits & ~ coalesce(hidden, {NONE}) AS shown
FROM gigs_bits every LEFT JOIN (
  SELECT (gig_id / {CHUNK})::int AS chunk, gigs_bits_of(array_agg(gig_id)) AS hidden FROM (
    SELECT gig_id FROM stale
    UNION ALL SELECT gig_id FROM gigs_search WHERE expires_at <= now()
    UNION ALL SELECT gig_id FROM gigs_search WHERE visible_from > published_at AND visible_from > now()
  ) away GROUP BY 1
) away USING (chunk) WHERE code = 0
"""
# The codes of a number of days, as the migration `0024_counting` has them.
LAST_DAYS = 6464
# The columns of a row, which a count has not.
NO_ROW = "NULL::int[], NULL::int, NULL::timestamptz, NULL::boolean[]"


def read(asked: Asked, asking: Questions) -> tuple[Tally, list[Row]]:
    """What is counted, and the rows of stale gigs, which are not in it."""
    tally, rows = Tally(), []
    with connection.cursor() as cursor:
        cursor.execute(*statement(asked, asking))
        for what, name, gigs, *row in cursor.fetchall():
            if what == "row":
                rows.append(Row(*row))
            elif what == "fit":
                tally.fits[frozenset(name.split())] = gigs or 0
            elif what == "codes":
                tally.found.update({MEANING[code]: gigs for code, gigs in json.loads(name or "[]")})
            elif what == "skills":
                for pk, gigs, slug, label in json.loads(name or "[]"):
                    tally.found["skill", pk] = gigs
                    tally.skills[pk] = slug, label
            else:
                tally.found[what, name] = gigs or 0
    return tally, rows


def statement(asked: Asked, asking: Questions) -> tuple[str, list]:
    """SQL that gives (what, name, gigs, and the columns of a row)."""
    bases, counted = _counts(
        asking.tested, asking.fits, asking.facets, asking.skills, asking.floors, tuple(asking.since)
    )
    masks = ", ".join(
        ["chunk", "shown", *(f'{mask(part, asked.currency)} AS "{name}"' for name, part in asked.parts.items())]
    )
    columns = ", ".join(["chunk", *(f"{_all(asked, these)} AS {base}" for these, base in bases.items())])
    ones = ", ".join(f"bit_count({base})::int AS {base}_ones" for base in bases.values())
    rows, values = by_rows.statement(asked, asking.tested, "ARRAY(SELECT gig_id FROM stale)", "'row', '', 0,")
    stale = STALE.format(
        days=",".join(map(str, asking.since)), since=",".join(since.isoformat() for since in asking.since.values())
    )
    sql = (
        f"WITH stale AS MATERIALIZED ({stale}), "
        f"masks AS MATERIALIZED (SELECT {masks} FROM ({SHOWN}) masks), "
        f"these AS MATERIALIZED (SELECT {columns} FROM masks), "
        f"bases AS MATERIALIZED (SELECT *, {ones} FROM these) "
    )
    return f"{sql} {counted} UNION ALL {rows}", values


@lru_cache(maxsize=200)
def _counts(
    tested: tuple[str, ...],
    fits: tuple[tuple[str, ...], ...],
    facets: bool,
    skills: frozenset[int],
    floors: tuple[int, ...],
    days: tuple[int, ...],
) -> tuple[dict[tuple[str, ...], str], str]:
    """What most searches have in common: the columns of the bits to count in, by the filters that they release, and the
    SQL that counts.
    """
    asking = Questions(tested, fits, facets, dict.fromkeys(days), floors, skills)
    released = {facet: asking.released(facet) for facet in (*VALUES, *NUMBERS)} if facets else {}
    bases = {these: f"base_{place}" for place, these in enumerate(dict.fromkeys([*fits, *released.values()]))}
    parts = [f"SELECT 'fit', '{' '.join(these)}', sum({bases[these]}_ones)::int, {NO_ROW} FROM bases" for these in fits]
    if facets:
        for these, base in bases.items():
            here = [name for name in VALUES if released[name] == these]
            parts += _values(base, [code(name, value) for name in here for value in VALUES[name]])
            parts += [_skills(base, skills)] if "skill" in here else []
        parts += _numbers(asking, {name: bases[these] for name, these in released.items()})
    return bases, " UNION ALL ".join(parts)


# -- what is counted


def _all(asked: Asked, released: tuple[str, ...]) -> str:
    return " & ".join(["shown", *(f'"{name}"' for name in asked.parts if name not in released)])


def _values(base: str, codes: list[int]) -> list[str]:
    """Those of these values that any gig of `base` has, in one row: hundreds are slow to read."""
    found = "json_agg(json_build_array(code, gigs))::text"
    return [f"SELECT 'codes', {found}, 0, {NO_ROW} FROM ({_counted(base, _any(codes))}) one"] if codes else []


def _skills(base: str, named: Iterable[int]) -> str:
    """The skills that the search names, and all that can be among the first: each stale row may add one to any."""
    least = f"(SELECT gigs FROM skills ORDER BY gigs DESC LIMIT 1 OFFSET {TOP_SKILLS - 1})"
    first = f"gigs >= coalesce({least}, 0) - (SELECT count(*) FROM stale) OR {_any(named)}"
    found = "json_agg(json_build_array(code, gigs, skill.slug, skill.name))::text"
    skills = _counted(base, f"code > 0 AND code < {HASHED}")
    return (
        f"SELECT 'skills', found, 0, {NO_ROW} FROM (WITH skills AS MATERIALIZED ({skills}) SELECT {found} AS found "
        f"FROM skills JOIN accounts_skill skill ON skill.id = code WHERE {first}) one"
    )


def _numbers(asking: Questions, bases: dict[str, str]) -> list[str]:
    days = {-(LAST_DAYS + days): days for days in asking.since}
    parts = [_reached("posted_within", days, bases["posted_within"])]
    if asking.floors:
        base = bases["pay_min"]
        floors = {-(CODES + times): floor for times, floor in zip(FLOORS, asking.floors, strict=True)}
        parts.append(_reached("pay_min", floors, base))
        unknown = f"sum(bit_count({base} & ~ {has('day_max', 'bases')}))::int"
        parts.append(f"SELECT 'pay_min', 'not_stated', {unknown}, {NO_ROW} FROM bases")
    return parts


def _reached(facet: str, names: dict[int, int], base: str) -> str:
    codes, values = ",".join(map(str, names)), ",".join(map(str, names.values()))
    named = f"unnest('{{{codes}}}'::int[], '{{{values}}}'::text[]) named (code, name)"
    return f"SELECT '{facet}', name, gigs, {NO_ROW} FROM ({_counted(base, _any(names))}) one JOIN {named} USING (code)"


def _any(codes: Iterable[int]) -> str:
    return f"code = ANY('{{{','.join(map(str, codes))}}}')"


def _counted(base: str, which: str) -> str:
    """Row by row first: what is grouped must not carry the bits along."""
    each = (
        f"SELECT code, gigs_bits_in_common(gigs_bits.bits, ones, {base}, {base}_ones) AS gigs "
        f"FROM bases JOIN gigs_bits USING (chunk) WHERE {which} OFFSET 0"
    )
    return f"SELECT code, sum(gigs)::int AS gigs FROM ({each}) each WHERE gigs > 0 GROUP BY code"
