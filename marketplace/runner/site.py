"""Web server and worker together: from a free port to the last goodbye."""

import errno
import http.client
import socket
import sys
import time
from collections.abc import Callable

from .children import Child, stop, watch
from .paths import MANAGE, PYTHON, ROOT
from .saying import Refusal

LONGEST_START = 60.0


def port(env: dict[str, str]) -> int:
    """The port asked for, if it can be had."""
    text = env.get("PORT") or "8000"
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 65536:
        raise Refusal(f"PORT: expected a number from 1 to 65535, found {text!r}.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(text)))
        except OSError as error:
            raise Refusal(_why_no_port(int(text), error)) from error
    return int(text)


def run(env: dict[str, str], number: int, host: str, greet: Callable[[], None], reloads: bool = False) -> int:
    """Serve until a signal comes; returns the exit code."""
    children = [_web(env, number, reloads), Child("task worker", [*MANAGE, "work"], env, restarts=True)]
    try:
        for child in children:
            child.start()
        _wait_for_answer(number, host, children[0])
        greet()
        watch(children)
    except KeyboardInterrupt:
        return 0
    finally:
        stop(children)
    return 1


def _web(env: dict[str, str], number: int, reloads: bool) -> Child:
    if reloads:
        return Child("web server", [*MANAGE, "runserver", f"localhost:{number}"], env)
    config = str(ROOT / "marketplace" / "gunicorn.py")
    command = [str(PYTHON), "-m", "gunicorn", "--config", config, "--no-control-socket", "marketplace.wsgi"]
    return Child("web server", command, env | {"PORT": str(number)})


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
