"""With DEBUG the task worker is started again when a file of the site changes."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from .checkout import ROOT

SOURCE = ROOT / "marketplace/clock.py"


@pytest.fixture
def worker():
    nowhere = {"DATABASE_URL": "postgres://nobody@127.0.0.1:1/nothing", "DEBUG": "1", "SECRET_KEY": "x"}
    command = [sys.executable, str(ROOT / "manage.py"), "work"]
    process = subprocess.Popen(command, env=os.environ | nowhere | {"DJANGO_SETTINGS_MODULE": "marketplace.settings"})
    yield process
    process.terminate()
    process.wait(10)


def child_of(process, other_than="", seconds=30):
    """The process that does the work, once it watches the files."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        if children and children[0] != other_than:
            return children[0]
        time.sleep(0.2)
    raise AssertionError("no (other) child was started")


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs Linux's /proc")
def test_a_changed_file_starts_the_worker_again(worker):
    first, deadline = child_of(worker), time.monotonic() + 30
    while time.monotonic() < deadline:
        os.utime(SOURCE)
        try:
            assert child_of(worker, first, seconds=2)
            return
        except AssertionError:
            continue
    raise AssertionError("the worker did not notice")
