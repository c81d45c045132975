"""The leased queue: at least once, never twice at a time, never stuck."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone

from marketplace.lib.tasks import worker
from marketplace.lib.tasks.models import LEASE, QueuedTask
from marketplace.lib.tasks.queue import enqueue

pytestmark = pytest.mark.django_db


def write_row(name):
    """A task of the tests: its effect is a row."""
    Group.objects.create(name=name)


def fail_after_writing(name):
    Group.objects.create(name=name)
    raise RuntimeError("on purpose")


def take_over(name):
    """While this runs, its lease ends and another worker claims the task."""
    Group.objects.create(name=name)
    QueuedTask.objects.update(attempts=99)


def task(function, *args, **options):
    enqueue(f"{__name__}.{function.__name__}", *args, **options)
    return QueuedTask.objects.latest("pk")


def test_what_is_rolled_back_was_never_enqueued():
    with transaction.atomic():
        task(write_row, "a")
        transaction.set_rollback(True)

    assert worker.run_due() == 0


def test_one_key_is_one_task():
    task(write_row, "a", key="same")
    task(write_row, "a", key="same")

    assert worker.run_due() == 1


def test_a_task_for_later_waits():
    task(write_row, "a", run_after=timezone.now() + timedelta(hours=1))

    assert worker.run_due() == 0
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        QueuedTask.objects.update(run_after=timezone.now() - timedelta(hours=3))
    assert worker.run_due() == 1


def test_a_failure_leaves_nothing_and_is_tried_again_later():
    failing = task(fail_after_writing, "a")

    worker.run_one()

    failing.refresh_from_db()
    assert (failing.state, failing.attempts) == ("ready", 1)
    assert failing.run_after > timezone.now()
    assert "on purpose" in failing.error
    assert not Group.objects.filter(name="a").exists()


def test_what_fails_always_ends_as_dead():
    failing = task(fail_after_writing, "a")
    QueuedTask.objects.update(attempts=worker.MAX_ATTEMPTS - 1)

    worker.run_one()

    failing.refresh_from_db()
    assert failing.state == "dead"
    assert worker.run_due() == 0


def test_a_task_that_kills_every_worker_ends_as_dead():
    killer = task(write_row, "a")
    long_ago = timezone.now() - LEASE
    QueuedTask.objects.update(state="running", attempts=worker.MAX_ATTEMPTS, lease_until=long_ago)

    worker.run_one()

    killer.refresh_from_db()
    assert killer.state == "dead"
    assert not Group.objects.filter(name="a").exists()


def test_an_abandoned_task_is_taken_over_when_its_lease_ends():
    task(write_row, "a")
    QueuedTask.objects.update(state="running", attempts=1, lease_until=timezone.now() + LEASE)
    assert worker.run_due() == 0

    QueuedTask.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    assert worker.run_due() == 1
    assert Group.objects.filter(name="a").exists()


def test_the_late_result_of_a_worker_that_lost_its_lease_is_rolled_back():
    task(take_over, "a")

    worker.run_one()

    assert not Group.objects.filter(name="a").exists()


def test_what_is_done_forgets_its_arguments():
    done = task(write_row, "a")

    worker.run_one()

    done.refresh_from_db()
    assert (done.state, done.args, done.kwargs) == ("done", [], {})


def test_an_unknown_name_is_a_failure_not_an_end():
    enqueue("nowhere.to.be.found")

    worker.run_one()

    assert QueuedTask.objects.get().state == "ready"
