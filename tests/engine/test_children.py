"""The programs beside each other: one falls, the others hear of it."""

import os
import sys
import time

import pytest

from marketplace.runner.children import Child, stop, watch
from marketplace.runner.saying import Refusal

STUBBORN = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('x'); time.sleep(60)"


def child(code, **options):
    made = Child("helper", [sys.executable, "-c", code], dict(os.environ), **options)
    made.start()
    return made


def test_a_program_that_ends_by_itself_is_told_and_ends_everything():
    with pytest.raises(Refusal, match=r"The helper ended by itself \(exit code 3\)"):
        watch([child("raise SystemExit(3)")])


def test_a_program_that_may_is_started_again_but_not_for_ever(capsys):
    with pytest.raises(Refusal):
        watch([child("raise SystemExit(3)", restarts=True)])
    assert capsys.readouterr().out.count("is started again") == 2


def test_all_of_them_end_when_asked():
    helpers = [child("import time; time.sleep(60)") for _ in range(2)]
    begun = time.monotonic()
    stop(helpers)
    assert all(helper.is_gone() for helper in helpers)
    assert time.monotonic() - begun < 3


def test_one_that_does_not_listen_is_ended(monkeypatch):
    monkeypatch.setattr("marketplace.runner.children.GRACE", 1.0)
    stubborn = child(STUBBORN)
    stop([stubborn])
    assert stubborn.is_gone()
