"""How gigs are found. Nothing else in the project knows which tables and indexes answer a search."""

from .asking import LENIENT
from .bits import gigs_of_skill
from .conditions import is_on
from .finding import ORDERS, found, page, similar
from .mine import KINDS, Mine, mine
from .relevance import MOST_RANKED
from .stages import Keys
from .words import LEFT_OUT, Typed

__all__ = [
    "KINDS",
    "LEFT_OUT",
    "LENIENT",
    "MOST_RANKED",
    "ORDERS",
    "Keys",
    "Mine",
    "Typed",
    "found",
    "gigs_of_skill",
    "is_on",
    "mine",
    "page",
    "similar",
]
