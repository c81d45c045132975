"""The filters as masks of bits: for each value one bit a gig, of which a filter is an AND or an OR.

The tables and their upkeep are in the migration `0014_bits`.
"""
# ruff: noqa: S608 - the pieces are codes and names of ours; what a reader typed is a number by now

import re
from dataclasses import dataclass
from datetime import date, datetime

from .asking import Asked, Limit

# The kinds of numbers, as the function `gigs_bits_fold` writes them, and the code that says that there is one.
KINDS = ["day_max", "published_at", "expires_at", "starts_on", "weeks", "week_hours", "payment_days", "proposals"]
HAS_NUMBER = 63
MOST = 2**32
CODES = re.compile(r"\((-?\d+(?:\|-?\d+)*)\)|(-?\d+)")
NONE = "0::bit(32000)"


@dataclass(frozen=True)
class Span:
    """A column of moments is between these two, both on the minute and both included; None is no bound."""

    column: str
    low: datetime | None
    high: datetime | None

    @property
    def mask(self) -> str:
        low = number(self.low) if self.low else 0
        if self.high is None:
            return _at_least(self.column, low)
        both = f"gigs_bits_at_least(chunk, {kind_of(self.column)}, ARRAY[{low}, {number(self.high) + 1}]::bigint[])"
        return f"(SELECT reached[1] & ~ reached[2] FROM {both} reached)"


def ids(asked: Asked, span: Span | None = None) -> str:
    """SQL that gives the ids of all gigs that may pass the filters, within the span.

    Every gig that passes is among them. Those whose bits are stale are there whatever they say, and what is over or
    held for a time is not left out, so each row is to be asked once more.
    """
    masks = " & ".join(["bits", *map(mask, asked.parts.values()), *([span.mask] if span else [])])
    fits = f"SELECT chunk, {masks} AS bits FROM gigs_bits masks WHERE code = 0"
    return f"SELECT gigs_bits_ids(chunk, bits) FROM ({fits} OFFSET 0) fits UNION ALL SELECT gig_id FROM gigs_bits_stale"


def mask(part: str | Limit) -> str:
    if isinstance(part, str):
        return f"({CODES.sub(_of_codes, part).replace('!', ' ~ ')})"
    known = has(part.column, "masks")
    if part.sign == ">=":
        return _at_least(part.column, number(part.value))
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
