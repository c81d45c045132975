"""Counting by bits: for each value one bit a gig, ANDed with the bits of the filters; exact, whatever is asked.

The tables and their upkeep are in the migration `0014_bits`. One statement reads one state of the tables: it leaves out
the bits of gigs that are stale in it and brings their rows along.
"""
# ruff: noqa: S608 - the pieces are codes and names of ours; what a reader typed travels as parameters

from django.db import connection

from gigs.search.asking import Asked
from gigs.search.bits import NONE, has, kind_of, mask, number
from gigs.search.codes import HASHED, code

from . import by_rows
from .by_rows import Row
from .questions import MEANING, NUMBERS, VALUES, Questions
from .tally import Tally

# Shown to nobody by its bits: stale, over, or held for a time yet.
SHOWN = f"""
SELECT every.chunk, bits & ~ coalesce(hidden, {NONE}) AS shown
FROM gigs_bits every LEFT JOIN (
  SELECT (gig_id / 32000)::int AS chunk, gigs_bits_of(array_agg(gig_id)) AS hidden FROM (
    SELECT gig_id FROM gigs_bits_stale
    UNION SELECT gig_id FROM gigs_search WHERE expires_at <= now()
    UNION SELECT gig_id FROM gigs_search WHERE visible_from > published_at AND visible_from > now()
  ) away GROUP BY 1
) away USING (chunk) WHERE code = 0
"""
STALE = "ARRAY(SELECT gig_id FROM gigs_bits_stale)"
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
            elif what == "code":
                tally.found[MEANING[int(name)]] = gigs
            elif what == "skill":
                pk, slug, label = name.split(" ", 2)
                tally.found["skill", int(pk)] = gigs
                tally.skills[int(pk)] = slug, label
            else:
                tally.found[what, name] = gigs or 0
    return tally, rows


def statement(asked: Asked, asking: Questions) -> tuple[str, list]:
    """SQL that gives (what, name, gigs, and the columns of a row)."""
    facets = {facet: asking.released(facet) for facet in (*VALUES, *NUMBERS)} if asking.facets else {}
    bases = {these: f"base_{place}" for place, these in enumerate(dict.fromkeys([*asking.fits, *facets.values()]))}
    masks = ", ".join(["chunk", "shown", *(f'{mask(part)} AS "{name}"' for name, part in asked.parts.items())])
    columns = ", ".join(["chunk", *(f"{_all(asked, these)} AS {base}" for these, base in bases.items())])
    parts = [
        f"SELECT 'fit', '{' '.join(these)}', sum(bit_count({bases[these]}))::int, {NO_ROW} FROM bases"
        for these in asking.fits
    ]
    if facets:
        for these, base in bases.items():
            parts += _values(base, [name for name in VALUES if facets[name] == these])
        parts += _numbers(asking, {name: bases[these] for name, these in facets.items()})
    rows, *values = by_rows.statement(asked, asking.tested, STALE, "'row', '', 0,")
    parts.append(rows)
    sql = (
        f"WITH masks AS MATERIALIZED (SELECT {masks} FROM ({SHOWN}) masks), "
        f"bases AS MATERIALIZED (SELECT {columns} FROM masks) "
    )
    return sql + " UNION ALL ".join(parts), [*values[0], *values[1]]


# -- what is counted


def _all(asked: Asked, released: tuple[str, ...]) -> str:
    return " & ".join(["shown", *(f'"{name}"' for name in asked.parts if name not in released)])


def _values(base: str, facets: list[str]) -> list[str]:
    """The values of these facets that any gig of `base` has."""
    codes = ",".join(str(code(facet, value)) for facet in facets for value in VALUES[facet])
    counted = f"SELECT code, sum(bit_count(bits & {base}))::int AS gigs FROM bases JOIN gigs_bits USING (chunk)"
    values = f"{counted} WHERE code = ANY('{{{codes}}}') GROUP BY code"
    parts = [f"SELECT 'code', code::text, gigs, {NO_ROW} FROM ({values}) one WHERE gigs > 0"] if codes else []
    if "skill" in facets:
        skills = f"{counted} WHERE code > 0 AND code < {HASHED} GROUP BY code"
        name = "concat_ws(' ', code, skill.slug, skill.name)"
        join = "JOIN accounts_skill skill ON skill.id = code WHERE gigs > 0"
        parts.append(f"SELECT 'skill', {name}, gigs, {NO_ROW} FROM ({skills}) one {join}")
    return parts


def _numbers(asking: Questions, bases: dict[str, str]) -> list[str]:
    since = {str(days): number(moment) for days, moment in asking.since.items()}
    parts = [_reached("posted_within", "published_at", since, bases["posted_within"])]
    if asking.floors:
        base = bases["pay_min"]
        parts.append(_reached("pay_min", "day_max", {str(floor): floor for floor in asking.floors}, base))
        unknown = f"sum(bit_count({base} & ~ {has('day_max', 'bases')}))::int"
        parts.append(f"SELECT 'pay_min', 'not_stated', {unknown}, {NO_ROW} FROM bases")
    return parts


def _reached(facet: str, column: str, lows: dict[str, int], base: str) -> str:
    names, numbers = ",".join(f"'{name}'" for name in lows), ",".join(map(str, lows.values()))
    at_least = f"gigs_bits_at_least(chunk, {kind_of(column)}, ARRAY[{numbers}]::bigint[])"
    return (
        f"SELECT '{facet}', name, sum(bit_count(bits & {base}))::int, {NO_ROW} "
        f"FROM bases, unnest({at_least}, ARRAY[{names}]) reached (bits, name) GROUP BY name"
    )
