"""Where one cluster lies, and which user of the machine its server runs as."""

import hashlib
import os
import pwd
from dataclasses import dataclass
from pathlib import Path

from .errors import ClusterError

# PostgreSQL refuses to run as root, and a checkout under /root is closed to everybody else.
ROOTS_HOME = Path("/var/lib/upstream")
UNPRIVILEGED = "nobody"


@dataclass(frozen=True)
class Places:
    home: Path
    sockets: Path
    server_uid: int
    server_gid: int
    throwaway: bool = False

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def log(self) -> Path:
        return self.home / "postgres.log"

    @property
    def needs_other_user(self) -> bool:
        return self.server_uid != os.geteuid()


def places(root: Path, mode: str, throwaway: bool = False) -> Places:
    """The places of the cluster of one checkout and mode; nothing is made."""
    root = Path(root).resolve()
    key = hashlib.sha256(os.fsencode(root)).hexdigest()[:12]
    if os.geteuid() != 0:
        # A socket's path has 107 bytes, a checkout's may have thousands.
        sockets = Path(f"/tmp/upstream-{key}-{mode}")  # noqa: S108
        return Places(root / "var" / mode, sockets, os.geteuid(), os.getegid(), throwaway)
    home = ROOTS_HOME / key / mode
    try:
        user = pwd.getpwnam(UNPRIVILEGED)
    except KeyError:
        raise ClusterError(f"PostgreSQL does not run as root, and there is no user '{UNPRIVILEGED}'.") from None
    return Places(home, home / "sockets", user.pw_uid, user.pw_gid, throwaway)
