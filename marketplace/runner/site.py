"""Web server and worker together: from a free port to the last goodbye."""

import errno
import http.client
import socket
import sys
import time
from collections.abc import Callable
from types import ModuleType

from .children import Child, stop, watch
from .paths import MANAGE, PYTHON, ROOT
from .saying import Refusal

LONGEST_START = 60.0
READ_BY_GUNICORN = ("PORT", "WEB_CONCURRENCY", "LOG_FORMAT")


def refuse_a_taken(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise Refusal(_why_no_port(port, error)) from error


def run(env: dict[str, str], said: ModuleType, greet: Callable[[], None]) -> int:
    """Serve until a signal comes; returns the exit code."""
    children = [_web(env, said), Child("task worker", [*MANAGE, "work"], env, restarts=True)]
    try:
        for child in children:
            child.start()
        _wait_for_answer(said.PORT, said.SITE_HOST, children[0])
        greet()
        watch(children)
    except KeyboardInterrupt:
        return 0
    finally:
        stop(children)
    return 1


def _web(env: dict[str, str], said: ModuleType) -> Child:
    if said.DEBUG:
        return Child("web server", [*MANAGE, "runserver", f"localhost:{said.PORT}"], env)
    config = str(ROOT / "marketplace" / "gunicorn.py")
    command = [str(PYTHON), "-m", "gunicorn", "--config", config, "--no-control-socket", "marketplace.wsgi"]
    # gunicorn reads them from the environment as they stand there, and no file that one of them names.
    return Child("web server", command, env | {name: str(getattr(said, name)) for name in READ_BY_GUNICORN})


def _wait_for_answer(number: int, host: str, web: Child) -> None:
    deadline = time.monotonic() + LONGEST_START
    while time.monotonic() < deadline:
        if web.is_gone():
            web.revive()
        if _answers(number, host):
            return
        time.sleep(0.05)
    print(f"The web server has not answered for {LONGEST_START:.0f} s; it is left running.", file=sys.stderr)


def _answers(number: int, host: str) -> bool:
    line = http.client.HTTPConnection("127.0.0.1", number, timeout=5)
    try:
        line.request("GET", "/healthz", headers={"Host": host})
        return line.getresponse().status < 400
    except (OSError, http.client.HTTPException):
        return False
    finally:
        line.close()


def _why_no_port(number: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {number} is taken by another program: choose one with PORT={number + 1}."
    if error.errno in (errno.EACCES, errno.EPERM):
        return f"Port {number} is not for ordinary users: choose one above 1024 with PORT=8000."
    return f"Port {number} cannot be used: {error.strerror}."
