"""Which command was asked for, and in which Python it runs."""

import os
import signal
import sys
from importlib import import_module

from marketplace.embedded_postgres.errors import ClusterError, sentence

from . import environment
from .paths import PYTHON, ROOT, VENV
from .saying import Refusal

COMMANDS = {  # name: (what it does, module)
    "": ("the site in demo mode with invented people: web server, task worker, PostgreSQL", "demo"),
    "test": ("lint, architecture checks and the whole suite; extra arguments go to pytest", "suite"),
    "bench": ("what pages and queries cost among ROWS=1000000 gigs, as a table", "bench"),
    "serve": ("the site in production mode; wants SECRET_KEY, and SITE_URL for others than you", "serve"),
    "gallery": ("pictures of the running demo into docs/pictures (wants Chromium)", "gallery"),
}
DEVELOPING = ("test", "gallery")
PLANNED = ("drill", "scan", "lighthouse")


def main(arguments: list[str]) -> int:
    """Run one command; returns its exit code. A failure somebody can mend is one sentence."""
    signal.signal(signal.SIGTERM, _interrupt)
    signal.signal(signal.SIGHUP, _interrupt)
    signal.signal(signal.SIGINT, _interrupt)  # said, because a shell's background job ignores it
    try:
        return _run(arguments)
    except (Refusal, ClusterError) as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except OSError as error:
        print(sentence(error), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _run(arguments: list[str]) -> int:
    name, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if name in ("help", "-h", "--help"):
        print(_help())
        return 0
    if name in PLANNED and name not in COMMANDS:
        raise Refusal(f"`{name}` is not built yet.")
    if name not in COMMANDS:
        raise Refusal(f"There is no command `{name}`; `python3 run.py help` lists them.")
    environment.make(environment.DEVELOPMENT if name in DEVELOPING else environment.RUNNING)
    if os.path.realpath(sys.prefix) != os.path.realpath(VENV):
        os.execv(PYTHON, [str(PYTHON), str(ROOT / "run.py"), *arguments])  # noqa: S606
    os.chdir(ROOT)
    return import_module(f"marketplace.runner.{COMMANDS[name][1]}").main(rest)


def _help() -> str:
    lines = [f"  python3 run.py {name:<8} {text}" for name, (text, _) in COMMANDS.items()]
    return "\n".join([*lines, "", "PORT=8001 chooses another port; DEBUG=1 python3 run.py reloads what you edit."])


def _interrupt(number, frame):
    raise KeyboardInterrupt
