"""What the counts beside the list cost."""

from collections.abc import Callable

from gigs import facets
from gigs.facets.upkeep import fold

from . import searches
from .bars import Bench, bar
from .measuring import backend_ms, each, p95


@bar("all facets, filters without words, exact, CPU, p95", must=25)
def without_words(bench: Bench) -> float:
    fold()  # as the clock does every minute
    return p95(each(backend_ms, map(counts, searches.plain()[:30])))


@bar("all facets with words, CPU, p95", must=45)
def with_words(bench: Bench) -> float:
    return p95(each(backend_ms, map(counts, searches.worded()[:30])))


def counts(query: str) -> Callable[[], object]:
    wanted = searches.read(query)
    return lambda: facets.count(wanted)
