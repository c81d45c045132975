"""What loading the data cost; the database remembers it from when it was made."""

from django.db import connection

from .bars import Bench, bar

A_MILLION = 1_000_000


@bar("load 1,000,000 gigs, CPU", must=400, unit="s")
def loading(bench: Bench) -> float:
    """Of the batches and of the indexes; for another number of gigs, in proportion."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT seconds FROM bench_done")
        return cursor.fetchone()[0] * A_MILLION / bench.rows
