"""More people than the suite's: dorothy moderates as well, audrey audits, senga is senior, and everybody at once."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from accounts.models import User
from tests.database import taken_back
from tests.directly import get, post
from tests.factories import make_user

from .triples import at_the_door

STAFF = {
    "margaret": "moderator",
    "dorothy": "moderator",
    "senga": "senior moderator",
    "olga": "senior moderator",
    "edith": "editor",
    "audrey": "auditor",
}


def make_staff(name: str, role: str):
    user = make_user(f"{name.lower()}@example.com", name=name, is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    return user


@pytest.fixture
def other_moderator(db):
    return make_staff("Dorothy", "moderator")


@pytest.fixture
def senior(db):
    return make_staff("Senga", "senior moderator")


@pytest.fixture
def auditor(db):
    return make_staff("Audrey", "auditor")


@pytest.fixture(scope="module")
def people(once):
    with once():
        everybody = {role: make_user(name=role.title()) for role in ("member", "owner", "partner")}
        everybody |= {name: make_staff(name.title(), role) for name, role in STAFF.items()}
        return everybody | {"root": User.objects.create_superuser("root@example.com", "x")}


@pytest.fixture(scope="module")
def closed(once):
    """Was a senior moderator and an editor until the account was closed."""
    with once():
        closed = make_staff("Hetty", "senior moderator")
        closed.groups.add(Group.objects.get(name="editor"))
        closed.set_hold("removed", None, "It asked for deposits.")
        return closed


@pytest.fixture
def answers(people, closed):
    """What each role gets for a request; nothing that one does is there for the next. A closed account has no role."""

    def ask(method, name, *args, data=None):
        found = {"visitor": at_the_door(method, reverse(f"moderation:{name}", args=args))}
        for role, person in (people | {"closed": closed}).items():
            with taken_back():
                if method == "get":
                    found[role] = get(person, f"moderation:{name}", *args)
                else:
                    found[role] = post(person, f"moderation:{name}", *args, data=data)
        assert found.pop("closed") == found["member"], name
        return found

    return ask
