"""What was counted."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple


@dataclass
class Counts:
    """`of[facet][value]` gigs, the "skill" facet by slug; `skills` are (slug, name, gigs), most asked for first. Of
    skills these have the ones that most gigs ask for, and `of` those that the search names as well.

    Where more gigs have the words than are looked at, `is_sample` says that the counts of values are of the newest of
    them. Whether the total is known or `is_at_least` what it says is another thing: a small one is counted anew.
    """

    total: int = 0
    of: dict[str, dict[str, int]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(int)))
    skills: list[tuple[str, str, int]] = field(default_factory=list)
    is_sample: bool = False
    is_at_least: bool = False

    def get(self, facet: str, value: object) -> int:
        return self.of[facet].get(str(value), 0) if facet in self.of else 0


class Total(NamedTuple):
    """So many gigs, or `is_at_least` so many."""

    gigs: int
    is_at_least: bool = False

    @property
    def words(self) -> str:
        return f"{self.gigs:,} or more" if self.is_at_least else f"{self.gigs:,}"
