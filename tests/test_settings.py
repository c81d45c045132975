"""A bad value stops the start with its name and what was expected; `.env.example` names what the site reads."""

import os
import re

import pytest
from django.conf import settings

from tests.forking import run

ROOT = settings.BASE_DIR
GOOD = {"SECRET_KEY": "x", "DEBUG": "0", "DEMO": "0", "DATABASE_URL": "", "DOTENV": "0"}
BAD = {
    "DEBUG": "maybe",
    "DEMO": "2",
    "SITE_URL": "gigs.example",
    "PORT": "abc",
    "WEB_CONCURRENCY": "abc",
    "OPERATOR_EMAIL": "nonsense",
    "DEFAULT_FROM_EMAIL": "nonsense",
    "STAFF_MODE": "crowd",
    "DATABASE_URL": "sqlite:///x",
    "EMAIL_URL": "pigeon://post",
    "LOG_FORMAT": "xml",
    "ALLOWED_HOSTS": "gigs.example,https://gigs.example",
    "CSRF_TRUSTED_ORIGINS": "gigs.example",
    "ADMINS": "root@gigs.example,nobody",
}


def described(text):
    """Each variable of the example, with the words right above it."""
    words, found = "", {}
    for line in text.splitlines():
        if line.startswith("#"):
            words += line
        elif line:
            found[line.partition("=")[0]] = words
            words = ""
        else:
            words = ""
    return found


EXAMPLE = described((ROOT / ".env.example").read_text())


def start(program="import marketplace.settings", **variables):
    return run("-c", program, cwd=ROOT, env=os.environ | GOOD | variables)


def assert_refused(name, value):
    done = start(**{name: value})
    assert (done.returncode, done.stdout) == (1, "")
    assert re.fullmatch(rf"{name}: expected .+\n", done.stderr), done.stderr


@pytest.mark.parametrize("name", BAD)
def test_a_bad_value_is_refused_by_name(name):
    assert_refused(name, BAD[name])


@pytest.mark.parametrize(
    ("name", "values"),
    {
        "PORT": ["0", "99999", "-1", "٨٠", "1" * 5000],
        "WEB_CONCURRENCY": ["0", "1.5", "1001"],
        "SITE_URL": [
            "http://localhost:abc",
            "http://localhost:65536",
            "http://a b",
            "http://",
            "https://a/b",
            "ftp://a",
        ],
        "DATABASE_URL": ["postgres://", "postgres://site:hunter2@db", "postgres://db:99999/x"]
        + ["postgres://db/x?foo=bar", "postgres://db/x%00", "postgres://db/x?sslcert=a%00b"],
        "EMAIL_URL": ["smtp://", "smtp+tls://:587", "smtp://mail:port"],
        "DEFAULT_FROM_EMAIL": [
            "a <b",
            "a\nb@c.example",
            "A\nB <a@b.example>",
            "Jobs, Gigs <a@b.example>",
            "a@b..example",
        ],
        "OPERATOR_EMAIL": ["a@b@c", "A <a@b.example>", "a@b..example", "a@b.example\nx"],
        "ADMINS": ["a<@b.example", "a@b.example;c@d.example"],
        "SITE_NAME": ["Gigs\nBcc: all@gigs.example"],
        "OPERATOR_NAME": ["Ada\rLovelace"],
    }.items(),
)
def test_what_only_looks_right_is_refused_by_name(name, values):
    for value in values:
        assert_refused(name, value)


@pytest.mark.parametrize("name", ["SITE_NAME", "OPERATOR_NAME", "SECRET_KEY", "DATABASE_URL", "ADMINS"])
def test_bytes_that_are_no_text_are_refused_by_name(name):
    assert_refused(name, b"postgres://a\xff@gigs.example/x")


@pytest.mark.parametrize("name", list(EXAMPLE))
def test_nonsense_is_refused_by_name_unless_any_text_is_right(name):
    if not re.search(r"\btext\b", EXAMPLE[name]):
        assert_refused(name, "no sense <")
    else:
        assert start(**{name: "no sense <"}).returncode == 0


@pytest.mark.parametrize("site", ["Jobs, Gigs & Co", "Gigs @ Home", 'The "Gigs" <of> Café \\', "Gigs; (all)"])
def test_mail_leaves_whatever_the_site_is_called(site):
    program = """
import os; os.environ["DJANGO_SETTINGS_MODULE"] = "marketplace.settings"
from django.core.mail import EmailMessage
print(EmailMessage("x", "y", to=["a@b.example"]).message()["From"])
"""
    done = start(program, SITE_NAME=site, EMAIL_URL="smtp://mail")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith(" <mail@localhost>\n")


def test_senders_are_taken_as_mail_programs_write_them():
    for sender in ("mail@gigs.example", "Gigs <mail@gigs.example>", '"Jobs, \\"Gigs\\"" <mail@gigs.example>'):
        assert start(DEFAULT_FROM_EMAIL=sender).returncode == 0


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


@pytest.mark.parametrize(
    ("address", "host"),
    [("", "localhost"), ("http://gigs.example:8080/", "gigs.example"), ("http://[::1]:8000", "[::1]")],
)
def test_the_site_answers_to_the_name_in_its_address_and_to_what_is_named(address, host):
    program = "from marketplace.settings import ALLOWED_HOSTS; print(*ALLOWED_HOSTS)"
    assert start(program, SITE_URL=address).stdout == f"{host}\n"
    assert start(program, SITE_URL=address, ALLOWED_HOSTS="www.gigs.example").stdout == f"{host} www.gigs.example\n"


def test_without_a_secret_there_is_no_start_unless_debugging(tmp_path):
    if (ROOT / ".env").exists() or (ROOT / "var/demo/env").exists():
        pytest.skip("this checkout has a secret of its own")
    done = start(SECRET_KEY="")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert done.stderr.startswith("SECRET_KEY is not set")
    assert start(SECRET_KEY="", DEBUG="1").returncode == 0


def test_the_example_names_what_the_site_reads_and_nothing_else():
    folders = ("marketplace", "accounts", "gigs", "articles", "moderation")
    files = [ROOT / "manage.py", *(file for folder in folders for file in (ROOT / folder).rglob("*.py"))]
    reads = r"""\b(?:env\.\w+|environ\.get|getenv|read|several|choose|switch|one|whole)\(\s*["']([A-Z_]{3,})["']"""
    read = {name.removesuffix("_FILE") for file in files for name in re.findall(reads, file.read_text())}
    # What our own programs tell each other, and what the bench is asked for.
    assert set(EXAMPLE) == read - {"SERVING", "DOTENV", "ROWS"}
