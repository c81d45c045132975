"""The bars: what each must reach, and the function that measures it. A module of `MODULES` adds its own with `@bar`.

A bar says among which gigs it is measured, and only databases that a chosen bar needs are made.
"""

from collections.abc import Callable
from dataclasses import dataclass

# The gigs that a bar asks for: all that the run is of, the few, or none.
ALL, FEW, NONE = "rows", "few", ""
MODULES = ("lists", "facets", "pages", "writing", "alerts", "developers", "queue", "loading", "hostile")


@dataclass(frozen=True)
class Bench:
    """How many gigs there are in the big database and in the small one that it is compared with."""

    rows: int
    few: int

    @property
    def developers(self) -> int:
        """A tenth of the gigs, as a site has them."""
        return self.rows // 10


@dataclass(frozen=True)
class Bar:
    name: str
    must: float
    unit: str
    measure: Callable[[Bench], float]
    gigs: str = ALL

    def holds(self, reached: float) -> bool:
        return reached <= self.must


BARS: list[Bar] = []


def bar(name: str, must: float, unit: str = "ms", gigs: str = ALL) -> Callable:
    """Mark a function of `Bench` that returns what is reached, in `unit`; the database of these gigs is connected."""

    def add(measure: Callable[[Bench], float]) -> Callable[[Bench], float]:
        BARS.append(Bar(name, must, unit, measure, gigs))
        return measure

    return add
