"""How gigs are found. Nothing else in the project knows which tables and indexes answer a search."""

from .conditions import is_on
from .finding import ORDERS, Attempts, found, page, similar
from .mine import KINDS, Mine, mine
from .words import Typed

__all__ = ["KINDS", "ORDERS", "Attempts", "Mine", "Typed", "found", "is_on", "mine", "page", "similar"]
