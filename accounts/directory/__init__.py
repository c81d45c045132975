"""A page of the directory, and its counts: by SQL while it is small, from a bit for each developer and value later."""

from accounts.filters import NEWEST, DeveloperFilter
from marketplace.lib import pages

from .building import current
from .by_bits import count_by_bits
from .by_sql import count_by_sql
from .limits import Counted
from .naming import name_skills

__all__ = ["Counted", "count", "page"]

# What a row of the directory says; the rest is for the profile itself.
SHOWN = (
    *("public_id", "handle", "name", "headline", "city", "country", "specialisms", "hours_a_week"),
    *("replies_due", "reply_rate", "availability", "available_from", "confirmed_at", "published_at", "skills_in_order"),
)


def count(found: DeveloperFilter) -> Counted:
    bits = current()
    return count_by_bits(bits, found) if bits else count_by_sql(found)


def page(found: DeveloperFilter, per: int, few: list[int] | None = None) -> pages.Page:
    """One page of rows as `found.reader` may see them; `few` are all who fit, where a count has named them.

    Everything is asked of them again, so that nobody is shown who does not fit any more. To meet a few on the way from
    the newest on, PostgreSQL would have to read most of the table.
    """
    places = [found.wanted.get(name, ()) for name in ("after", "before")]
    rows = found.qs if few is None else found.qs.filter(pk__in=few)
    read = pages.read(rows.for_directory(found.reader).only(*SHOWN), NEWEST, per, *places)
    name_skills(read.rows)
    return read
