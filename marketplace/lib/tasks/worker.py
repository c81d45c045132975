"""Working the queue: claim, run, finish; at least once, never stuck, alive while the database is not."""

import logging
import random
import time
from collections.abc import Callable
from datetime import timedelta

from django.db import DatabaseError, InterfaceError, connection, transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from .models import QueuedTask, WorkerBeat

log = logging.getLogger(__name__)

MAX_ATTEMPTS = 12
IDLE_SECONDS = 0.5
BEAT_SECONDS = 10
TICK_SECONDS = 60
KEEP_DONE = timedelta(days=2)


def work(worker: str, stopped: Callable[[], bool], tick: Callable[[], object]) -> None:
    """Run tasks until `stopped()`, and `tick` once a minute; a lost database is waited for."""
    beat_at = ticked_at = float("-inf")
    while not stopped():
        try:
            if time.monotonic() - beat_at > BEAT_SECONDS:
                beat(worker)
                beat_at = time.monotonic()
            if time.monotonic() - ticked_at > TICK_SECONDS:
                ticked_at = time.monotonic()
                tick()
            if not run_one():
                time.sleep(IDLE_SECONDS)
        except (DatabaseError, InterfaceError) as error:
            log.warning("The database is away: %s", str(error).strip()[:200])
            connection.close()
            time.sleep(IDLE_SECONDS + random.random())  # noqa: S311 - spreads reconnections, guards nothing


def beat(worker: str) -> None:
    """Say that this worker is alive, and forget what was done long ago."""
    now = timezone.now()
    WorkerBeat.objects.update_or_create(worker=worker, defaults={"at": now})
    WorkerBeat.objects.filter(at__lt=now - KEEP_DONE).delete()
    QueuedTask.objects.filter(state=QueuedTask.State.DONE, finished_at__lt=now - KEEP_DONE).delete()


def run_due() -> int:
    """Run everything that is due now; returns how many tasks ran."""
    ran = 0
    while run_one():
        ran += 1
    return ran


def run_one() -> bool:
    """Claim and run one task; False where nothing was due."""
    with transaction.atomic():
        task = QueuedTask.objects.claim()
    if task is None:
        return False
    if task.attempts > MAX_ATTEMPTS:
        _bury(task, task.error or "Its worker died every time.")
        return True
    try:
        # What the task writes and `done` are one transaction: it happened, or it will be tried again.
        with transaction.atomic():
            call = import_string(task.name)
            getattr(call, "func", call)(*task.args, **task.kwargs)
            _finish(task)
    except (DatabaseError, InterfaceError) as error:
        if connection.is_usable():
            _retry(task, error)
        else:
            raise
    except Exception as error:
        log.exception("Task %s failed (attempt %s)", task.name, task.attempts)
        _retry(task, error)
    return True


def _claimed(task: QueuedTask):
    return QueuedTask.objects.filter(pk=task.pk, state=QueuedTask.State.RUNNING, attempts=task.attempts)


def _finish(task: QueuedTask) -> None:
    # The arguments may hold a text for one person: they are not kept once they did their work.
    done = _claimed(task).update(
        state=QueuedTask.State.DONE, finished_at=timezone.now(), args=[], kwargs={}, lease_until=None
    )
    if not done:
        raise LostLeaseError(task)


def _retry(task: QueuedTask, error: Exception) -> None:
    if task.attempts >= MAX_ATTEMPTS:
        _bury(task, repr(error))
        return
    pause = timedelta(seconds=min(300, 0.5 * 2**task.attempts) * (0.5 + random.random()))  # noqa: S311 - as above
    _claimed(task).update(
        state=QueuedTask.State.READY, run_after=timezone.now() + pause, error=repr(error)[:500], lease_until=None
    )


def _bury(task: QueuedTask, error: str) -> None:
    _claimed(task).update(state=QueuedTask.State.DEAD, finished_at=timezone.now(), error=error[:500], lease_until=None)


class LostLeaseError(Exception):
    """Another worker took this task over, so what this one did is rolled back."""
