"""Counting the directory: by SQL while it is small; from one bit for each developer and value when it is large."""

from accounts.filters import DeveloperFilter

from .building import current
from .by_bits import count_by_bits
from .by_sql import count_by_sql
from .limits import Counted

__all__ = ["Counted", "count"]


def count(found: DeveloperFilter) -> Counted:
    bits = current()
    return count_by_bits(bits, found) if bits else count_by_sql(found)
