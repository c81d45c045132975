"""What stands in `.env` counts, for `run.py` as well, unless the environment says otherwise."""

import os
import shutil
import subprocess
import sys

import pytest

from marketplace.dotenv import dotenv
from marketplace.runner import demo, serve
from marketplace.runner.paths import ROOT
from marketplace.runner.saying import Refusal


@pytest.fixture
def file(tmp_path, monkeypatch):
    for name in ("PORT", "DEBUG", "SECRET_KEY", "SECRET_KEY_FILE", "DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    for command in (demo, serve):
        monkeypatch.setattr(command, "ROOT", tmp_path)
    return tmp_path / ".env"


def test_a_byte_that_is_no_text_is_one_sentence(file):
    file.write_bytes(b"SITE_NAME=Caf\xe9\n")
    for read in (demo._environment, serve._environment, lambda: dotenv(file)):
        with pytest.raises(SystemExit, match=r"^\.env: expected text in UTF-8"):
            read()


def test_no_file_says_nothing(file):
    assert dotenv(file) == {}
    assert demo._environment()["DEBUG"] == "0"


def test_the_demo_reads_its_port_and_debugging_there_and_no_database_and_no_secret(file):
    file.write_text("PORT=8098\nDEBUG=maybe\nDATABASE_URL=postgres://live\nSECRET_KEY=live\n")
    env = demo._environment()
    assert (env["PORT"], env["DEBUG"]) == ("8098", "maybe")
    assert (env["DATABASE_URL"], env.get("SECRET_KEY"), env["DEMO"]) == ("", None, "1")


def test_the_environment_wins(file, monkeypatch):
    file.write_text("PORT=8098\nDEBUG=1\n")
    monkeypatch.setenv("PORT", "8099")
    monkeypatch.setenv("DEBUG", "0")
    env = demo._environment()
    assert (env["PORT"], env["DEBUG"]) == ("8099", "0")


def test_production_reads_its_secret_and_its_port_there(file):
    with pytest.raises(Refusal, match="SECRET_KEY is not set"):
        serve._environment()
    file.write_text("PORT=8098\nDEBUG=1\nSECRET_KEY=live\n")
    env = serve._environment()
    assert (env["PORT"], env["DEBUG"], env["SECRET_KEY"]) == ("8098", "0", "live")


@pytest.mark.parametrize(("words", "expected"), [({}, "/live"), ({"DOTENV": "0"}, "None")])
def test_the_demo_reads_nothing_of_it_by_itself(tmp_path, words, expected):
    (tmp_path / "marketplace").mkdir()
    for name in ("__init__.py", "dotenv.py", "variables.py"):
        shutil.copy(ROOT / "marketplace" / name, tmp_path / "marketplace")
    (tmp_path / ".env").write_text("DATABASE_URL_FILE=/live\n")
    program = "import marketplace.variables, os; print(os.environ.get('DATABASE_URL_FILE'))"
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(tmp_path), **words}

    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, env=env, capture_output=True, text=True)

    assert (done.stdout.strip(), done.stderr) == (expected, "")


def test_the_demo_is_told_to_leave_it_alone(file):
    file.write_text("EMAIL_URL=smtp://live\nDATABASE_URL_FILE=/live\n")
    env = demo._environment()
    assert env["DOTENV"] == "0"
    assert not {"EMAIL_URL", "DATABASE_URL_FILE"} & (env.keys() - os.environ.keys())
