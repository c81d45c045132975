"""What somebody can mend is said in one sentence, never in a traceback."""

import errno
import os
from pathlib import Path

import pytest

from marketplace.embedded_postgres.errors import from_log, sentence

HERE = Path("/")


def test_a_machine_without_the_programs_is_told_about_database_url(checkout, folder):
    (folder / "empty/embedded_postgres").mkdir(parents=True)
    (folder / "empty/embedded_postgres/__init__.py").touch()
    environment = os.environ | {"PYTHONPATH": str(folder / "empty")}

    _, error = checkout.start("SELECT 1", env=environment).communicate(timeout=30)

    assert error.startswith("There is no embedded PostgreSQL for this machine") and error.count("\n") == 1


@pytest.mark.parametrize(
    ("number", "says"),
    [(errno.ENOSPC, "The disk is full"), (errno.EROFS, "read-only"), (errno.EACCES, "No permission for /x")],
)
def test_the_systems_refusals_are_translated(number, says):
    assert says in sentence(OSError(number, os.strerror(number), "/x"))


def test_postgresqls_last_reason_is_passed_on():
    text = "LOG:  starting\nFATAL:  first\nFATAL:  could not map memory\nLOG:  bye"
    assert from_log(text, HERE) == "PostgreSQL did not start: could not map memory."


def test_a_silent_log_is_said_to_be_silent():
    assert from_log("", HERE) == "PostgreSQL did not start: its log does not say why."
