"""What stands in `.env` counts, for `run.py` as well, unless the environment says otherwise."""

import os
import shutil
import subprocess
import sys
from ast import literal_eval

import pytest

from marketplace.dotenv import dotenv
from marketplace.runner import demo, serve
from marketplace.runner.paths import ROOT
from marketplace.runner.saying import Refusal


@pytest.fixture
def file(tmp_path, monkeypatch):
    for name in ("DOTENV", "PORT", "DEBUG", "SECRET_KEY", "SECRET_KEY_FILE", "DATABASE_URL"):
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


def test_it_is_left_alone_where_the_environment_says_so(file, monkeypatch):
    file.write_text("PORT=8098\nDEBUG=1\nSECRET_KEY=live\n")
    monkeypatch.setenv("DOTENV", "0")
    assert (demo._environment()["DEBUG"], demo._environment().get("PORT")) == ("0", None)
    with pytest.raises(Refusal, match="SECRET_KEY is not set"):
        serve._environment()


@pytest.mark.parametrize("command", [demo, serve])
def test_whether_it_is_left_alone_is_said_so_that_it_can_be_understood(command, file, monkeypatch):
    file.write_text("PORT=8098\nSECRET_KEY=live\n")
    monkeypatch.setenv("DOTENV", "never")
    with pytest.raises(SystemExit, match=r"^DOTENV: expected 1 or 0, found 'never'\.$"):
        command._environment()
    monkeypatch.setenv("DOTENV", "yes")
    assert command._environment()["PORT"] == "8098"


def test_no_file_switches_on_what_production_switches_off(file, monkeypatch):
    file.write_text("SECRET_KEY=live\nDEBUG_FILE=/on\n")
    monkeypatch.setenv("DEMO_FILE", "/on")
    env = serve._environment()
    assert not {"DEBUG_FILE", "DEMO_FILE"} & env.keys()
    assert env["DOTENV"] == "0"


def test_production_refuses_what_it_switches_off_where_nobody_can_say_what_it_means(file):
    file.write_text("SECRET_KEY=live\nDEBUG=maybe\n")
    with pytest.raises(SystemExit, match=r"^DEBUG: expected 1 or 0, found 'maybe'\.$"):
        serve._environment()


def test_production_reads_its_secret_and_its_port_there(file):
    with pytest.raises(Refusal, match="SECRET_KEY is not set"):
        serve._environment()
    file.write_text("PORT=8098\nDEBUG=1\nSECRET_KEY=live\n")
    env = serve._environment()
    assert (env["PORT"], env["DEBUG"], env["SECRET_KEY"]) == ("8098", "0", "live")


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("no sense", 2),
        ("EMAIL_URL = smtp://site:hunter2@mail", 2),
        ("\n # so\n\nhunter2", 5),
        ("SITE_NAME=a\0b", 2),
    ],
)
def test_a_line_that_is_none_is_named_by_its_number_and_not_repeated(file, line, number):
    file.write_text(f"PORT=8098\n{line}\nDEBUG=1\n")
    with pytest.raises(SystemExit, match=rf"^\.env, line {number}: expected NAME=value") as refused:
        serve._environment()
    assert "hunter2" not in str(refused.value)


def test_a_file_of_windows_is_read(file):
    file.write_bytes(b"\xef\xbb\xbfPORT=8098\r\n\r\n# words\r\nDEBUG=1\r\n")
    assert dotenv(file) == {"PORT": "8098", "DEBUG": "1"}


def test_an_empty_value_is_as_if_it_were_not_set(file, monkeypatch):
    file.write_text("PORT=8098\nWEB_CONCURRENCY=\nSECRET_KEY=live\nEMAIL_URL=''\n")
    monkeypatch.setenv("PORT", "")
    monkeypatch.setenv("LOG_FORMAT", "")
    env = serve._environment()
    assert env["PORT"] == "8098"
    assert not {"WEB_CONCURRENCY", "EMAIL_URL", "LOG_FORMAT"} & env.keys()


KEPT = "DEMO=1\nSECRET_KEY=of-the-demo\n"
EXAMPLE = (ROOT / ".env.example").read_text()


@pytest.mark.parametrize(
    ("written", "words", "expected"),
    [
        # The live site's file counts, unless the demo says that it does not.
        ("DATABASE_URL=live\n", {}, {"DATABASE_URL": "live", "SECRET_KEY": None}),
        ("DATABASE_URL_FILE=/live\n", {}, {"DATABASE_URL_FILE": "/live", "SECRET_KEY": None}),
        ("DATABASE_URL=live\nSECRET_KEY=live\n", {}, {"SECRET_KEY": "live", "DEMO": None}),
        ("DATABASE_URL=live\n", {"DOTENV": "0"}, {"DATABASE_URL": None, "SECRET_KEY": "of-the-demo", "DEMO": "1"}),
        ("SECRET_KEY=live\n", {"SECRET_KEY": "mine"}, {"SECRET_KEY": "mine", "DEMO": None}),
        ("", {"SECRET_KEY_FILE": "/mine"}, {"SECRET_KEY": None, "DEMO": None}),
        # By hand on the demo's site, as it was copied too; of the file no more than `run.py` takes.
        ("", {}, {"SECRET_KEY": "of-the-demo", "DEMO": "1"}),
        ("", {"SECRET_KEY": "", "DEMO": ""}, {"SECRET_KEY": "of-the-demo", "DEMO": "1"}),
        (EXAMPLE, {}, {"SECRET_KEY": "of-the-demo", "DEMO": "1"}),
        ("EMAIL_URL=smtp://live\nPORT=8098\n", {}, {"EMAIL_URL": None, "PORT": "8098", "DEMO": "1"}),
    ],
)
def test_what_counts_for_a_command_by_hand(tmp_path, written, words, expected):
    (tmp_path / "marketplace").mkdir()
    for name in ("__init__.py", "dotenv.py", "variables.py"):
        shutil.copy(ROOT / "marketplace" / name, tmp_path / "marketplace")
    (tmp_path / "var/demo").mkdir(parents=True)
    (tmp_path / "var/demo/env").write_text(KEPT)
    (tmp_path / ".env").write_text(written)
    program = f"import marketplace.variables, os; print({{name: os.environ.get(name) for name in {list(expected)}}})"
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(tmp_path), **words}

    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, env=env, capture_output=True, text=True)

    assert (literal_eval(done.stdout), done.stderr) == (expected, "")


def test_the_demo_is_told_to_leave_it_alone(file):
    file.write_text("EMAIL_URL=smtp://live\nDATABASE_URL_FILE=/live\n")
    env = demo._environment()
    assert env["DOTENV"] == "0"
    assert not {"EMAIL_URL", "DATABASE_URL_FILE"} & (env.keys() - os.environ.keys())
