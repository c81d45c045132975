"""Bring the database and the static files to what this code needs; when nothing changed, do nothing."""

import hashlib
import os
import sys
from pathlib import Path

from marketplace.embedded_postgres.cluster import Cluster

from .children import step
from .paths import MANAGE, ROOT, VAR
from .saying import Refusal, say

SOURCES = ("marketplace", "accounts", "gigs", "articles", "moderation", "static", "requirements.lock")
STATIC_MANIFEST = VAR / "static" / "staticfiles.json"


def prepare_once(env: dict[str, str], cluster: Cluster, *options: str) -> None:
    """Run `manage.py prepare`, unless the embedded cluster was prepared by this very code."""
    stamp, now = cluster.places.home / "prepared", _fingerprint()
    if stamp.exists() and stamp.read_text() == now and STATIC_MANIFEST.exists():
        return
    prepare(env, *options)
    stamp.write_text(now)


def prepare(env: dict[str, str], *options: str) -> None:
    """Run `manage.py prepare`, which says by itself why it cannot."""
    say("Preparing the database and the static files")
    code = step([*MANAGE, "prepare", *options], env)
    if code < 0:
        raise Refusal(f"The preparation was ended by signal {-code}, so the site was not started.")
    if code:
        sys.exit(code)


def _fingerprint() -> str:
    """A hash of everything that could ask for a migration, a new static file or other contents."""
    digest = hashlib.sha256()
    for path in sorted(path for name in SOURCES for path in _files(ROOT / name)):
        digest.update(os.fsencode(path.relative_to(ROOT)) + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    return [file for file in path.rglob("*") if file.is_file() and "__pycache__" not in file.parts]
