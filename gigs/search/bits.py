"""The filters as masks of bits: for each value one bit a gig, of which a filter is an AND or an OR.

The tables and their upkeep are in the migration `0014_bits`.
"""
# ruff: noqa: S608, S611 - the pieces are codes and names of ours; what a reader typed is a number by now

import re
from datetime import date, datetime

from django.db.models import IntegerField
from django.db.models.expressions import RawSQL

from .asking import Asked, Ids, Limit
from .floors import code_of

# The kinds of numbers, as the function `gigs_bits_fold` writes them, and the code that says that there is one.
KINDS = [
    *("day_max", "published_at", "expires_at", "starts_on"),
    *("weeks", "week_hours", "payment_days", "proposals", "replies"),
]
HAS_NUMBER = 63
MOST = 2**32
CODES = re.compile(r"\((-?\d+(?:\|-?\d+)*)\)|(-?\d+)")
# So many gigs to a row of bits, as the migration `0025_longer_bits` has it: a row fills a page.
CHUNK = 64_000
NONE = f"0::bit({CHUNK})"
# The code of a skill is its id, and every chunk has the bits of the code 0: the primary key begins with the chunk.
OF_SKILL = """
SELECT coalesce(sum(bit_count(bits)), 0)::int FROM gigs_bits
WHERE chunk = ANY(ARRAY(SELECT chunk FROM gigs_bits WHERE code = 0)) AND code = accounts_skill.id
"""


def gigs_of_skill() -> RawSQL:
    """For a query set of skills: how many gigs ask for each, as of the last fold; right enough to put them in order."""
    return RawSQL(OF_SKILL, (), IntegerField())


def fitting(asked: Asked) -> str:
    """SQL of the chunks with the bits of all gigs that may pass the filters.

    What is stale may be missing or too much, and what is over or held for a time is not left out.
    """
    masks = " & ".join(["bits", *(mask(part, asked.currency) for part in asked.parts.values())])
    return f"SELECT chunk, {masks} AS bits FROM gigs_bits masks WHERE code = 0"


def mask(part: str | Limit | Ids, currency: str = "") -> str:
    """A floor of pay is one of this currency, so it holds beside the mask of that."""
    if isinstance(part, str):
        return f"({CODES.sub(_of_codes, part).replace('!', ' ~ ')})"
    if isinstance(part, Ids):
        ids = (
            f"SELECT id FROM unnest('{{{','.join(map(str, part.ids))}}}'::bigint[]) id WHERE id / {CHUNK} = masks.chunk"
        )
        return f"({'' if part.is_among else '~ '}gigs_bits_of(ARRAY({ids})))"
    if part.column == "day_max" and (floor := code_of(currency, part.value)):
        return f"({bits_of(str(floor), 'masks')})"
    known = has(part.column, "masks")
    if part.sign == ">=":
        fits = _at_least(part.column, number(part.value))
    else:
        fits = f"{known} & ~ {_at_least(part.column, number(part.value) + 1)}"
    return f"({fits} | ~ {known})" if part.unknown else f"({fits})"


def number(value: int | date | datetime) -> int:
    """As the bits have it: minutes of a moment, which is on the minute; days of a date."""
    if isinstance(value, datetime):
        return int(value.timestamp() // 60)
    return (value - date.min).days if isinstance(value, date) else min(value, MOST)


def _of_codes(found: re.Match) -> str:
    return bits_of((found[1] or found[2]).replace("|", ","), "masks")


def has(column: str, of: str) -> str:
    return bits_of(str(-(kind_of(column) * 64 + HAS_NUMBER)), of)


def bits_of(codes: str, of: str) -> str:
    bits = f"SELECT bit_or(bits) FROM gigs_bits WHERE gigs_bits.chunk = {of}.chunk AND code = ANY('{{{codes}}}')"
    return f"coalesce(({bits}), {NONE})"


def _at_least(column: str, low: int) -> str:
    return f"(gigs_bits_at_least(chunk, {kind_of(column)}, ARRAY[{low}]::bigint[]))[1]"


def kind_of(column: str) -> int:
    return KINDS.index(column) + 1
