"""The people of the suite: ada hires, grace and linus build, margaret moderates, edith edits."""

import pytest
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection
from pytest_django.plugin import blocking_manager_key

from tests.factories import make_client, make_gig, make_user


def pytest_collection_modifyitems(items):
    """A test with real transactions begins with what the migrations wrote."""
    for item in items:
        marker = item.get_closest_marker("django_db")
        if marker and marker.kwargs.get("transaction"):
            item.add_marker(pytest.mark.django_db(**marker.kwargs | {"serialized_rollback": True}), append=False)


WRITTEN = {}  # what the migrations wrote


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup):
    WRITTEN["rows"] = connection._test_serialized_contents


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_teardown(item, nextitem):
    """It empties the tables at its end, so what the migrations wrote is put back for the test that comes next."""
    yield
    if nextitem and has_transactions(item):
        with item.config.stash[blocking_manager_key].unblock():
            call_command("flush", verbosity=0, interactive=False, inhibit_post_migrate=True)
            connection.creation.deserialize_db_from_string(WRITTEN["rows"])
            ContentType.objects.clear_cache()


def has_transactions(item) -> bool:
    marker = item.get_closest_marker("django_db")
    return bool(marker and marker.kwargs.get("transaction")) or "transactional_db" in item.fixturenames


@pytest.fixture(autouse=True)
def nothing_is_kept(monkeypatch):
    """What one test reads is never what another made; who tests keeping turns it on."""
    monkeypatch.setattr("marketplace.lib.keeping.is_on", False)


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


def _staff(email, role, **fields):
    user = make_user(email, is_staff=True, **fields)
    user.groups.add(Group.objects.get(name=role))
    return user
