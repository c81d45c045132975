"""How much memory the server keeps pages of its tables in."""

import os
from contextlib import suppress
from pathlib import Path

# What a container may use: of control groups of the second kind, and of the first.
LIMITS = [Path("/sys/fs/cgroup/memory.max"), Path("/sys/fs/cgroup/memory/memory.limit_in_bytes")]
MB = 2**20
LEAST, MOST = 128, 1024


def shared_buffers() -> int:
    """MB: an eighth of the memory, because the site and the worker live here too; no less than PostgreSQL's own 128,
    no more than a million gigs gain by.
    """
    return min(max(memory() // 8 // MB, LEAST), MOST)


def memory() -> int:
    """Bytes of this machine, or of the container that this process is in."""
    found = [os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")]
    for limit in LIMITS:
        with suppress(OSError, ValueError):  # no such file, or "max"
            found.append(int(limit.read_text()))
    return min(found)
