"""Putting tasks into the queue."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from .models import QueuedTask

# From when on what is enqueued may run, where its keys are noted, and the tasks themselves.
_later: ContextVar[tuple[datetime | None, list[str], list[QueuedTask]]] = ContextVar("later", default=(None, [], []))


@contextmanager
def later(delay: timedelta) -> Iterator[list[str]]:
    """Hold back for `delay` what is enqueued inside without a moment of its own; written at the end, all at once.

    Gives the list of its keys, which grows inside; `take_back` removes what still waits, `hurry` lets it run.
    """
    keys: list[str] = []
    tasks: list[QueuedTask] = []
    token = _later.set((timezone.now() + delay, keys, tasks))
    try:
        yield keys
    finally:
        _later.reset(token)
    QueuedTask.objects.bulk_create(tasks, ignore_conflicts=True)


def note(key: str | None) -> None:
    """Add a key to those of `later`, where one is under way."""
    moment, keys, _ = _later.get()
    if moment and key:
        keys.append(key)


def take_back(keys: Iterable[str]) -> int:
    """Remove the tasks with these keys that did not begin; returns how many."""
    waiting = QueuedTask.objects.filter(key__in=list(keys), state=QueuedTask.State.READY)
    return waiting.delete()[0]


def hurry(keys: Iterable[str]) -> None:
    """Let the tasks with these keys that `later` held back run now."""
    now = timezone.now()
    waiting = QueuedTask.objects.filter(key__in=list(keys), state=QueuedTask.State.READY, run_after__gt=now)
    waiting.update(run_after=now)


def enqueue(name: str, *args: Any, key: str | None = None, run_after: datetime | None = None, **kwargs: Any) -> None:
    """Queue the task at the dotted `name` in the caller's transaction; a second one with the same `key` is nothing.

    `args` and `kwargs` must be JSON values. By name, so that models need not import the tasks that work on them.
    """
    note(key)
    moment, _, tasks = _later.get()
    task = QueuedTask(
        name=name, args=list(args), kwargs=kwargs, key=key, run_after=run_after or moment or timezone.now()
    )
    if moment:
        tasks.append(task)
    else:
        QueuedTask.objects.bulk_create([task], ignore_conflicts=True)


def enqueue_each(name: str, tasks: Iterable[tuple[str, list]]) -> None:
    """Queue one task at `name` for each (key, arguments), as `enqueue` does, many at once."""
    rows = [QueuedTask(name=name, args=args, key=key) for key, args in tasks]
    QueuedTask.objects.bulk_create(rows, ignore_conflicts=True, batch_size=1000)
