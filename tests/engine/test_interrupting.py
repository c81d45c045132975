"""Who interrupts a bench leaves no server behind, whatever it was doing."""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager, suppress

from marketplace.embedded_postgres.places import places
from marketplace.embedded_postgres.postmaster import PidFile

from .checkout import ROOT

PATIENCE = 30.0


def test_an_interrupted_bench_stops_its_server():
    server = PidFile(places(ROOT, "bench").data)
    nothing = [sys.executable, str(ROOT / "run.py"), "bench", "--only", "no bar is called so"]
    # It has little to do, and waits with its table for a reader: it cannot end before it is interrupted.
    with unread_pipe() as full:
        bench = subprocess.Popen(nothing, stdin=subprocess.DEVNULL, stdout=full, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + PATIENCE
        while not (server.is_true() and server.sockets()) and bench.poll() is None and time.monotonic() < deadline:
            time.sleep(0.02)
        assert server.is_true()
        bench.send_signal(signal.SIGTERM)
        assert bench.wait(PATIENCE) == 130
    assert not server.is_true()


@contextmanager
def unread_pipe():
    ends = os.pipe()
    os.set_blocking(ends[1], False)
    with suppress(BlockingIOError):
        while True:
            os.write(ends[1], bytes(4096))
    os.set_blocking(ends[1], True)
    yield ends[1]
    for end in ends:
        os.close(end)
