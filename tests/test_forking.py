"""A program that is forked says what it says when it is started, and has nothing of ours before it asks for it."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

from tests.forking import run

ROOT = settings.BASE_DIR
SETTINGS = "import marketplace.settings"
SEEN = "import os, sys; print(os.getcwd(), *sys.argv, *os.environb.items(), *sys.stdin); sys.exit(3)"
OURS = "import sys; print(*{'marketplace', 'accounts', 'gigs', 'articles', 'moderation', 'manage'} & {*sys.modules})"


@pytest.mark.parametrize(
    ("arguments", "variables"),
    [
        (["-c", SETTINGS], {"PORT": "8000"}),
        (["-c", SETTINGS], {"PORT": "abc"}),
        (["-c", SETTINGS], {"SITE_NAME": b"\xff"}),
        (["-c", SEEN, "a word"], {"PORT": "8000", "SITE_NAME": b"\xff"}),
        (["-c", OURS], {}),
        ([str(ROOT / "manage.py"), "import_gigs", "/nothing"], {}),
        ([str(ROOT / "run.py"), "help"], {}),
        ([str(ROOT / "run.py"), "serve"], {"PORT": "abc"}),
    ],
)
def test_it_says_what_it_says_when_it_is_started(arguments, variables):
    told = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "SECRET_KEY": "x" * 50, "DOTENV": "0"}
    around = {"cwd": ROOT, "env": told | variables}
    command = [sys.executable, *arguments]
    started = subprocess.run(command, **around, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60)
    forked = run(*arguments, **around)
    assert (forked.returncode, forked.stdout, forked.stderr) == (started.returncode, started.stdout, started.stderr)


def test_it_has_nothing_of_ours():
    assert run("-c", OURS, cwd=ROOT, env={}).stdout == "\n"
