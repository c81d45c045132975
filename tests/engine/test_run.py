"""`python3 run.py` says in one sentence what it needs."""

import os
import socket
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from marketplace.runner.site import _answers
from tests import forking

from .checkout import ROOT

NOWHERE = "postgres://x:y@127.0.0.1:1/none"


def run(*arguments, **variables):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SECRET_KEY")} | variables
    return forking.run(str(ROOT / "run.py"), *arguments, cwd=ROOT, env=environment)


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as found:
        return found.getsockname()[1]


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


def test_a_port_that_is_taken_is_refused():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        number = taken.getsockname()[1]
        assert_refused(run(PORT=str(number)), f"Port {number} is taken")


@pytest.mark.skipif((ROOT / ".env").exists(), reason="this checkout has a .env, which may hold the secret")
def test_production_without_a_secret_is_refused():
    assert_refused(run("serve"), "SECRET_KEY is not set")


@pytest.mark.skipif((ROOT / ".env").exists(), reason="this checkout has a .env, which may hold the secret")
def test_production_with_a_short_secret_is_refused():
    assert_refused(run("serve", SECRET_KEY="abc"), "SECRET_KEY: expected a long random text, 32 signs or more")


@pytest.mark.parametrize("command", [[], ["serve"]])
@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("LOG_FORMAT", "xml"), ("WEB_CONCURRENCY", "abc"), ("SITE_URL", "http://a b")),
        *(("PORT", "http"), ("PORT", "1" * 5000), ("DEBUG", "maybe"), ("DEMO", "2"), ("DOTENV", "never")),
    ],
)
def test_a_bad_setting_is_said_once_and_nothing_is_started(command, name, value):
    done = run(*command, **{"SECRET_KEY": "x" * 32, "PORT": str(free_port()), "DATABASE_URL": NOWHERE, name: value})
    assert_refused(done, f"{name}: expected ")
    assert done.stdout == ""


@pytest.mark.parametrize(
    ("command", "name", "value"),
    [
        *(("test", name, value) for name, value in (("TEST_DB", "a b"), ("LOG_FORMAT", "xml"), ("DEBUG", "maybe"))),
        *(("bench", name, value) for name, value in (("ROWS", "many"), ("ROWS", "0"), ("DOTENV", "never"))),
        ("gallery", "PORT", "http"),
    ],
)
def test_tools_refuse_by_name_what_they_cannot_use(command, name, value):
    done = run(command, **{name: value})
    assert_refused(done, f"{name}: expected ")
    assert done.stdout == ""


WHAT_GUNICORN_HEARS = """
from marketplace.runner import demo, site
env = demo._environment()
print(*map(site._web(env, demo.read()).env.get, site.READ_BY_GUNICORN))
"""


def test_gunicorn_hears_what_stands_in_a_file(tmp_path):
    said = {"PORT": "8098", "WEB_CONCURRENCY": "3", "LOG_FORMAT": "json"}
    for name, value in said.items():
        (tmp_path / name).write_text(value)
    files = {f"{name}_FILE": str(tmp_path / name) for name in said}
    done = forking.run("-c", WHAT_GUNICORN_HEARS, cwd=ROOT, env=os.environ | files)
    assert (done.stdout, done.stderr) == ("8098 3 json\n", "")


@pytest.mark.parametrize(("status", "is_alive"), [(200, True), (301, True), (400, False), (503, False)])
def test_who_refuses_or_fails_is_not_taken_as_alive(status, is_alive):
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.headers["Host"])
            self.send_response(status)
            self.end_headers()

        def log_message(self, *words):
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.handle_request)
        thread.start()
        assert _answers(server.server_port, "gigs.example") is is_alive
        thread.join()
    assert asked == ["gigs.example"]


def test_words_it_does_not_know_are_refused():
    assert_refused(run("serve", "--fast"), "takes no further words")


BY_HAND = {"DATABASE_URL": NOWHERE, "SECRET_KEY": "x" * 50, "DEMO": "0", "DEBUG": "0"}


def by_hand(words):
    return forking.run(str(ROOT / "manage.py"), *words.split(), cwd=ROOT, env=os.environ | BY_HAND)


def test_a_database_that_is_not_there_is_one_sentence_and_soon():
    # Side by side, because each waits some seconds for one that only starts.
    with ThreadPoolExecutor() as pool:
        answers = list(pool.map(by_hand, ["prepare --live", "migrate --check", "tick", "load_skills"]))

    for done in answers:
        assert_refused(done, "The database cannot be reached; is DATABASE_URL right?")
        assert done.stderr.startswith("The database")
        assert done.returncode == 1
        assert "y@" not in done.stderr


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("import_gigs /nothing", "/nothing: No such file or directory.\n"),
        ("demo", "The demo has invented people with a known password: only with DEMO=1 or DEBUG=1.\n"),
    ],
)
def test_what_a_command_refuses_is_its_sentence_alone(words, says):
    done = by_hand(words)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", says)


def test_who_asks_where_a_refusal_comes_from_is_shown_it():
    command = [sys.executable, str(ROOT / "manage.py"), "import_gigs", "/nothing", "--traceback"]
    done = subprocess.run(command, env=os.environ | BY_HAND, capture_output=True, text=True, timeout=60)
    assert done.stderr.startswith("Traceback ")
