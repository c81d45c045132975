"""Holding tasks back, and taking them back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from marketplace.lib.tasks.models import QueuedTask
from marketplace.lib.tasks.queue import enqueue, later, note, take_back

pytestmark = pytest.mark.django_db


def waits() -> dict[str, bool]:
    soon = timezone.now() + timedelta(minutes=1)
    return {task.key: task.run_after > soon for task in QueuedTask.objects.all()}


def test_what_is_enqueued_inside_waits_and_what_comes_after_does_not():
    enqueue("x.before", key="before")
    with later(timedelta(minutes=10)) as keys:
        enqueue("x.inside", key="inside")
        enqueue("x.soon", key="soon", run_after=timezone.now())
        note("noted")
    enqueue("x.after", key="after")
    assert waits() == {"before": False, "inside": True, "soon": False, "after": False}
    assert keys == ["inside", "soon", "noted"]


def test_an_error_inside_does_not_hold_the_rest_back():
    with pytest.raises(ZeroDivisionError), later(timedelta(minutes=10)):
        1 / 0  # noqa: B018
    enqueue("x.after", key="after")
    assert waits() == {"after": False}


def test_only_what_did_not_begin_is_taken_back():
    for key in ("waits", "runs", "other"):
        enqueue("x.y", key=key)
    QueuedTask.objects.filter(key="runs").update(state="running")
    assert take_back(["waits", "runs", "never"]) == 1
    assert set(QueuedTask.objects.values_list("key", flat=True)) == {"runs", "other"}
