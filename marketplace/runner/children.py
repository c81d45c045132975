"""The programs that run beside each other, and their end."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field

from .paths import ROOT
from .saying import Refusal, say

GRACE = 12.0
PARENT_DIED = 1  # PR_SET_PDEATHSIG
_libc = ctypes.CDLL(None) if sys.platform == "linux" else None


@dataclass
class Child:
    name: str
    command: list[str]
    env: dict[str, str]
    restarts: bool = False
    started: float = 0.0
    short_lives: int = 0
    process: subprocess.Popen | None = field(default=None, repr=False)

    def start(self) -> None:
        # A session of its own: Ctrl-C reaches run.py alone, which then asks each of them once.
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            self.command,
            cwd=ROOT,
            env=self.env,
            start_new_session=True,
            preexec_fn=_end_with_parent,
        )

    def is_gone(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def revive(self) -> None:
        """Start it again, unless it keeps dying at once."""
        self.short_lives = self.short_lives + 1 if time.monotonic() - self.started < 5 else 0
        if not self.restarts or self.short_lives >= 3:
            raise Refusal(
                f"The {self.name} ended by itself (exit code {self.process.returncode}), so everything stops."
            )
        say(f"The {self.name} ended by itself and is started again.")
        self.start()


def step(command: list[str], env: dict[str, str]) -> int:
    """Run one program to its end; returns its exit code."""
    child = Child(command[-1], command, env)
    try:
        child.start()
        return child.process.wait()
    finally:
        stop([child])


def watch(children: list[Child]) -> None:
    """Until one of them dies that may not, or a signal interrupts."""
    while True:
        for child in children:
            if child.is_gone():
                child.revive()
        time.sleep(0.2)


def stop(children: list[Child]) -> None:
    """Ask all of them to end, wait, and end what did not."""
    running = [child.process for child in children if child.process]
    for process in running:
        if process.poll() is None:
            process.terminate()
    deadline = time.monotonic() + GRACE
    try:
        for process in running:
            process.wait(max(0.1, deadline - time.monotonic()))
    except (subprocess.TimeoutExpired, KeyboardInterrupt):  # too slow, or a second Ctrl-C
        pass
    for process in running:
        _kill_session(process)


def _kill_session(process: subprocess.Popen) -> None:
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return
    process.wait()


def _end_with_parent() -> None:
    # A killed run.py cannot say goodbye; without this its children would keep the port.
    if _libc:
        _libc.prctl(PARENT_DIED, signal.SIGTERM)
