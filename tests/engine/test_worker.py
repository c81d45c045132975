"""A request that cannot even be read is answered in our words, with our headers."""

import os
import socket
import subprocess
import sys
import time

import pytest

from .checkout import ROOT

APPLICATION = "def application(environ, start):\n    start('204 No Content', [])\n    return []\n"


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    folder = tmp_path_factory.mktemp("application")
    (folder / "tiny.py").write_text(APPLICATION)
    with socket.create_server(("127.0.0.1", 0)) as probe:
        number = probe.getsockname()[1]
    environment = os.environ | {"PORT": str(number), "PYTHONPATH": f"{folder}:{ROOT}", "WEB_CONCURRENCY": "1"}
    command = [sys.executable, "-m", "gunicorn", "--config", str(ROOT / "marketplace/gunicorn.py"), "tiny"]
    server = subprocess.Popen(command, env=environment)
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and not ask(number, b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"):
        time.sleep(0.05)
    yield number
    server.terminate()
    server.wait(10)


def ask(port, words):
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=5) as line:
            line.sendall(words)
            return b"".join(iter(lambda: line.recv(65536), b"")).decode()
    except ConnectionRefusedError:
        return ""


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (b"nonsense\r\n\r\n", "400"),
        (b"GET /<script> HTTP/9.9\r\nHost: x\r\n\r\n", "400"),
        (b"GET /?" + b"a=1&" * 3000 + b" HTTP/1.1\r\nHost: x\r\n\r\n", "414"),
        (b"GET / HTTP/1.1\r\n" + b"a: 1\r\n" * 200 + b"\r\n", "431"),
        (b"GET / HTTP/1.1\r\nHost: x\r\nBad Header: 1\r\n\r\n", "400"),
    ],
)
def test_it_is_refused_with_our_headers_and_without_an_echo(port, words, status):
    said = ask(port, words)
    assert said.startswith(f"HTTP/1.1 {status} ")
    assert "Content-Security-Policy: default-src 'none'" in said
    assert "script" not in said


def test_a_readable_request_is_the_applications(port):
    assert ask(port, b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").startswith("HTTP/1.1 204")
