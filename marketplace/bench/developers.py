"""What the directory asks the database among 100,000 developers: twice what the list of gigs may cost."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict

from accounts import directory
from accounts.directory.building import build_when_due, forget
from accounts.filters import DeveloperFilter
from marketplace.lib import keeping

from .bars import NONE, Bench, bar
from .databases import among_developers
from .measuring import backend_ms, both_ms, each, p95

PER = 20
TIMES = 40
SEARCHES = [
    *("skill=python", "skill=postgresql&level=3", "skill_all=python&skill_all=kafka", "not_skill=php&country=DE"),
    *("specialism=payments", "specialism=search&availability=available", "domain=fintech&language=de"),
    *("availability=part_time", "free_by=2027-01-31", "country=NO&country=SE", "overlap=6&tz=Europe/Oslo"),
    *("rate_max=500&currency=EUR", "rate_max=60&currency=EUR&unit=hour&rate_not_stated=1", "reply_rate_min=80"),
    *("q=kafka", "q=ledger+postgres", "q=payments&country=GB&skill=python", "skill=erlang", "language=is"),
    *("skill=go&skill=rust&level=4&rate_max=700&currency=EUR", "not_domain=fintech&not_availability=not_looking"),
]


@contextmanager
def among(bench: Bench) -> Iterator[None]:
    with among_developers(bench.developers):
        build_when_due()  # as the clock does every minute
        forget()
        yield


@bar("directory: any search among 100,000 developers, CPU, p95", must=40, gigs=NONE)
def any_search(bench: Bench) -> float:
    with among(bench):
        return p95(each(backend_ms, map(page, SEARCHES)))


@bar("directory: first page, CPU, p95", must=3, gigs=NONE)
def first_page(bench: Bench) -> float:
    with among(bench):
        return p95(each(backend_ms, [page("")] * TIMES))


@bar("directory: first page, names of skills not kept, CPU, p95", must=3, gigs=NONE)
def first_page_anew(bench: Bench) -> float:
    with among(bench):
        return p95(each(backend_ms, [anew(page(""))] * TIMES))


@bar("directory: all facets, filters without words, exact, CPU of page and database, p95", must=50, gigs=NONE)
def facets(bench: Bench) -> float:
    with among(bench):
        return p95(each(both_ms, [counts(query) for query in SEARCHES if "q=" not in query]))


@bar("directory: all facets with words, exact, CPU of page and database, p95", must=90, gigs=NONE)
def facets_with_words(bench: Bench) -> float:
    with among(bench):
        return p95(each(both_ms, [counts(query) for query in SEARCHES if "q=" in query]))


def page(query: str) -> Callable[[], object]:
    """As the view reads it, which has the counts already."""
    few = directory.count(asked(query)).few
    return lambda: directory.page(asked(query), PER, few)


def anew(work: Callable[[], object]) -> Callable[[], object]:
    """The same with nothing that this process keeps."""

    def run() -> None:
        keeping.is_on = False
        try:
            work()
        finally:
            keeping.is_on = True

    return run


def counts(query: str) -> Callable[[], object]:
    return lambda: directory.count(asked(query))


def asked(query: str) -> DeveloperFilter:
    return DeveloperFilter(QueryDict(query), AnonymousUser())
