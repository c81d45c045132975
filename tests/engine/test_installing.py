"""A fresh clone with nothing installed, where the packages cannot be had."""

import os
import subprocess
import sys

import pytest

from marketplace.runner.environment import _why_not
from marketplace.runner.saying import Refusal

from .checkout import ROOT


@pytest.fixture
def clone(tmp_path):
    there = tmp_path / "a fresh clone"
    subprocess.run(["git", "clone", "--quiet", "--shared", ROOT, there], check=True)
    return there


def test_without_the_network_one_sentence_says_so(clone):
    nowhere = {"PIP_INDEX_URL": "http://127.0.0.1:1/simple", "PIP_RETRIES": "1", "PIP_CONFIG_FILE": os.devnull}
    command = [sys.executable, str(clone / "run.py")]
    done = subprocess.run(command, env=os.environ | nowhere, capture_output=True, text=True, timeout=120)

    assert done.returncode not in (0, None)
    assert "the network is needed the first time" in done.stderr
    assert done.stderr.count("\n") == 1, done.stderr
    assert not (clone / ".venv" / "installed").exists()


def test_a_package_that_is_not_the_pinned_one_is_named():
    said = "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.\n    django==5.2 from somewhere"
    assert "nothing was installed: django==5.2 from somewhere" in _why_not(said)


def test_a_full_disk_is_told_as_such():
    with pytest.raises(Refusal, match="The disk is full"):
        _why_not("OSError: [Errno 28] No space left on device")
