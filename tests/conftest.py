"""The people of the suite: ada hires, grace and linus build, margaret moderates, edith edits."""

import pytest
from django.contrib.auth.models import Group

from tests.factories import make_client, make_gig, make_user


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
