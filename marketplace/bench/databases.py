"""A database for each number of gigs, kept between runs because making a million takes minutes."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from marketplace.demo import growing_developers

from . import data

# Migrated once, copied for each: that is quicker than migrating again.
EMPTY = "bench_empty"
# By this process.
PREPARED: set[str] = set()
MADE_BY = ("data.py", "data.sql", "ground.sql")


def using(rows: int) -> AbstractContextManager:
    """Everything in here asks the database of so many gigs."""
    return _made(name(rows), lambda: data.load(rows))


def among_developers(count: int) -> AbstractContextManager:
    """The same for a directory of so many."""
    return _made(_of_developers(count), lambda: data.load_developers(count))


def _made(database: str, load: Callable[[], None]) -> AbstractContextManager:
    """Exists when it is first asked for, migrated and full; where it is already, only new migrations run."""
    if database not in PREPARED:
        _prepare(database, load)
        PREPARED.add(database)
    return _connected_to(database)


def _prepare(database: str, load: Callable[[], None]) -> None:
    _create(EMPTY, "template1")
    _migrate(EMPTY)
    if not _is_whole(database):
        _drop(database)  # what an interrupted run left
        _create(database, EMPTY)
        with _connected_to(database):
            load()
    _migrate(database)


def name(rows: int) -> str:
    """Named for what it holds, so that a change of the generator makes a new one."""
    here = Path(__file__).parent
    digest = hashlib.sha256(b"".join((here / file).read_bytes() for file in MADE_BY)).hexdigest()[:6]
    return f"bench_{rows}_{digest}"


def _of_developers(count: int) -> str:
    made_by = hashlib.sha256(Path(growing_developers.__file__).read_bytes()).hexdigest()[:6]
    return f"bench_developers_{count}_{made_by}"


@contextmanager
def _connected_to(database: str) -> Iterator[None]:
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = database
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


def _exists(database: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database])
        return cursor.fetchone() is not None


def _is_whole(database: str) -> bool:
    if not _exists(database):
        return False
    with _connected_to(database), connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('bench_done') IS NOT NULL")
        return cursor.fetchone()[0]


def _create(database: str, template: str) -> None:
    if not _exists(database):
        with connection.cursor() as cursor:
            cursor.execute(f'CREATE DATABASE "{database}" TEMPLATE "{template}"')


def _drop(database: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{database}"')


def _migrate(database: str) -> None:
    with _connected_to(database):
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            call_command("migrate", verbosity=0)
            call_command("createcachetable", verbosity=0)
            call_command("load_skills", verbosity=0)
