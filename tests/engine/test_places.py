"""Whose data lies where, and who may come near it."""

import os
import subprocess

import pytest

from marketplace.embedded_postgres.binaries import programs

from .checkout import Checkout, finish, nobody, open_folder

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="needs root, to be somebody else as well")
AS_NOBODY = os.environ | {"AS_NOBODY": "1"}


def test_another_checkout_with_a_long_and_odd_path_has_its_own_data(shared_checkout, checkout, data):
    shared_checkout.run("CREATE TABLE mine AS SELECT 1")
    checkout.begin_with(data)
    assert checkout.run("SELECT count(*) FROM pg_tables WHERE tablename = 'mine'") == ["0"]


@as_root
def test_another_user_of_the_machine_does_not_get_in(shared_checkout):
    program = shared_checkout.start("SELECT 1", "wait")
    shared_checkout.wait_until_it_waits(program)

    sockets = str(shared_checkout.places.sockets)
    psql = [programs(shared_checkout.places) / "psql", "-h", sockets, "-U", "postgres", "-c", "SELECT 1", "upstream"]
    refused = subprocess.run(psql, user=nobody().pw_uid, cwd="/", capture_output=True, text=True)

    assert "Peer authentication failed" in refused.stderr
    finish(program)


@as_root
def test_an_ordinary_user_has_the_data_in_the_checkout(ordinary):
    assert ordinary.run("SELECT 1", env=AS_NOBODY) == ["1"]
    assert (ordinary.root / "var/live/data/PG_VERSION").exists()


@as_root
@pytest.mark.parametrize("sign", ['"', "$HOME", "$(id)", "`", "\\", "\n"])
def test_a_path_that_postgresql_cannot_pass_on_is_one_sentence(folder, sign):
    checkout = of_nobody(folder / f"up{sign}stream")
    try:
        _, error = checkout.start("SELECT 1", env=AS_NOBODY).communicate(timeout=30)
    finally:
        checkout.remove()
    assert error.startswith("PostgreSQL cannot work where a path has one of") and error.count("\n") == 1


@as_root
def test_somebody_who_sits_on_the_sockets_name_is_avoided(ordinary):
    squatted = ordinary.places.sockets
    squatted.mkdir(mode=0o777)  # root's, not theirs
    try:
        assert ordinary.run("SELECT 1", env=AS_NOBODY) == ["1"]
    finally:
        squatted.rmdir()


@as_root
def test_a_folder_without_permission_is_one_sentence(folder):
    ordinary = of_nobody(folder / "upstream")
    (ordinary.root / "var").mkdir(mode=0o755)
    _, error = ordinary.start("SELECT 1", env=AS_NOBODY).communicate(timeout=30)
    assert error == f"No permission for {ordinary.root}/var/live: start as the user it belongs to.\n"


@pytest.fixture(scope="module")
def ordinary():
    with open_folder() as folder:
        made = of_nobody(folder / "upstream")
        yield made
        made.remove()


def of_nobody(root):
    """A checkout that belongs to `nobody`, who is not root."""
    made = Checkout(root, owner=lambda: nobody().pw_uid)
    os.chown(made.root, nobody().pw_uid, nobody().pw_gid)
    return made
