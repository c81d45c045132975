"""Who may do what."""

import pytest
from django.contrib.auth.models import Group

ROLES = ["moderator", "senior moderator", "editor", "auditor"]


@pytest.mark.parametrize("role", ROLES)
def test_every_role_sees_what_is_held(db, role):
    assert Group.objects.get(name=role).permissions.filter(codename="see_held").exists()


@pytest.mark.parametrize(
    ("role", "may"), [("moderator", True), ("senior moderator", True), ("editor", False), ("auditor", False)]
)
def test_only_moderators_judge(db, role, may):
    assert Group.objects.get(name=role).permissions.filter(codename="decide_case").exists() is may


@pytest.mark.parametrize("role", ["moderator", "senior moderator", "auditor"])
def test_these_roles_write_nothing_through_the_admin(db, role):
    assert writes(role) == set()


def test_editors_write_only_about_articles(db):
    assert writes("editor") == {"change_article", "add_topic", "change_topic"}


def writes(role):
    names = Group.objects.get(name=role).permissions.values_list("codename", flat=True)
    return {name for name in names if name.startswith(("add_", "change_", "delete_"))}


def test_a_member_has_none_of_it(ada):
    assert not ada.has_perm("accounts.see_held")
    assert not ada.has_perm("moderation.decide_case")
