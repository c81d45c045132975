"""More people than the suite's: dorothy moderates as well, audrey audits, senga is senior."""

import pytest
from django.contrib.auth.models import Group

from tests.factories import make_user


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
