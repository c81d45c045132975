"""`var/demo/env`: the demo's mode and secret, made once, so that `manage.py` by hand works on the same site."""

import os
import secrets
from pathlib import Path

from .paths import VAR

FILE = VAR / "demo" / "env"


def demo_secret() -> str:
    """The secret of this checkout's demo."""
    return _kept() or _make()


def _kept() -> str:
    if not FILE.exists():
        return ""
    pairs = dict(line.split("=", 1) for line in FILE.read_text().splitlines() if "=" in line)
    return pairs.get("SECRET_KEY", "")


def _make() -> str:
    secret = secrets.token_urlsafe(48)
    FILE.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    new = FILE.with_name(f"env.{os.getpid()}")
    _write_private(new, f"DEMO=1\nSECRET_KEY={secret}\n")
    try:
        os.link(new, FILE)  # never over another's: two first starts at once share one secret
    except FileExistsError:
        if not _kept():
            new.replace(FILE)
    new.unlink(missing_ok=True)
    return _kept()


def _write_private(path: Path, text: str) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(text)
