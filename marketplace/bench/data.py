"""So many invented gigs, written by the database itself in batches, the indexes made when all are there."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from django.db import connection, transaction
from tqdm import tqdm

from marketplace.demo.growing_developers import grow_developers
from marketplace.demo.reading import CONTENT

from .measuring import backend_seconds

BATCH = 20_000
# A gig's text is made of these, each of so many words.
TEXTS, WORDS_EACH = 20_000, 13
GROUND, SQL = ((Path(__file__).parent / name).read_text("utf-8") for name in ("ground.sql", "data.sql"))
OWNER = 1
TABLES = ("gigs_gig", "gigs_gigskill", "gigs_search")
INDEXES = """
SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
WHERE indrelid = to_regclass(%s) AND NOT indisunique
"""


def load(rows: int) -> None:
    """Everything in one connection, so that what its backend spent is what loading costs."""
    with connection.cursor() as cursor:
        cursor.execute("SET maintenance_work_mem = '512MB'; SET work_mem = '64MB'")
        with later_indexes(cursor):
            write(cursor, rows)
        cursor.execute("VACUUM ANALYZE")
        cursor.execute("CREATE TABLE bench_done AS SELECT %s::float AS seconds", [backend_seconds()])
    connection.close()


def load_developers(count: int) -> None:
    """By the demo's own generator, through the same tables and triggers."""
    grow_developers(count, lambda rows, total, unit: tqdm(rows, total=total, unit=unit, disable=None))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
        cursor.execute("CREATE TABLE bench_done AS SELECT %s::float AS seconds", [backend_seconds()])
    connection.close()


def write(cursor, rows: int) -> None:
    # The rows are right by construction: neither foreign keys nor triggers look at each of them.
    cursor.execute("SET session_replication_role = replica")
    words, count = vocabulary(), clients(rows)
    cursor.execute(GROUND, {"clients": count, "words": words, "texts": texts(words)})
    for first in progress(range(1, rows + 1, BATCH), rows):
        last = min(first + BATCH - 1, rows)
        with transaction.atomic():
            cursor.execute(SQL, {"first": first, "last": last, "clients": count, "texts": TEXTS})
            if first == 1:  # else the planner takes the tables for empty until it is told
                cursor.execute("ANALYZE gigs_gig, gigs_gigskill")
            search_rows(cursor, first, last)
    for table, pk in {"gigs_gig": rows, "accounts_client": count, "accounts_user": OWNER}.items():
        cursor.execute("SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)", [table, pk])
    # The triggers that would say whose bits are stale did not look either.
    cursor.execute("INSERT INTO gigs_bits_stale SELECT gig_id FROM gigs_search")
    cursor.execute("SELECT gigs_bits_fold()")
    cursor.execute("SET session_replication_role = DEFAULT")


def search_rows(cursor, first: int, last: int) -> None:
    """What the triggers would do, for the whole batch at once."""
    cursor.execute("SELECT gigs_search_refresh(ARRAY(SELECT generate_series(%s::bigint, %s::bigint)))", [first, last])


@contextmanager
def later_indexes(cursor) -> Iterator[None]:
    """Without the indexes that only speed up reading; they are made in one go when the rows are there."""
    made = []
    for table in TABLES:
        cursor.execute(INDEXES, [table])
        made += cursor.fetchall()
    for index, _ in made:
        cursor.execute(f"DROP INDEX {index}")
    yield
    for _, definition in tqdm(made, desc="Indexes", unit="index", disable=None):
        cursor.execute(definition)


def progress(batches: range, rows: int) -> Iterator[int]:
    with tqdm(total=rows, desc="Gigs", unit="gig", disable=None) as bar:
        for first in batches:
            yield first
            bar.update(min(BATCH, rows - first + 1))


def clients(rows: int) -> int:
    return max(rows // 40, 20)


def vocabulary() -> list[str]:
    """The words of the demo's texts, the most used first."""
    text = " ".join(path.read_text("utf-8") for path in sorted(CONTENT.glob("*.json")))
    counted: dict[str, int] = {}
    for word in re.findall(r"\b[a-z]{4,14}\b", text):
        counted[word] = counted.get(word, 0) + 1
    return sorted(counted, key=lambda word: (-counted[word], word))


def texts(words: list[str]) -> list[str]:
    """Words in a row: few of them common, most of them rare."""
    dice = Random(42)
    return [" ".join(words[int(dice.random() ** 2.2 * len(words))] for _ in range(WORDS_EACH)) for _ in range(TEXTS)]
