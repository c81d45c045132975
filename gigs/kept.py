"""Saved searches as their owner sees them: in words, and how much is new since they last looked."""

from dataclasses import dataclass

from django.db.models import IntegerField, Value
from django.http import QueryDict

from gigs import search
from gigs.asked import chips
from gigs.filters import GigFilter
from gigs.models import Gig, SavedSearch

MOST_COUNTED = 99


@dataclass
class Kept:
    search: SavedSearch
    words: list[str]
    new: int

    @property
    def new_words(self) -> str:
        return f"{MOST_COUNTED}+" if self.new > MOST_COUNTED else str(self.new)


def kept_by(user) -> list[Kept]:
    searches = list(SavedSearch.objects.of(user))
    asked = {one.pk: GigFilter(QueryDict(one.query)) for one in searches}
    usable = {pk: reading for pk, reading in asked.items() if reading.is_valid()}
    new = count_new([one for one in searches if one.pk in usable], usable)
    return [
        Kept(one, [words for words, _ in chips(usable[one.pk])] if one.pk in usable else [], new.get(one.pk, 0))
        for one in searches
    ]


def count_new(searches: list[SavedSearch], asked: dict[int, GigFilter]) -> dict[int, int]:
    """For all of them in one query, each counted up to `MOST_COUNTED` and one more."""
    parts = [
        search.found(asked[one.pk].wanted, Gig.objects.listed().filter(published_at__gt=one.looked_at))
        .order_by()
        .annotate(asking=Value(one.pk, IntegerField()))
        .values_list("asking", flat=True)[: MOST_COUNTED + 1]
        for one in searches
    ]
    if not parts:
        return {}
    rows = list(parts[0].union(*parts[1:], all=True)) if len(parts) > 1 else list(parts[0])
    return {pk: rows.count(pk) for pk in set(rows)}
