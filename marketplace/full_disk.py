"""A full disk, told in one plain sentence by whoever meets it: a file being written, the database, its server's end."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, InterfaceError, OperationalError, connection

from marketplace.embedded_postgres.errors import FULL, KNOWN, is_full
from marketplace.patient_postgres.base import DatabaseAwayError


@contextmanager
def told_plainly() -> Iterator[None]:
    """A command that ends by it says so and why, without a traceback."""
    try:
        yield
    except (OSError, DatabaseError, InterfaceError) as error:
        said = meaning(error)
        if not said:
            raise
        sys.exit(said)


def meaning(error: OSError | DatabaseError | InterfaceError) -> str:
    """The sentence of an error that is about a disk, or is one already; an empty one for any other."""
    if isinstance(error, DatabaseAwayError):
        return str(error)
    if isinstance(error, OSError):
        return KNOWN.get(error.errno, "")
    if "No space left on device" in str(error):
        return FULL
    # A server that cannot write its log of changes ends, and who is connected hears only that.
    cluster = getattr(connection, "cluster", None)
    is_lost = isinstance(error, OperationalError | InterfaceError)
    return FULL if is_lost and cluster and is_full(cluster.places.home) else ""
