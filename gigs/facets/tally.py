"""Counts on their way: of rows, of bits, or of both together."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Tally:
    """`fits` says how many fit without each set of filters; `found` how many have each (facet, value), a skill's value
    being its id; `skills` are slug and name of those that are known.
    """

    fits: Counter = field(default_factory=Counter)
    found: Counter = field(default_factory=Counter)
    skills: dict[int, tuple[str, str]] = field(default_factory=dict)
    is_sample: bool = False

    def add(self, other: "Tally") -> None:
        self.fits.update(other.fits)
        self.found.update(other.found)
