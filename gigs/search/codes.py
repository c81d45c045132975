"""Facet values as numbers, the same here and in the database (`gigs_facet()` of the migration that made the table).

Skills are their ids; other values hash into 28 bits, so a new value needs no migration; a test looks for collisions.
"""

from datetime import datetime
from functools import cache
from hashlib import md5

HASHED = 2**28
PUBLISHED_ON, EXPIRES_ON = 2**29, 2**29 + 2**28
CLIENT = 2**30
DAY = 24 * 60 * 60


@cache
def code(facet: str, value: object) -> int:
    """Such as `code("workplace", "remote")`."""
    return HASHED | int(md5(f"{facet}:{value}".encode(), usedforsecurity=False).hexdigest()[:7], 16)


def client_code(pk: int) -> int:
    return CLIENT + pk


def day_of(moment: datetime) -> int:
    """Days since 1970, in UTC."""
    return int(moment.timestamp() // DAY)
