"""`python3 run.py test`: the checks, then the suite; the last line is pytest's."""

import os
from subprocess import DEVNULL, PIPE, STDOUT, Popen

from marketplace.embedded_postgres.cluster import cluster_at
from marketplace.embedded_postgres.places import places

from .browsers import browser
from .children import step
from .paths import MANAGE, PYTHON, ROOT, VENV
from .reading import overruled, settings
from .saying import say

# On two processors one more than they are: while one waits for a program or a browser, two compute.
WORKERS = ("-n", "3", "--dist", "loadfile", "--no-loadscope-reorder")
CHECKS = {
    "ruff": [str(VENV / "bin" / "ruff"), "check", "--quiet"],
    "ruff format": [str(VENV / "bin" / "ruff"), "format", "--check", "--quiet"],
    "import-linter": [str(VENV / "bin" / "lint-imports")],
    "djlint": [str(VENV / "bin" / "djlint"), "--lint", "--quiet", "templates"],
    "migrations": [*MANAGE, "makemigrations", "--check", "--dry-run", "-v1"],
}


def main(arguments: list[str]) -> int:
    env = _environment()
    own_server = not settings(env).DATABASE_URL
    # All of them at once, beside the server that starts.
    beside = {name: _begin(command, env, stdout=PIPE, stderr=STDOUT) for name, command in CHECKS.items()}
    try:
        if own_server:
            cluster_at(places(ROOT, "test", throwaway=True)).sockets()
        # The suite collects its tests meanwhile, and waits for it where it is not ready.
        beside["template"] = template = _begin([PYTHON, "-m", "tests.template"], env)
        failed = [name for name in CHECKS if not _passes(name, beside[name])]
        _say_whether_there_is_a_browser()
        if failed:
            say(f"Failed: {', '.join(failed)}. The suite runs all the same.")
        code = step([str(PYTHON), "-m", "pytest", *WORKERS, *arguments], env) or template.wait()
    except KeyboardInterrupt:
        return 130
    finally:
        for process in beside.values():
            process.terminate()
    return code or (1 if failed else 0)


def _environment() -> dict[str, str]:
    # Processes that share a suite must collect it in one order, whatever a set's order is.
    # Two suites at once share the throw-away server, not the database.
    ours = {"DJANGO_SETTINGS_MODULE": "tests.settings", "DEBUG": "0", "DEMO": "0", "SECRET_KEY": "only-for-tests"}
    ours |= {"PYTHONHASHSEED": "0", "DOTENV": "0"}
    # Whoever forbids to keep what is compiled has each of a hundred programs compile the project anew.
    ours["PYTHONDONTWRITEBYTECODE"] = ""
    return overruled({"TEST_DB": str(os.getpid()), "DATABASE_URL": ""} | os.environ, **ours)


def _begin(command: list[str], env: dict[str, str], **pipes) -> Popen:
    return Popen(command, cwd=ROOT, env=env, stdin=DEVNULL, **pipes)


def _passes(name: str, check: Popen) -> bool:
    """Say what it said, once it has ended."""
    say(name)
    said, _ = check.communicate()
    print(said.decode(errors="replace"), end="", flush=True)
    return check.returncode == 0


def _say_whether_there_is_a_browser() -> None:
    if browser() is None:
        say("No Chromium here, so the browser tests are skipped (Debian: apt-get install chromium-headless-shell).")
