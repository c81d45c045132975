"""Rows that one verb writes along the way, sent with one statement a table at its end instead of one each."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import models

Waiting = dict[type[models.Model], list[tuple[models.Model, Callable[[Any], None] | None]]]
_waiting: ContextVar[Waiting | None] = ContextVar("waiting", default=None)


@contextmanager
def gathered() -> Iterator[None]:
    """Keep what `insert` is given until the end; after an error nothing of it is written. Inside a transaction."""
    waiting: Waiting = {}
    token = _waiting.set(waiting)
    try:
        yield
    finally:
        _waiting.reset(token)
    for model, rows in waiting.items():
        model._base_manager.bulk_create([row for row, _ in rows])
        for row, then in rows:
            if then:
                then(row)


def insert(row: models.Model, then: Callable[[Any], None] | None = None) -> None:
    """Write a new row, at the end of `gathered` where one is under way; `then(row)` is called when it has its key."""
    waiting = _waiting.get()
    if waiting is not None:
        waiting.setdefault(type(row), []).append((row, then))
        return
    row.save(force_insert=True)
    if then:
        then(row)
