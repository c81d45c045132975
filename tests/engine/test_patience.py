"""A database that is away for a moment is a pause; a commit that is not safe is an error."""

import threading
import time

import psycopg2
import pytest
from django.db.utils import OperationalError

from marketplace.embedded_postgres.server import SOCKET
from marketplace.patient_postgres.base import DatabaseWrapper
from marketplace.patient_postgres.options import options
from marketplace.patient_postgres.patience import patience

from .checkout import finish

ENTRY = {"NAME": "upstream", "USER": "postgres", "PASSWORD": "", "PORT": "", "OPTIONS": options()}
DEFAULTS = {
    "TIME_ZONE": None,
    "CONN_MAX_AGE": 0,
    "CONN_HEALTH_CHECKS": False,
    "AUTOCOMMIT": True,
    "ATOMIC_REQUESTS": False,
}


@pytest.fixture(scope="module")
def running(shared_checkout):
    program = shared_checkout.start("SELECT 1", "wait")
    shared_checkout.wait_until_it_waits(program)
    yield shared_checkout.server
    finish(program)


@pytest.fixture
def server(running, django_db_blocker):
    with django_db_blocker.unblock():
        yield running


def engine(sockets, name="upstream"):
    return DatabaseWrapper(ENTRY | DEFAULTS | {"HOST": str(sockets), "NAME": name}, "default")


def seconds(call):
    begun = time.monotonic()
    with pytest.raises((psycopg2.OperationalError, OperationalError)):
        call()
    return time.monotonic() - begun


def test_it_waits_as_long_as_it_is_told(tmp_path):
    patience.set(0.8)
    assert 0.7 < seconds(engine(tmp_path).connect) < 3


def test_it_connects_as_soon_as_there_is_a_server(server, tmp_path):
    patience.set(10)
    late = tmp_path / SOCKET
    threading.Timer(0.5, lambda: late.symlink_to(server.sockets() / SOCKET)).start()

    connection = engine(tmp_path)
    connection.connect()

    assert connection.is_usable()
    connection.close()


def test_a_database_that_does_not_exist_is_not_waited_for(server):
    patience.set(10)
    assert seconds(engine(server.sockets(), "nothing").connect) < 2


def test_a_commit_that_no_standby_confirmed_is_an_error(server):
    connection, other = engine(server.sockets()), engine(server.sockets())
    other.connect()
    with connection.cursor() as cursor, other.cursor() as others:
        cursor.execute("CREATE TABLE IF NOT EXISTS pledges (number int)")
        cursor.execute("SELECT pg_backend_pid()")
        pid = cursor.fetchone()[0]
        others.execute("SET synchronous_commit = off")
        demand_a_standby(others, "nobody")
        connection.set_autocommit(False)
        cursor.execute("INSERT INTO pledges VALUES (1)")
        cancel = threading.Timer(0.5, others.execute, [f"SELECT pg_cancel_backend({pid})"])
        cancel.start()

        with pytest.raises(OperationalError, match="not confirmed"):
            connection.commit()

        cancel.join()
        demand_a_standby(others, "")
    connection.close()
    other.close()


def demand_a_standby(cursor, name):
    cursor.execute(f"ALTER SYSTEM SET synchronous_standby_names = '{name}'")
    cursor.execute("SELECT pg_reload_conf(), pg_sleep(0.2)")
