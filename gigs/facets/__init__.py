"""How many gigs each value of each filter would show: every other filter applied, its own released."""

from gigs.search.floors import floors

from .counting import TOP_SKILLS, count, without_each
from .counts import Counts, Total
from .questions import DAYS

__all__ = ["DAYS", "TOP_SKILLS", "Counts", "Total", "count", "floors", "without_each"]
