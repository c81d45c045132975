"""A new data directory: made aside, then renamed, so that half a one never counts."""

import os
import pwd
import shutil
from pathlib import Path

from .binaries import run
from .errors import ClusterError, from_log
from .places import Places

SETTINGS = {
    "listen_addresses": "",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_checkpoints": "off",
    "random_page_cost": "1.1",
}
NOTHING_TO_LOSE = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    # One that comes while a test's rows are uncommitted would tell the planner that their tables are empty.
    "autovacuum": "off",
}


def create(places: Places) -> None:
    """Make the cluster and its empty database `upstream`; only the checkout's own user may connect."""
    half = places.data.with_name("data.new")
    shutil.rmtree(half, ignore_errors=True)
    private(half, places)
    try:
        _initdb(half, places)
        _say_who_may_connect(half)
        _create_database(half, places)
    except BaseException:
        shutil.rmtree(half, ignore_errors=True)
        raise
    half.rename(places.data)


def private(folder: Path, places: Places) -> None:
    """A folder nobody but the server's user can enter."""
    folder.mkdir(mode=0o700)
    folder.chmod(0o700)
    if places.needs_other_user:
        os.chown(folder, places.server_uid, places.server_gid)


def _initdb(half: Path, places: Places) -> None:
    settings = SETTINGS | (NOTHING_TO_LOSE if places.throwaway else {})
    pairs = [part for name, value in settings.items() for part in ("--set", f"{name}={value}")]
    arguments = ["--pgdata", str(half), "--username=postgres", "--encoding=UTF8", "--auth-local=peer"]
    arguments += ["--auth-host=reject", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-instructions"]
    arguments += ["--no-clean"]  # so that a full disk is still full when we look why it failed
    done = run(places, "initdb", *arguments, *pairs, *(["--no-sync"] if places.throwaway else []), capture_output=True)
    if done.returncode:
        raise ClusterError(from_log(done.stderr.decode(errors="replace"), half))


def _say_who_may_connect(half: Path) -> None:
    # By the kernel's word for who is at the other end: no password to keep, and no other user of the machine gets in.
    (half / "pg_hba.conf").write_text("local all all peer map=owner\nlocal replication all peer map=owner\n")
    (half / "pg_ident.conf").write_text(f'owner "{_own_name()}" postgres\n')


def _create_database(half: Path, places: Places) -> None:
    text = b"CREATE DATABASE upstream\n"
    done = run(places, "postgres", "--single", "-D", str(half), "postgres", input=text, capture_output=True)
    if done.returncode or b"ERROR" in done.stderr:
        raise ClusterError(from_log(done.stderr.decode(errors="replace"), half))


def _own_name() -> str:
    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        raise ClusterError(f"User {os.geteuid()} has no name on this machine, and PostgreSQL asks for one.") from None
