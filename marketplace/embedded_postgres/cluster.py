"""One server, shared by every process of a checkout: the first one in starts it, the last one out stops it."""

import atexit
import os
import threading
from contextlib import suppress
from functools import cache
from pathlib import Path

from .errors import ClusterError, sentence
from .locks import FileLock, alone
from .places import ROOTS_HOME, Places
from .server import Server


class Cluster:
    """This process's share in a server. A held file lock says that we use it; the kernel drops it if we are killed."""

    def __init__(self, places: Places) -> None:
        self.places, self._server = places, Server(places)
        self._guard = threading.Lock()
        self._use: FileLock | None = None
        self._sockets: Path | None = None

    def sockets(self) -> Path:
        """The folder of its socket, as known; the server is started at the first call."""
        return self._sockets or self.revive()

    def revive(self) -> Path:
        """Look whether it answers, and start it if not. Raises ClusterError, with one sentence for a person."""
        with self._guard:
            try:
                self._sockets = self._enter()
            except OSError as error:
                raise ClusterError(sentence(error)) from error
            return self._sockets

    def leave(self) -> None:
        """Stop using it; the last one stops it."""
        with self._guard:
            if self._use is None:
                return
            self._use.release()
            self._use = self._sockets = None
            with alone(self._start_lock):
                last = FileLock(self._users_lock)
                if last.try_alone():
                    self._stop()
                last.release()

    @property
    def _start_lock(self) -> Path:
        return self.places.home / "start.lock"

    @property
    def _users_lock(self) -> Path:
        return self.places.home / "users.lock"

    def _enter(self) -> Path:
        _make_home(self.places)
        with alone(self._start_lock):
            if self._use is None:
                self._use = self._take_part()
            return self._server.sockets() or self._server.start()

    def _take_part(self) -> FileLock:
        use = FileLock(self._users_lock)
        if self.places.throwaway and use.try_alone():
            self._server.wipe()  # what a killed run left behind
        use.share()
        return use

    def _stop(self) -> None:
        if self.places.throwaway:
            self._server.wipe()
        else:
            self._server.stop()

    def forget(self) -> None:
        """In a forked child: the parent's share is not ours; our own begins with our first connection."""
        self._guard = threading.Lock()
        if self._use is not None:
            self._use.abandon()
        self._use = self._sockets = None


@cache
def cluster_at(places: Places) -> Cluster:
    """The share of this process in the cluster at these places, left when the process ends."""
    cluster = Cluster(places)
    atexit.register(_leave_quietly, cluster)
    os.register_at_fork(after_in_child=cluster.forget)
    return cluster


def _leave_quietly(cluster: Cluster) -> None:
    # A folder deleted under us has no server left to stop, and nobody reads a traceback of a program that is done.
    with suppress(OSError, ClusterError):
        cluster.leave()


def _make_home(places: Places) -> None:
    """Make the folder of the cluster; only folders made here get their mode from here."""
    for folder in (*reversed(places.home.parents), places.home):
        if not folder.exists():
            folder.mkdir(exist_ok=True)
            folder.chmod(0o755 if ROOTS_HOME in (folder, *folder.parents) else 0o700)
