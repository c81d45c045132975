"""File locks the kernel drops by itself when their process dies, however it dies."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .errors import ClusterError

LONGEST_START = 180.0


class FileLock:
    """One open lock file. Descriptors are not inherited by programs, but are by a fork: see `abandon`."""

    def __init__(self, path: Path) -> None:
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)

    def share(self) -> None:
        fcntl.flock(self._descriptor, fcntl.LOCK_SH)

    def try_alone(self) -> bool:
        """Hold it alone, if nobody else holds it at all."""
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def release(self) -> None:
        fcntl.flock(self._descriptor, fcntl.LOCK_UN)
        os.close(self._descriptor)

    def abandon(self) -> None:
        """In a forked child: forget the parent's lock without releasing it."""
        os.close(self._descriptor)


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Wait until no other process is inside."""
    lock, deadline = FileLock(path), time.monotonic() + LONGEST_START
    while not lock.try_alone():
        if time.monotonic() > deadline:
            raise ClusterError(f"Another process has been starting or stopping the database for minutes ({path}).")
        time.sleep(0.02)
    try:
        yield
    finally:
        lock.release()
