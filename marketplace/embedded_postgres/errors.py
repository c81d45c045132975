"""Failures a person can do something about, as one plain sentence each."""

import errno

KNOWN = {
    errno.ENOSPC: "The disk is full: free some space, then start again.",
    errno.EDQUOT: "The disk quota is used up: free some space, then start again.",
    errno.EROFS: "The file system is read-only, and the database has to be written somewhere.",
}


class ClusterError(Exception):
    """The embedded server cannot be had; the message is one plain sentence."""


def sentence(error: OSError) -> str:
    """What an OSError means to whoever started the site."""
    if error.errno in KNOWN:
        return KNOWN[error.errno]
    if error.errno in (errno.EACCES, errno.EPERM):
        return f"No permission for {error.filename}: start as the user it belongs to."
    return f"The embedded database cannot be used: {error}."


def from_log(text: str) -> str:
    """What PostgreSQL's own words mean."""
    if "No space left on device" in text:
        return KNOWN[errno.ENOSPC]
    words = ("FATAL:", "PANIC:", "error:")
    reasons = [line.split(word, 1)[1].strip() for line in text.splitlines() for word in words if word in line]
    return f"PostgreSQL did not start: {reasons[-1] if reasons else 'its log does not say why'}."
