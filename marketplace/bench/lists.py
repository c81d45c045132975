"""What the list asks the database: the page's keys and its rows."""

from collections.abc import Callable

from django.db import connection

from gigs import search

from . import searches
from .bars import Bench, bar
from .databases import using
from .measuring import backend_ms, each, middle, p95

PER = 20
DEEP = 100_000
TIMES = 40
ROUNDS = 7
PLACE = """
SELECT published_at, gig_id FROM (
  SELECT published_at, gig_id FROM gigs_search ORDER BY published_at DESC, gig_id DESC OFFSET %s LIMIT 1
) row
"""
# What most sites do: rank every match, show the best.
PLAIN_RANK = """
SELECT id FROM gigs_gig WHERE search_document @@ websearch_to_tsquery('english', %s) AND status = 'open'
ORDER BY ts_rank(search_document, websearch_to_tsquery('english', %s)) DESC, id DESC LIMIT 20
"""


@bar("any list query, CPU, p95", must=20)
def any_query(bench: Bench) -> float:
    return p95(each(backend_ms, map(page, searches.every())))


@bar("first page, CPU, p95", must=1.5)
def first_page(bench: Bench) -> float:
    # Half a millisecond each: of a few, two that a neighbour disturbed would be the figure.
    return p95(each(backend_ms, [page("")] * TIMES * 5))


@bar("first page among all / among 10,000, p95", must=1.3, unit="×")
def first_page_growth(bench: Bench) -> float:
    # The middle of some: what neighbours take from half a millisecond falls on either.
    return middle([first_page(bench) / among_few(bench, first_page) for _ in range(ROUNDS)])


@bar("worst list query among all / among 10,000, p95", must=8, unit="×")
def worst_growth(bench: Bench) -> float:
    return any_query(bench) / among_few(bench, any_query)


@bar("page at row 100,000 / first page, median", must=1.5, unit="×")
def deep_page(bench: Bench) -> float:
    with connection.cursor() as cursor:
        cursor.execute(PLACE, [min(DEEP, bench.rows // 2)])
        published, pk = cursor.fetchone()
    place = [published.isoformat(), pk]
    return middle(each(backend_ms, [page("", place)] * TIMES)) / middle(each(backend_ms, [page("")] * TIMES))


@bar("relevance on a common word / ranking every match, median", must=0.005, unit="×")
def relevance(bench: Bench) -> float:
    words = searches.common_words(3)
    ours = middle(each(backend_ms, [page(f"q={word}+&sort=relevance") for word in words * 10]))
    return ours / middle(each(backend_ms, [ranking_all(word) for word in words]))


def page(query: str, after: list | tuple = ()) -> Callable[[], object]:
    wanted = searches.read(query)
    return lambda: search.page(wanted, PER, after)


def ranking_all(word: str) -> Callable[[], object]:
    def run() -> None:
        with connection.cursor() as cursor:
            cursor.execute(PLAIN_RANK, [word, word])

    return run


def among_few(bench: Bench, measure: Callable[[Bench], float]) -> float:
    with using(bench.few):
        return measure(bench)
