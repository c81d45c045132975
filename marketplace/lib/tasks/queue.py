"""Putting tasks into the queue."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils import timezone

from .models import QueuedTask


def enqueue(name: str, *args: Any, key: str | None = None, run_after: datetime | None = None, **kwargs: Any) -> None:
    """Queue the task at the dotted `name` in the caller's transaction; a second one with the same `key` is nothing.

    `args` and `kwargs` must be JSON values. By name, so that models need not import the tasks that work on them.
    """
    task = QueuedTask(name=name, args=list(args), kwargs=kwargs, key=key, run_after=run_after or timezone.now())
    QueuedTask.objects.bulk_create([task], ignore_conflicts=True)


def enqueue_each(name: str, tasks: Iterable[tuple[str, list]]) -> None:
    """Queue one task at `name` for each (key, arguments), as `enqueue` does, many at once."""
    rows = [QueuedTask(name=name, args=args, key=key) for key, args in tasks]
    QueuedTask.objects.bulk_create(rows, ignore_conflicts=True, batch_size=1000)
