"""Start, find and stop one PostgreSQL server. Callers hold the start lock."""

import os
import shlex
import shutil
import socket
import stat
import subprocess
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from .binaries import programs, run
from .creating import create, private
from .errors import ClusterError, from_log
from .memory import shared_buffers
from .places import Places
from .postmaster import PidFile

SOCKET = ".s.PGSQL.5432"
ATTEMPTS = 4
PATIENCE = 20.0
BIG_LOG = 5_000_000
# PostgreSQL's programs call each other through a shell, between double quotes, and write paths down line by line.
SIGNS_THAT_BREAK = set('"$`\\\n\r')


class Server:
    def __init__(self, places: Places) -> None:
        self.places, self.pid_file = places, PidFile(places.data)

    def sockets(self) -> Path | None:
        """Where it listens, if something is listening there and the folder is its own."""
        folder = self.pid_file.sockets()
        return folder if folder and self._is_own(folder) and _answers(folder / SOCKET) else None

    def start(self) -> Path:
        """Let it run; returns the folder of its socket."""
        self._refuse_odd_paths()
        if not (self.places.data / "PG_VERSION").exists():
            create(self.places)
        if self.pid_file.is_true():  # starting, recovering, stopping, or its socket was cleaned away
            found = self._wait(PATIENCE)
            if found:
                return found
            self.stop()
        return self._launch()

    def stop(self) -> None:
        """Let it stop; open connections are closed, what was committed is kept."""
        if self.pid_file.is_true():
            folder = self.pid_file.sockets()
            how = "immediate" if self.places.throwaway else "fast"
            run(self.places, "pg_ctl", "-D", str(self.places.data), "-m", how, "-t", "60", "-w", "stop", **_SILENT)
            with suppress(OSError):  # not empty where it did not stop, or gone
                folder.rmdir()

    def wipe(self) -> None:
        self.stop()
        for folder in (self.places.data, self.places.sockets):
            shutil.rmtree(folder, ignore_errors=True)
        self.places.log.unlink(missing_ok=True)

    def _refuse_odd_paths(self) -> None:
        if SIGNS_THAT_BREAK & {*str(programs(self.places)), *str(self.places.data)}:
            raise ClusterError(
                'PostgreSQL cannot work where a path has one of " $ ` \\ or a line break in it: '
                "rename the folder of this checkout, or set DATABASE_URL."
            )

    def _launch(self) -> Path:
        self._prepare_log()
        options = f"-k {shlex.quote(str(self._own_folder()))}"
        if not self.places.throwaway:
            options += f" -c shared_buffers={shared_buffers()}MB"  # at each start: the machine may have changed
        arguments = ["-D", str(self.places.data), "-l", str(self.places.log), "-o", options, "-t", "120", "-w", "start"]
        for attempt in range(ATTEMPTS):
            self.pid_file.correct()
            done = run(self.places, "pg_ctl", *arguments, **_SILENT)
            found = self.sockets()
            if done.returncode == 0 and found:
                return found
            # The last orphans of a server that was killed may need a moment to notice.
            time.sleep(0.3 * (attempt + 1))
        raise ClusterError(from_log(self.places.log.read_text(errors="replace")[-4000:], self.places.home))

    def _wait(self, seconds: float) -> Path | None:
        deadline = time.monotonic() + seconds
        while self.pid_file.is_true() and time.monotonic() < deadline:
            if found := self.sockets():
                return found
            time.sleep(0.05)
        return None

    def _prepare_log(self) -> None:
        log = self.places.log
        if log.exists() and log.stat().st_size > BIG_LOG:
            log.replace(log.with_name(f"{log.name}.1"))
        log.touch(mode=0o600)
        if self.places.needs_other_user:
            os.chown(log, self.places.server_uid, self.places.server_gid)

    def _own_folder(self) -> Path:
        """A folder for the socket. Where another user sits on the name, a name nobody could guess does as well."""
        folder = self.places.sockets
        try:
            private(folder, self.places)
        except FileExistsError:
            if not self._is_own(folder):
                folder = Path(tempfile.mkdtemp(prefix=f"{folder.name}-", dir=folder.parent))
        for stale in (folder / SOCKET, folder / f"{SOCKET}.lock"):
            stale.unlink(missing_ok=True)
        return folder

    def _is_own(self, folder: Path) -> bool:
        try:
            status = folder.lstat()
        except OSError:
            return False
        closed = stat.S_ISDIR(status.st_mode) and not status.st_mode & 0o077
        return closed and status.st_uid == self.places.server_uid


def _answers(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(5)
        try:
            line.connect(str(path))
        except OSError:
            return False
        return True


# pg_ctl leaves its server whatever pipes it was given, and a reader would wait for ever.
_SILENT = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.DEVNULL)
