import shutil

import pytest

from marketplace.embedded_postgres.locks import FileLock, alone

from .checkout import Checkout, copy, open_folder


@pytest.fixture
def folder():
    with open_folder() as found:
        yield found


@pytest.fixture
def checkout(folder):
    """One that has no cluster yet, where PostgreSQL's programs have to quote each path."""
    made = Checkout(folder / "with a 'space'" / ("long-" + "x" * 200))
    yield made
    made.remove()


@pytest.fixture(scope="session")
def data(tmp_path_factory, worker_id):
    """The data of a cluster as the engine makes it, made once for all processes of this suite."""
    ours = tmp_path_factory.getbasetemp()
    shared = ours if worker_id == "master" else ours.parent
    made, users = shared / "data", FileLock(shared / "data.users")
    with alone(shared / "data.lock"):
        users.share()
        if not made.exists():
            first = Checkout(ours / "first")
            first.run("SELECT 1")
            copy(first.places.data, made)
            first.remove()
    yield made
    with alone(shared / "data.lock"):
        if users.try_alone():
            shutil.rmtree(made)


@pytest.fixture(scope="session")
def shared_checkout(data, tmp_path_factory):
    """One for tests that leave nothing behind but tables."""
    made = Checkout(tmp_path_factory.mktemp("upstream"))
    made.begin_with(data)
    yield made
    made.remove()
