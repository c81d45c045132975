"""Whatever is killed, the next start finds its data and no obstacle."""

import os
import shutil
import signal
import time

from .checkout import finish


def test_nothing_committed_is_lost_when_everything_is_killed(shared_checkout):
    program = shared_checkout.start("CREATE TABLE survives AS SELECT 5 AS number", "wait")
    shared_checkout.wait_until_it_waits(program)

    shared_checkout.kill_everything()

    assert shared_checkout.run("SELECT number FROM survives") == ["5"]


def test_a_server_whose_users_were_killed_serves_the_next_one_and_stops_after_it(shared_checkout):
    started = "SELECT pg_postmaster_start_time()"
    program = shared_checkout.start(started, "wait")
    before = " ".join(shared_checkout.wait_until_it_waits(program))
    program.kill()
    program.wait()

    assert " ".join(shared_checkout.run(started)) == before
    assert not shared_checkout.server.pid_file.is_true()


def test_a_pid_file_that_names_a_strangers_process_is_no_obstacle(shared_checkout):
    shared_checkout.run("SELECT 1")
    pid_file = shared_checkout.server.pid_file
    stale = [str(os.getpid()), str(shared_checkout.places.data), "1", "5432", str(shared_checkout.places.sockets), ""]
    pid_file.path.write_text("\n".join(stale) + "\n")

    assert shared_checkout.run("SELECT 2") == ["2"]


def test_the_servers_death_is_a_pause_for_who_was_connected(shared_checkout):
    program = shared_checkout.start("SELECT 1", "wait", "reconnect", "SELECT 2")
    shared_checkout.wait_until_it_waits(program)

    os.kill(shared_checkout.server.pid_file.pid(), signal.SIGKILL)

    assert finish(program) == ["2"]


def test_a_socket_swept_away_is_made_again(shared_checkout, monkeypatch):
    monkeypatch.setattr("marketplace.embedded_postgres.server.PATIENCE", 0.5)
    program = shared_checkout.start("SELECT 1", "wait")
    shared_checkout.wait_until_it_waits(program)
    shutil.rmtree(shared_checkout.places.sockets)

    sockets = shared_checkout.server.start()

    assert list(sockets.iterdir())
    finish(program)


def test_a_creation_that_was_killed_is_done_again(checkout):
    program = checkout.start("SELECT 1", start_new_session=True)
    half = checkout.places.data.with_name("data.new")
    while not (half / "global").exists():
        time.sleep(0.005)
    os.killpg(program.pid, signal.SIGKILL)
    assert not checkout.places.data.exists()

    assert checkout.run("SELECT 1") == ["1"]
    assert not half.exists()
