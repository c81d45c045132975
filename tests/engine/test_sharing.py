"""The first process in starts the server, the last one out stops it."""

import os

from .checkout import Checkout, finish


def test_the_first_connection_starts_it_and_the_last_one_out_stops_it(shared_checkout):
    program = shared_checkout.start("SELECT 1", "wait")
    shared_checkout.wait_until_it_waits(program)
    assert shared_checkout.server.sockets()

    finish(program)
    assert not shared_checkout.server.pid_file.is_true()


def test_what_was_written_is_there_after_a_restart(shared_checkout):
    shared_checkout.run("CREATE TABLE kept AS SELECT 7 AS number")
    assert shared_checkout.run("SELECT number FROM kept") == ["7"]


def test_two_commands_at_the_same_moment_share_one_server(checkout):
    first, second = (checkout.start("SELECT pg_postmaster_start_time()::text", "wait") for _ in range(2))
    assert checkout.wait_until_it_waits(first) == checkout.wait_until_it_waits(second)
    finish(first)
    assert checkout.server.sockets()
    finish(second)


def test_a_short_command_does_not_stop_a_server_in_use(shared_checkout):
    long = shared_checkout.start("SELECT 1", "wait", "SELECT 2")
    shared_checkout.wait_until_it_waits(long)

    shared_checkout.run("SELECT 3")
    assert shared_checkout.server.sockets()
    assert finish(long) == ["2"]


def test_a_forked_child_that_ends_leaves_its_parent_the_server(shared_checkout):
    assert shared_checkout.run("SELECT 1", "fork", "reconnect", "SELECT 2") == ["1", "2"]


def test_settings_that_name_it_start_nothing(checkout):
    checkout.run()
    assert not checkout.places.home.exists()


def test_a_throw_away_server_forgets_everything(folder):
    checkout = Checkout(folder / "upstream", "test")
    try:
        environment = os.environ | {"THROWAWAY": "1"}
        checkout.run("CREATE TABLE gone AS SELECT 1", env=environment)
        assert not checkout.places.data.exists()
        assert not checkout.places.sockets.exists()
    finally:
        checkout.remove()
