"""The people of the suite: ada hires, grace and linus build, margaret moderates, edith edits."""

import gc
from contextlib import ExitStack

import pytest
from _pytest.runner import runtestprotocol
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.db import transaction
from django.test import TransactionTestCase

from marketplace.lib import keeping
from tests.database import copied, put_back
from tests.factories import make_client, make_gig, make_user
from tests.frame_room import with_room
from tests.visitor import Visitor

WAITING = ("tests/browser/", "tests/engine/")
SPREAD_OVER = 0.7  # of all files

# Looking for what tests leave in circles takes a twentieth of the time, and a suite ends before it fills a gigabyte.
gc.set_threshold(5_000_000)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Files that wait for programs and browsers stand among those that compute: one process waits while others work.

    None stands near the end, where nobody would be left to work beside it.
    """
    files = {item.path: any(folder in item.path.as_posix() for folder in WAITING) for item in items}
    place = {}
    for waits, share in ((True, SPREAD_OVER), (False, 1)):
        these = [path for path in files if files[path] is waits]
        place |= {path: share * number / len(these) for number, path in enumerate(these)}
    items.sort(key=lambda item: place[item.path])


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish():
    """What is left goes with the process; pytest would look for garbage in all of it, five times over."""
    gc.freeze()


def pytest_runtest_protocol(item, nextitem):
    """As pytest does it, with room for the frames: forty of its own are below those of a test.

    Of what passed one report is enough; the process that gathers them would read five messages for each test.
    """
    for report in with_room(runtestprotocol, item, log=False, nextitem=nextitem):
        if report.when == "call" or not report.passed:
            item.ihook.pytest_runtest_logreport(report=report)
    return True


# Who tests with real transactions leaves rows behind; putting back is quicker than emptying a hundred tables.
TransactionTestCase._fixture_teardown = lambda case: put_back()


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_modify_db_settings, django_db_blocker):
    with ExitStack() as made:
        with django_db_blocker.unblock():
            made.enter_context(copied())
        yield
        with django_db_blocker.unblock():
            made.close()


@pytest.fixture(scope="module", autouse=True)
def rows_of_the_migrations(django_db_setup, django_db_blocker):
    """What a thread or a program of another file wrote late is no row of this one."""
    with django_db_blocker.unblock():
        put_back()


@pytest.fixture(scope="module")
def once(rows_of_the_migrations, django_db_blocker):
    """`with once():` writes rows that every test of the file finds as they were made; the last one takes them along.

    They stand in a transaction around those of the tests, so SQL's now() is that of the first test.
    """
    with django_db_blocker.unblock():
        around = transaction.atomic()
        around.__enter__()
    yield django_db_blocker.unblock
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        around.__exit__(None, None, None)


# What one test reads is never what another made; who tests keeping turns it on.
keeping.is_on = False


@pytest.fixture(autouse=True)
def nothing_is_spent():
    """Of what one test may try a few times only, another has tried nothing."""
    cache.clear()


@pytest.fixture
def client():
    return Visitor()


@pytest.fixture
def ada(db):
    return make_user("ada@example.com", name="Ada")


@pytest.fixture
def grace(db):
    return make_user("grace@example.com", name="Grace")


@pytest.fixture
def linus(db):
    return make_user("linus@example.com", name="Linus")


@pytest.fixture
def margaret(db):
    return _staff("margaret@example.com", "moderator", name="Margaret")


@pytest.fixture
def edith(db):
    return _staff("edith@example.com", "editor", name="Edith")


@pytest.fixture
def adas_client(ada):
    return make_client(owner=ada, name="Halden Freight", slug="halden-freight")


@pytest.fixture
def gig(adas_client):
    return make_gig(client=adas_client)


@pytest.fixture
def read(client):
    """The page at an address as somebody signed in reads it."""

    def as_(user, address):
        client.force_login(user)
        return client.get(address).content.decode()

    return as_


def _staff(email, role, **fields):
    user = make_user(email, is_staff=True, **fields)
    user.groups.add(Group.objects.get(name=role))
    return user
