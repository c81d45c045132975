"""A gig is held against its search once more before it is told: what either of them says may have changed since."""

from collections.abc import Collection

from gigs import search
from gigs.filters import GigFilter
from gigs.models import Gig


def still_found(asked: GigFilter, gigs: Collection[int]) -> set[int]:
    """Which of these the search's list has, but for when they were published: a digest comes up to a week later.

    They were new when they came, and that stays true. Closing soon needs no such care: time only brings it nearer.
    """
    return found({**asked.wanted, "posted_within": None}, gigs)


def unstated(asked: GigFilter, gigs: Collection[int]) -> dict[str, set[int]]:
    """By filter those of these gigs that pass it only because they do not say."""
    wanted = asked.wanted
    names = [name for name in search.LENIENT if search.is_on(wanted[name]) and not wanted["strict"]]
    return {name: set(gigs) - found({name: wanted[name], "tz": wanted["tz"], "strict": "1"}, gigs) for name in names}


def found(wanted: dict, gigs: Collection[int]) -> set[int]:
    """One question, however many they are."""
    passing = search.found(wanted, Gig.objects.listed().filter(pk__in=gigs))
    return set(passing.order_by().values_list("pk", flat=True)) if gigs else set()
