"""Several workers at one queue, with real transactions."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.auth.models import Group
from django.db import connection

from marketplace.lib.tasks import worker
from marketplace.lib.tasks.models import QueuedTask
from marketplace.lib.tasks.queue import enqueue

# A file of its own: what flushes the database runs after everything else.
pytestmark = pytest.mark.django_db(transaction=True)


def write_row(name):
    """A task of the tests: its effect is a row."""
    Group.objects.create(name=name)


def test_two_workers_never_share_a_task():
    for number in range(20):
        enqueue(f"{__name__}.write_row", f"group {number}")

    def run(_):
        try:
            return worker.run_due()
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        ran = sum(pool.map(run, range(4)))

    assert ran == 20
    assert QueuedTask.objects.filter(state="done", attempts=1).count() == 20
    Group.objects.filter(name__startswith="group ").delete()
