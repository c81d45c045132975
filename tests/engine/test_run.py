"""`python3 run.py` says in one sentence what it needs."""

import os
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from marketplace.runner.saying import Refusal
from marketplace.runner.site import port

from .checkout import ROOT


def run(*arguments, **variables):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SECRET_KEY")} | variables
    command = [sys.executable, str(ROOT / "run.py"), *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)


def assert_refused(done, words):
    assert done.returncode not in (0, None)
    assert words in done.stderr
    assert done.stderr.count("\n") == 1, done.stderr


def test_help_lists_what_exists():
    done = run("help")
    assert done.returncode == 0
    assert "python3 run.py test" in done.stdout and "serve" in done.stdout


def test_an_unknown_command_is_refused():
    assert_refused(run("depoly"), "There is no command `depoly`")


@pytest.mark.parametrize("text", ["http", "0", "70000", "-1", "٨٠"])
def test_an_impossible_port_is_refused(text):
    with pytest.raises(Refusal, match="PORT: expected a number from 1 to 65535"):
        port({"PORT": text})


def test_a_port_that_is_taken_is_refused():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        number = taken.getsockname()[1]
        assert_refused(run(PORT=str(number)), f"Port {number} is taken")


@pytest.mark.skipif((ROOT / ".env").exists(), reason="this checkout has a .env, which may hold the secret")
def test_production_without_a_secret_is_refused():
    assert_refused(run("serve"), "SECRET_KEY is not set")


def test_words_it_does_not_know_are_refused():
    assert_refused(run("serve", "--fast"), "takes no further words")


def test_a_database_that_is_not_there_is_one_sentence_and_soon():
    nowhere = {"DATABASE_URL": "postgres://x:y@127.0.0.1:1/none", "SECRET_KEY": "x" * 50}

    def command(words):
        called = [sys.executable, str(ROOT / "manage.py"), *words.split()]
        return subprocess.run(called, env=os.environ | nowhere, capture_output=True, text=True, timeout=20)

    # Side by side, because each waits some seconds for one that only starts.
    with ThreadPoolExecutor() as pool:
        answers = list(pool.map(command, ["prepare --live", "migrate --check", "tick", "load_skills"]))

    for done in answers:
        assert_refused(done, "The database cannot be reached; is DATABASE_URL right?")
        assert done.returncode == 1
        assert "y@" not in done.stderr
