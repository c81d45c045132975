"""The list's statements: gated stages, so that no statistics and no planner's guess decide what a page costs.

A planner that sees `ORDER BY published_at LIMIT 20` behind a rare word walks the whole index; one that sees a common
word gathers a third of the table. Here both are bounded:

  walk    looks at the next rows in the wanted order and keeps what fits; common searches end here, and most pages need
          no other statement; where it gave some, a longer one gives enough;
  bits    where it gave next to none, the bits of the filters say how many there are; where they are few, all of their
          rows are read by their ids (words, and one client's gigs, have no bits);
  ranges  else the GIN index is asked for the facets, the words and ever wider ranges of days, each only if the one
          before gave too few (a one-time filter on a count, so a range that is not needed costs nothing);
  rest    last, the index is asked without a range.

Every stage holds all rows that come before its end in the order, so the first with enough rows has the page.
"""
# ruff: noqa: S608 - the pieces are names of our own columns; what a reader typed travels as parameters

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import reduce

from django.db import connection
from django.utils import timezone

from . import bits
from .asking import Asked, Condition, any_of
from .codes import EXPIRES_ON, PUBLISHED_ON, day_of

# How far a walk goes at first, and how far where that was promising. An index that holds all that is asked is read ten
# times as fast as rows, and rows with their words are the slowest.
WALKS_COVERED, WALKS_OF_ROWS, WALKS_WITH_WORDS = (1_000, 20_000), (1_000, 2_000), (300, 6_000)
PAST_AN_IMPORT = 1_500
# For a thousand to count: begun where so many rows promise enough, and ended at last where the promise was broken.
WALKS_FOR_MANY = (300, 20_000, 30_000)
# What is asked for more than a page is walked for the longer way at once.
PAGE = 51
# In orders that have no days, before the whole index is asked.
LONG_WALK = 10_000
RANGES = (0, 1, 4, 12)  # days
# So many are taken from the bits, each row by its id; of more, a range of days holds enough.
FEW = 2_000
# What the covering index of the newest holds, so that a walk reads nothing else.
COVERED = "gig_id, published_at, visible_from, expires_at, day_max, facets"


@dataclass(frozen=True)
class Walk:
    """An order of the search table.

    `columns` are its keys, the last one unique, `down` says which descend, `dated` is the first code of the days by
    which ranges are made, and of which column; the others take a longer walk instead.
    """

    columns: tuple[str, ...]
    down: tuple[bool, ...]
    dated: tuple[str, int] | None = None


WALKS = {
    "newest": Walk(("published_at", "gig_id"), (True, True), ("published_at", PUBLISHED_ON)),
    "closing": Walk(("expires_at", "gig_id"), (False, False), ("expires_at", EXPIRES_ON)),
    # Never converted, so each currency stands by itself.
    "pay": Walk(("currency", "known_day_max", "gig_id"), (False, True, True)),
    "fewest": Walk(("proposals", "published_at", "gig_id"), (False, True, True)),
    "replies": Walk(("known_replies", "published_at", "gig_id"), (True, True, True)),
}
EXPRESSIONS = {"known_day_max": "coalesce(day_max, 0)", "known_replies": "coalesce(replies, -1)"}
# The same order as an index has it.
INDEXED = {
    "known_day_max DESC": "day_max DESC NULLS LAST",
    "known_day_max ASC": "day_max ASC NULLS FIRST",
    "known_replies": EXPRESSIONS["known_replies"],
}


@dataclass(frozen=True)
class Keys:
    """The statements for the keys of the next `count` rows behind `place`, or in front of it."""

    asked: Asked
    order: str
    count: int
    place: Sequence = ()
    backwards: bool = False

    def quick(self) -> tuple[str, list]:
        """The walk alone: most pages need nothing else, and what is not there is not planned either."""
        sql, values = self._walk(self._lengths[self.count > PAGE])
        return f"{sql} OFFSET 0", values

    def thorough(self, found: int = 0) -> tuple[str, list]:
        """Where that gave too few; how many it gave says which way is the shortest."""
        walk = WALKS[self.order]
        by, again = _order(walk, self.backwards), self._again(found)
        ranges = [self._gather(codes) for codes in _ranges(walk, self.place, self.backwards)]
        if not walk.dated:
            ranges.insert(0, self._walk(LONG_WALK))
        if again or self.asked.query or "client" in self.asked.parts:
            return _gated([*again, *ranges], by, self.count)
        common = _gated(ranges, by, self.count, gate="NOT (SELECT so FROM few)")
        return _by_bits(self.asked, _rare(self.asked, walk, self.place, self.backwards), common, by, self.count)

    def _again(self, found: int) -> list[tuple[str, list]]:
        """A longer walk, where as many as before in each step would be enough of it.

        Words alone are always worth one: what is newest may be some hundred gigs of one import, none of which has the
        word, and all gigs of a day that have a common one are ten times as dear.
        """
        first, longest = self._lengths
        if found * longest >= first * self.count:
            return [self._walk(longest)]
        return [self._walk(PAST_AN_IMPORT)] if self.asked.query and not self.asked.parts else []

    def _walk(self, length: int) -> tuple[str, list]:
        walk = WALKS[self.order]
        keys, by = _keys(walk), _order(walk, self.backwards)
        return _walk(self.asked, walk, length, self.count, keys, by, self.place, self.backwards)

    def _gather(self, codes: Sequence[int]) -> tuple[str, list]:
        walk = WALKS[self.order]
        return _gather(self.asked, walk, _keys(walk), self.place, self.backwards, codes)

    @property
    def _lengths(self) -> tuple[int, int]:
        if self.asked.query:
            return WALKS_WITH_WORDS
        return WALKS_COVERED if _is_covered(self.asked, WALKS[self.order]) else WALKS_OF_ROWS


def read(keys: Keys) -> list[tuple]:
    """The keys, nearest first; the last key is the id."""
    with connection.cursor() as cursor:
        cursor.execute(*keys.quick())
        found = cursor.fetchall()
        if len(found) < keys.count:
            cursor.execute(*keys.thorough(len(found)))
            found = cursor.fetchall()
    return found


def some(asked: Asked, columns: Condition, count: int) -> tuple[str, list]:
    """SQL of these columns of so many, in no order: of the newest or of today's where these are enough, else of any."""
    (names, values), today = columns, _ranges(WALKS["newest"], (), False)[0]
    stages = [_common(asked, columns, count)] if asked.query else []
    for codes in (today, []):
        where, more = asked.where(*([any_of(codes)] if codes else []))
        # A limit that the planner does not see, so that it does not hope to come across so many soon.
        sql = f"SELECT gig_id, {names} FROM gigs_search WHERE {where} LIMIT (SELECT {count})"
        stages.append((sql, [*values, *more]))
    return _gated(stages, "gig_id", count)


def _common(asked: Asked, columns: Condition, count: int) -> tuple[str, list]:
    """The newest where they are so common that a walk comes across enough: the index gathers every row of the word."""
    (names, values), (where, more) = columns, asked.where()
    first, promising, longest = WALKS_FOR_MANY
    newest = "(SELECT * FROM gigs_search ORDER BY published_at DESC, gig_id DESC LIMIT {}) ahead"
    found = f"SELECT count(*) FROM {newest.format(first)} WHERE {where}"
    sql = (
        f"SELECT gig_id, {names} FROM {newest.format(longest)} "
        f"WHERE {where} AND ({found}) * {promising} >= {first * count} LIMIT {count}"
    )
    return sql, [*values, *more, *more]


def _keys(walk: Walk) -> str:
    return ", ".join(f"{EXPRESSIONS.get(name, name)} AS {name}" for name in walk.columns)


def _order(walk: Walk, backwards: bool) -> str:
    return ", ".join(
        f"{name} {'DESC' if down != backwards else 'ASC'}" for name, down in zip(walk.columns, walk.down, strict=True)
    )


def _walk(
    asked: Asked, walk: Walk, length: int, count: int, keys: str, order: str, place: Sequence, backwards: bool
) -> tuple[str, list]:
    """The next rows in order, then what fits of them. They come out of the index in order and are not sorted again."""
    columns = COVERED if _is_covered(asked, walk) else "*"
    beyond, values = _beyond(walk, place, backwards, plain=True)
    if asked.currency and walk.columns[0] == "currency":
        beyond, values = f"currency = %s AND {beyond}", [asked.currency, *values]
    where, more = asked.where()
    by = reduce(lambda said, key: said.replace(key, INDEXED[key]), INDEXED, order)
    rows = f"SELECT {columns} FROM gigs_search WHERE {beyond} ORDER BY {by} LIMIT {length}"
    return f"SELECT {keys} FROM ({rows}) ahead WHERE {where} LIMIT {count}", [*values, *more]


def _gather(
    asked: Asked, walk: Walk, keys: str, place: Sequence, backwards: bool, codes: Sequence[int]
) -> tuple[str, list]:
    """What the index gives for this range, in no order: an ORDER BY here would let the planner walk again."""
    beyond, values = _beyond(walk, place, backwards, plain=False)
    where, more = asked.where(*([any_of(codes)] if codes else []))
    return f"SELECT {keys} FROM gigs_search WHERE {where} AND {beyond}", [*more, *values]


def _rare(asked: Asked, walk: Walk, place: Sequence, backwards: bool) -> tuple[str, list]:
    """What the bits give, and what is stale. Each row is asked again: bits know no seconds, and not what is over."""
    beyond, values = _beyond(walk, place, backwards, plain=False)
    where, more = asked.where()
    # Written so that no index fits: the rows are to be read by their ids.
    where = where.replace("facets @@", "(facets || '{}'::int[]) @@")
    ids = "SELECT gigs_bits_ids(chunk, bits) FROM fits WHERE (SELECT so FROM few)"
    stale = "SELECT gig_id FROM gigs_bits_stale WHERE (SELECT so FROM few)"
    among = f"gig_id = ANY(ARRAY({ids} UNION ALL {stale}))"
    return f"SELECT {_keys(walk)} FROM gigs_search WHERE {among} AND {where} AND {beyond}", [*more, *values]


def _by_bits(
    asked: Asked, rare: tuple[str, list], common: tuple[str, list], order: str, count: int
) -> tuple[str, list]:
    """The rare ones where they are few, else the common way."""
    few = f"SELECT coalesce(sum(bit_count(bits)), 0) <= {FEW} AS so FROM fits"
    with_ = f"WITH fits AS MATERIALIZED ({bits.fitting(asked)}), few AS MATERIALIZED ({few})"
    either = f"(SELECT * FROM ({rare[0]}) rare) UNION ALL (SELECT * FROM ({common[0]}) common)"
    return f"{with_} SELECT * FROM ({either}) found ORDER BY {order} LIMIT {count}", [*rare[1], *common[1]]


def _gated(stages: list[tuple[str, list]], order: str, count: int, gate: str = "") -> tuple[str, list]:
    """Each stage only where the ones before gave too few, and all of them only where `gate` holds."""
    with_, found, values, first = [], [], [], [gate] if gate else []
    for number, (sql, these) in enumerate(stages):
        gate = " AND ".join([*first, *(f"(SELECT count(*) FROM s{before}) < {count}" for before in range(number))])
        # The gate stands outside the walk's own LIMIT and inside the gathering's WHERE; both are one-time filters.
        with_.append(f"s{number} AS MATERIALIZED (SELECT * FROM ({sql}) stage {f'WHERE {gate}' if gate else ''})")
        values += these
        is_last = number == len(stages) - 1
        enough = "" if is_last else f" WHERE (SELECT count(*) FROM s{number}) >= {count}"
        found.append(f"(SELECT * FROM s{number}{enough} ORDER BY {order} LIMIT {count})")
    # Only one of these gives rows: the first stage that had enough, or the last one.
    either = " UNION ALL ".join(found)
    return f"WITH {', '.join(with_)} SELECT * FROM ({either}) found ORDER BY {order} LIMIT {count}", values


def _beyond(walk: Walk, place: Sequence, backwards: bool, plain: bool) -> tuple[str, list]:
    """Behind the place in the order. `plain` lets the index start there; else the place must not tempt the planner."""
    if not place:
        return "TRUE", []
    terms, values = [], []
    for at, (name, down) in enumerate(zip(walk.columns, walk.down, strict=True)):
        same = " AND ".join(f"{_key(other, plain)} = %s" for other in walk.columns[:at])
        sign = "<" if down != backwards else ">"
        terms.append(f"({same + ' AND ' if same else ''}{_key(name, plain)} {sign} %s)")
        values += [*place[:at], place[at]]
    bound, first = "", []
    if plain:
        # The first key alone lets PostgreSQL start in the middle of the index; the rest settles equal values.
        bound = f"{_key(walk.columns[0], plain)} {'<=' if walk.down[0] != backwards else '>='} %s AND "
        first = [place[0]]
    return f"{bound}({' OR '.join(terms)})", [*first, *values]


def _key(name: str, plain: bool) -> str:
    expression = EXPRESSIONS.get(name, name)
    return expression if plain or not name.endswith("_at") else f"({expression} + interval '0')"


def _ranges(walk: Walk, place: Sequence, backwards: bool) -> list[list[int]]:
    """The codes of ever more days in the direction of the walk, and no codes at last."""
    if walk.dated is None:
        return [[]]
    column, first = walk.dated
    at = walk.columns.index(column)
    start = day_of(datetime.fromisoformat(place[at]) if place else timezone.now())
    step = -1 if walk.down[at] != backwards else 1
    # From the day before, because two clocks need not agree on which day it is.
    return [[first + start + step * day for day in range(-1, days + 1)] for days in RANGES] + [[]]


def _is_covered(asked: Asked, walk: Walk) -> bool:
    """Whether the index holds all that is asked."""
    limited = {limit.column for limit in asked.limits}
    return walk is WALKS["newest"] and not asked.query and limited <= {"day_max", "published_at", "expires_at"}
