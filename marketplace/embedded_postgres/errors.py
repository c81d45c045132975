"""Failures a person can do something about, as one plain sentence each."""

import errno
import os
from pathlib import Path

FULL = "The disk is full: free some space, then start again."
KNOWN = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: "The disk quota is used up: free some space, then start again.",
    errno.EROFS: "The file system is read-only, and the database has to be written somewhere.",
}
# What PostgreSQL takes at once for its log of changes, and gives back when it does not get all of it.
SEGMENT = 16 * 2**20


class ClusterError(Exception):
    """The embedded server cannot be had; the message is one plain sentence."""


def sentence(error: OSError) -> str:
    """What an OSError means to whoever started the site."""
    if error.errno in KNOWN:
        return KNOWN[error.errno]
    if error.errno in (errno.EACCES, errno.EPERM):
        return f"No permission for {error.filename}: start as the user it belongs to."
    return f"The embedded database cannot be used: {error}."


def is_full(folder: Path) -> bool:
    """Whether PostgreSQL has no room there for its next file."""
    try:
        disk = os.statvfs(next(place for place in (folder, *folder.parents) if place.exists()))
    except OSError:
        return False
    return disk.f_bavail * disk.f_frsize < SEGMENT or bool(disk.f_files and not disk.f_favail)


def from_log(text: str, folder: Path) -> str:
    """What PostgreSQL's own words mean; on a disk that is full they may be about anything, or none."""
    if "No space left on device" in text or is_full(folder):
        return FULL
    words = ("FATAL:", "PANIC:", "error:")
    reasons = [line.split(word, 1)[1].strip() for line in text.splitlines() for word in words if word in line]
    return f"PostgreSQL did not start: {reasons[-1] if reasons else 'its log does not say why'}."
