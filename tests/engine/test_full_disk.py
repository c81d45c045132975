"""A full disk is one plain sentence, whoever meets it first."""

import errno
import os
import subprocess
from contextlib import contextmanager
from dataclasses import replace

import pytest
from django.db import IntegrityError, InterfaceError, OperationalError, connection

from marketplace.embedded_postgres.cluster import Cluster
from marketplace.embedded_postgres.errors import FULL, from_log, is_full
from marketplace.full_disk import meaning, told_plainly
from marketplace.runner import environment
from marketplace.runner.saying import Refusal

from .checkout import Checkout, nobody

DISK = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "/x")
DATABASE = OperationalError('could not extend file "base/5/1": No space left on device\nHINT:  Check free disk space.')


@pytest.mark.parametrize("error", [DISK, DATABASE])
def test_a_command_on_a_full_disk_ends_with_one_sentence(error):
    with pytest.raises(SystemExit, match=f"^{FULL}$"), told_plainly():
        raise error


@pytest.mark.parametrize("error", [OSError(errno.ENOENT, "x", "/x"), OperationalError("deadlock detected")])
def test_any_other_error_stays_what_it_is(error):
    assert meaning(error) == ""
    with pytest.raises(type(error)), told_plainly():
        raise error


def test_a_server_that_is_lost_on_a_full_disk_is_lost_by_it(folder, monkeypatch):
    checkout = Checkout(folder / "upstream")
    there = replace(checkout.places, home=folder / "var/live")
    monkeypatch.setitem(connection.__dict__, "cluster", Cluster(there))
    lost = [OperationalError("server closed the connection unexpectedly"), InterfaceError("connection already closed")]
    with small_disk(folder / "var", 4):
        assert [meaning(error) for error in lost] == [FULL, FULL]
        assert meaning(IntegrityError("duplicate key")) == ""
    assert [meaning(error) for error in lost] == ["", ""]


def test_it_is_read_from_postgresqls_own_words(tmp_path):
    text = 'FATAL:  could not write lock file "postmaster.pid": No space left on device'
    assert from_log(text, tmp_path) == FULL


def test_a_disk_without_room_for_a_piece_of_the_log_of_changes_is_full(folder):
    with small_disk(folder / "var", 4):
        assert is_full(folder / "var/demo/data")
        assert from_log("cannot abort transaction 1, it was already committed", folder / "var/demo") == FULL
    assert not is_full(folder / "var/demo/data")


@pytest.mark.parametrize("megabytes", [20, 40])
def test_it_is_told_whatever_postgresql_says_of_it(folder, megabytes):
    with small_disk(folder / "upstream/var", megabytes):
        made = Checkout(folder / "upstream", owner=lambda: nobody().pw_uid)
        try:
            _, error = made.start("SELECT 1", env=os.environ | {"AS_NOBODY": "1"}).communicate(timeout=30)
            assert error == f"{FULL}\n"
        finally:
            made.server.stop()


def test_the_python_is_not_blamed_for_an_environment_that_has_no_room(folder, monkeypatch):
    monkeypatch.setattr(environment, "VENV", folder / ".venv")
    with small_disk(folder / ".venv", 1), pytest.raises(Refusal, match=f"^{FULL}$"):
        environment._create()


@contextmanager
def small_disk(folder, megabytes):
    folder.mkdir(parents=True)
    options = f"size={megabytes}m,mode=755,uid={nobody().pw_uid},gid={nobody().pw_gid}"
    mount = ["mount", "-t", "tmpfs", "-o", options, "none", folder]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no file system can be mounted here")
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)
