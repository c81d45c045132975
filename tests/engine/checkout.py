"""A checkout for one test, and programs that use its database."""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from marketplace.embedded_postgres.cluster import _make_home
from marketplace.embedded_postgres.places import ROOTS_HOME, places
from marketplace.embedded_postgres.server import Server

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(__file__).with_name("program.py")


class Checkout:
    def __init__(self, root: Path, mode: str = "live", owner=os.geteuid):
        root.mkdir(parents=True, exist_ok=True)
        with patch("os.geteuid", owner):
            self.root, self.places = root, places(root, mode)
        self.server = Server(self.places)
        self.programs = []

    def begin_with(self, data: Path):
        """Have a cluster that was made elsewhere."""
        _make_home(self.places)
        copy(data, self.places.data)

    def start(self, *steps, **options):
        """A program that is still running; `finish` it."""
        pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
        command = [sys.executable, str(PROGRAM), str(self.root), *steps]
        program = subprocess.Popen(command, text=True, **pipes, **options)
        self.programs.append(program)
        return program

    def run(self, *steps, **options):
        """The lines a program said; it must have ended well."""
        said, error = self.start(*steps, **options).communicate(timeout=30)
        assert not error, error
        return said.split()

    def wait_until_it_waits(self, program):
        """What it said until then."""
        said = []
        while (line := program.stdout.readline()) != "waiting\n":
            assert line, program.stderr.read()
            said.append(line.strip())
        return said

    def kill_everything(self):
        for program in self.programs:
            program.kill()
            program.wait()
        os.kill(self.server.pid_file.pid(), signal.SIGKILL)

    def remove(self):
        for program in self.programs:
            program.kill()
            program.communicate()
        self.server.stop()
        shutil.rmtree(self.places.sockets, ignore_errors=True)
        shutil.rmtree(self.root, ignore_errors=True)
        if ROOTS_HOME in self.places.home.parents:
            shutil.rmtree(self.places.home.parent, ignore_errors=True)


def copy(data, there):
    """With its owner and its modes, which `shutil` would lose."""
    subprocess.run(["cp", "-a", data, there], check=True)


def finish(program):
    said, error = program.communicate("go on\n", timeout=30)
    assert not error, error
    return said.split()


@contextmanager
def open_folder():
    """A folder an ordinary user may enter, unlike pytest's own."""
    with tempfile.TemporaryDirectory(prefix="engine-", dir="/tmp", ignore_cleanup_errors=True) as name:
        Path(name).chmod(0o755)
        yield Path(name)


def nobody():
    """An ordinary user, where the suite runs as root."""
    return pwd.getpwnam("nobody")
