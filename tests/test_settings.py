"""A bad value stops the start with its name and what was expected; `.env.example` names what the site reads."""

import os
import re
import subprocess
import sys

import pytest
from django.conf import settings

ROOT = settings.BASE_DIR
GOOD = {"SECRET_KEY": "x", "DEBUG": "0", "DEMO": "0", "DATABASE_URL": "", "DOTENV": "0"}
BAD = {
    "DEBUG": "maybe",
    "DEMO": "2",
    "SITE_URL": "gigs.example",
    "STAFF_MODE": "crowd",
    "DATABASE_URL": "sqlite:///x",
    "EMAIL_URL": "pigeon://post",
    "LOG_FORMAT": "xml",
    "ALLOWED_HOSTS": "gigs.example,https://gigs.example",
    "CSRF_TRUSTED_ORIGINS": "gigs.example",
    "ADMINS": "root@gigs.example,nobody",
}


def start(**variables):
    command = [sys.executable, "-c", "import marketplace.settings"]
    environment = os.environ | GOOD | variables
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=30)


@pytest.mark.parametrize("name", BAD)
def test_a_bad_value_is_refused_by_name(name):
    done = start(**{name: BAD[name]})
    assert done.returncode == 1
    assert re.fullmatch(rf"{name}: expected .+\n", done.stderr), done.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "postgres://site:hunter2@db:port/x"),
        ("DATABASE_URL", "postgres://site:hunter2@[::1/x"),
        ("DATABASE_URL", "mysql://site:hunter2@db/x"),
        ("EMAIL_URL", "smtp://site:hunter2@mail:port"),
        ("EMAIL_URL", "pigeon://site:hunter2@post"),
    ],
)
def test_a_password_is_never_repeated(name, value):
    done = start(**{name: value})
    assert (done.returncode, done.stdout) == (1, "")
    assert re.fullmatch(rf"{name}: expected .+\n", done.stderr), done.stderr
    assert "hunter2" not in done.stderr


def test_a_secret_in_a_file_that_is_not_there_is_named(tmp_path):
    done = start(SECRET_KEY_FILE=str(tmp_path / "nothing"))
    assert done.returncode == 1
    assert re.fullmatch(r"SECRET_KEY_FILE: expected .+ No such file or directory\.\n", done.stderr), done.stderr


def test_a_secret_in_a_file_that_is_no_text_is_named(tmp_path):
    (tmp_path / "key").write_bytes(b"\xff\xfe")
    done = start(SECRET_KEY_FILE=str(tmp_path / "key"))
    assert done.returncode == 1
    assert re.fullmatch(r"SECRET_KEY_FILE: expected .+ not text in UTF-8\.\n", done.stderr), done.stderr


def test_lists_are_read_between_commas():
    assert start(ALLOWED_HOSTS="gigs.example,.gigs.example,[::1],*", ADMINS="a@b.example,c@d.example").returncode == 0
    assert start(CSRF_TRUSTED_ORIGINS="https://gigs.example,https://*.gigs.example:8443").returncode == 0


def test_without_a_secret_there_is_no_start_unless_debugging(tmp_path):
    if (ROOT / ".env").exists() or (ROOT / "var/demo/env").exists():
        pytest.skip("this checkout has a secret of its own")
    done = start(SECRET_KEY="")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert done.stderr.startswith("SECRET_KEY is not set")
    assert start(SECRET_KEY="", DEBUG="1").returncode == 0


def test_the_example_names_what_the_site_reads_and_nothing_else():
    source = (ROOT / "marketplace/settings.py").read_text()
    read = set(re.findall(r"""(?:env\.\w+|read|several|choose|switch)\(\s*["']([A-Z_]+)["']""", source))
    named = set(re.findall(r"^([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))
    assert named == read - {"SERVING"}
