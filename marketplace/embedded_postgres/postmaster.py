"""What PostgreSQL's own pid file says, and whether to believe it."""

import os
import subprocess
from pathlib import Path

# Above every system's highest process id: PostgreSQL finds nobody there and carries on.
NOBODYS_PID = 2**22 + 1


class PidFile:
    """`postmaster.pid`: process id, data directory, start, port, socket directory, …, shared memory, state."""

    def __init__(self, data: Path) -> None:
        self.data, self.path = data, data / "postmaster.pid"

    def lines(self) -> list[str]:
        try:
            return self.path.read_text().splitlines()
        except FileNotFoundError:
            return []

    def sockets(self) -> Path | None:
        lines = self.lines()
        return Path(lines[4]) if len(lines) > 4 and lines[4] else None

    def pid(self) -> int | None:
        lines = self.lines()
        return int(lines[0]) if lines and lines[0].isdigit() else None

    def is_true(self) -> bool:
        """Whether that process lives and is this cluster's server: numbers are used again, after a restart soon."""
        pid = self.pid()
        return pid is not None and str(self.data) in _command_line(pid) and "postgres" in _command_line(pid)

    def correct(self) -> None:
        """Point a file left by a killed server at nobody, so that a stranger who has its number now is not in the way.

        The file stays: PostgreSQL reads its shared memory from it, to wait for the last orphan of the old server.
        """
        if self.pid() is not None and not self.is_true():
            self.path.write_text("\n".join([str(NOBODYS_PID), *self.lines()[1:]]) + "\n")


def _command_line(pid: int) -> str:
    if Path("/proc/self").exists():
        try:
            return os.fsdecode(Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" "))
        except OSError:
            return ""
    shown = subprocess.run(["ps", "-ww", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return shown.stdout
