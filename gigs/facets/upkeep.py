"""The step of the clock that brings the bits in line with the rows that changed."""

from django.db import connection


def fold() -> int:
    """How many gigs were stale. Two at once: one does it, the other has nothing to do."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT gigs_bits_fold()")
        return cursor.fetchone()[0]
