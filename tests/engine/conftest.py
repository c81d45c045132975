import tempfile
from pathlib import Path

import pytest

from .checkout import Checkout


@pytest.fixture
def folder():
    """A folder an ordinary user may enter, unlike pytest's own."""
    with tempfile.TemporaryDirectory(prefix="engine-", dir="/tmp", ignore_cleanup_errors=True) as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.fixture
def checkout(folder):
    made = Checkout(folder / "upstream")
    yield made
    made.remove()


@pytest.fixture(scope="session")
def shared_checkout(tmp_path_factory):
    """One for tests that leave nothing behind but tables."""
    made = Checkout(tmp_path_factory.mktemp("upstream"))
    yield made
    made.remove()
