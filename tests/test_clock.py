"""The clock: every due step, in order, whatever becomes of the others."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.db import OperationalError

from marketplace import clock

pytestmark = pytest.mark.django_db


def write_a_row():
    Group.objects.create(name=f"row {Group.objects.count()}")
    return 1


def fail_after_writing():
    Group.objects.create(name="never kept")
    raise RuntimeError("on purpose")


def lose_the_database():
    raise OperationalError("the server closed the connection")


@pytest.fixture
def steps(monkeypatch):
    def install(*functions):
        monkeypatch.setattr(clock, "STEPS", [f"{__name__}.{function.__name__}" for function in functions])

    return install


def test_a_step_that_fails_leaves_nothing_and_stops_nobody(steps):
    steps(fail_after_writing, write_a_row)

    assert list(clock.tick().values()) == [-1, 1]
    assert not Group.objects.filter(name="never kept").exists()


def test_a_lost_database_is_the_workers_business(steps):
    steps(lose_the_database, write_a_row)

    with pytest.raises(OperationalError):
        clock.tick()


def test_by_hand_it_says_what_each_step_did_and_fails_where_one_did(steps, capsys):
    steps(write_a_row, fail_after_writing)

    with pytest.raises(CommandError):
        call_command("tick")
    assert "write_a_row: 1" in capsys.readouterr().out
