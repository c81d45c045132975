"""Who may do what."""

import pytest
from django.contrib.auth.models import Group


@pytest.mark.parametrize("role", ["moderator", "senior moderator", "auditor"])
def test_who_judges_or_audits_sees_what_is_held(db, role):
    assert Group.objects.get(name=role).permissions.filter(codename="see_held").exists()


def test_an_editor_sees_articles_and_the_words_that_they_name_alone(db):
    found = Group.objects.get(name="editor").permissions.exclude(content_type__app_label="articles")

    assert set(found.values_list("codename", flat=True)) == {"view_skill", "view_skillalias"}


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


def test_a_member_has_none_of_it_and_nothing_is_asked_for_that(ada, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert not ada.has_perm("accounts.see_held")
        assert not ada.has_perm("moderation.decide_case")
        assert not ada.has_module_perms("moderation")


def test_who_is_not_asked_for_a_second_factor_has_no_right_of_a_role(margaret):
    assert margaret.has_perm("moderation.decide_case")
    margaret.is_staff = False
    assert not margaret.has_perm("moderation.decide_case")
    assert not margaret.has_module_perms("moderation")
