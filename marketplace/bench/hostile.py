"""Query strings that no form of ours sends among usual ones, ten thousand: all answered, none slow; then the memory."""

from collections.abc import Iterator
from functools import cache
from random import Random
from statistics import median
from urllib.parse import quote

from gigs.facets.upkeep import fold
from gigs.filters import GigFilter
from marketplace.collecting import settle

from . import databases
from .alone import alone
from .bars import Bench, bar
from .measuring import process_ms, resident_mb
from .searches import every
from .serving import Browser

REQUESTS, WARM_UP = 10_000, 50
PIECES = ["\x00", "%00", "%FF", "'; --", "a" * 300, "9" * 40, "-1", "1e9", "٣", "()&|!:*<->", "\\", "''", "1", "remote"]
PIECES += ["python", "not_stated", "EUR", "newest", "GB", "ledger or", '"api', "-x"]


@bar("10,000 fuzzed query strings: answers 5xx", must=0, unit="")
def failures(bench: Bench) -> float:
    return sum(status >= 500 for status, _, _ in answers(bench.rows))


@bar("10,000 fuzzed query strings: slowest / median", must=10, unit="×")
def slowest(bench: Bench) -> float:
    """Of those alone: most usual ones are answered by a page that is kept."""
    costs = [cost for _, cost, _ in answers(bench.rows)[::2]]
    return max(costs) / median(costs)


@bar("memory of one process after 10,000 requests", must=150, unit="MB")
def memory(bench: Bench) -> float:
    return answers(bench.rows)[-1][2]


@cache
def answers(rows: int) -> list[tuple[int, float, float]]:
    """Status, CPU milliseconds and megabytes in use, for each."""
    return alone(__name__, ask.__name__, rows)


def ask(rows: int) -> list[tuple[int, float, float]]:
    """The same, in this process."""
    with databases.using(rows):
        return [*asked()]


def asked() -> Iterator[tuple[int, float, float]]:
    dice, browser, usual = Random(5), Browser(), every()
    for query in usual[:WARM_UP]:
        browser.get(f"/gigs/?{query}")
    fold()  # as the clock does every minute
    settle()  # as a server does before its first request
    for number in range(REQUESTS):
        query = dice.choice(usual) if number % 2 else fuzzed(dice)
        status = []
        cost = process_ms(lambda query=query, status=status: status.append(follow(browser, query)))
        yield *status, cost, resident_mb()


def follow(browser: Browser, query: str) -> int:
    """The status of what a browser shows: behind an address with blanks in it is the page of the shorter one."""
    status, address = browser.get(f"/gigs/?{query}")
    return browser.get(address)[0] if address else status


def fuzzed(dice: Random) -> str:
    names = [*GigFilter.base_filters, "page", "x"]
    pairs = [
        (dice.choice(names), "".join(dice.choices(PIECES, k=dice.randint(0, 3)))) for _ in range(dice.randint(0, 8))
    ]
    return "&".join(f"{name}={value if dice.random() < 0.3 else quote(value)}" for name, value in pairs).replace(
        "#", ""
    )
