"""Roles need a second factor, except in the demo; and nobody gives what they lack, or a role to themselves."""

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.models import Group, Permission
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from accounts.models import AuditEvent, User
from tests.factories import make_user

PAGES = ["/moderation/", "/moderation/appeals/", "/admin/", "/gigs/", "/dashboard/"]
SET_UP = "/accounts/2fa/totp/activate/"


@pytest.fixture(autouse=True)
def outside_the_demo(settings):
    settings.STAFF_NEEDS_SECOND_FACTOR = True


@pytest.fixture
def staff(margaret, edith, senior, auditor, django_user_model):
    root = django_user_model.objects.create_superuser("root@example.com", "x")
    return [margaret, edith, senior, auditor, root]


def test_without_it_every_role_is_led_to_where_it_is_set_up(client, staff):
    for person in staff:
        client.force_login(person)
        for page in PAGES:
            answer = client.get(page)
            assert (answer.status_code, answer["Location"]) == (302, SET_UP), (person, page)


def test_a_suspended_account_has_no_role_and_keeps_what_is_its_own(client, margaret):
    margaret.set_hold("frozen", None, "It asked for deposits.")
    client.force_login(margaret)
    assert client.get("/standing/").status_code == 200
    assert client.get("/moderation/").status_code == 403


@pytest.mark.parametrize("gift", ["group", "permission"])
def test_whoever_gives_a_role_and_however_its_holder_is_asked(client, grace, gift):
    if gift == "group":
        Group.objects.get(name="auditor").user_set.add(grace)
    else:
        grace.user_permissions.add(Permission.objects.get(codename="view_case"))
    grace.refresh_from_db()
    assert grace.is_staff
    client.force_login(grace)
    assert client.get("/moderation/")["Location"] == SET_UP


def test_who_has_a_role_stays_staff(margaret):
    User.objects.filter(pk=margaret.pk).update(is_staff=False)
    with pytest.raises(IntegrityError, match="take the role away first"), transaction.atomic():
        connection.check_constraints()
    margaret.groups.clear()
    connection.check_constraints()


def test_without_it_nothing_is_done(client, gig, margaret):
    client.force_login(margaret)
    answer = client.post(reverse("moderation:report_new") + f"?about={gig.get_absolute_url()}", {})
    assert answer.status_code == 403
    assert "Set up the second factor first" in answer.content.decode()


def test_it_can_be_set_up_and_one_can_sign_out(client, margaret):
    client.force_login(margaret)
    assert client.get("/accounts/logout/").status_code == 200
    assert client.get(SET_UP).status_code in {200, 302}
    assert "/moderation/" not in client.get(SET_UP).get("Location", "")


def test_with_it_the_role_works(client, margaret):
    TOTP.activate(margaret, generate_totp_secret())
    client.force_login(margaret)
    assert client.get("/moderation/").status_code == 200


def test_members_and_visitors_are_not_asked(client, ada):
    assert client.get("/gigs/").status_code == 200
    client.force_login(ada)
    assert client.get("/dashboard/").status_code == 200


def test_the_demo_does_not_ask(client, margaret, settings):
    settings.STAFF_NEEDS_SECOND_FACTOR = False
    client.force_login(margaret)
    assert client.get("/moderation/").status_code == 200


# -- who gives roles


def change(client, by, whom, **fields):
    client.force_login(by)
    form = {"email": whom.email, "name": whom.name, "time_zone": "UTC", "came_for": "read", "is_active": "on"}
    return client.post(reverse("admin:accounts_user_change", args=[whom.pk]), form | fields)


@pytest.fixture
def root(django_user_model, settings):
    settings.STAFF_NEEDS_SECOND_FACTOR = False
    return django_user_model.objects.create_superuser("root@example.com", "x", name="Root")


def group(name):
    return str(Group.objects.get(name=name).pk)


def test_a_role_is_given_by_a_superuser_with_an_event_and_makes_staff(client, root, ada):
    answer = change(client, root, ada, groups=[group("moderator")])
    ada.refresh_from_db()
    assert (answer.status_code, ada.groups.get().name, ada.is_staff) == (302, "moderator", True)
    event = AuditEvent.objects.of(ada).get(action="user.repair")
    assert (event.actor, event.before["groups"], event.after["groups"]) == (root, [], ["moderator"])
    assert "name" not in event.after


def test_the_event_says_what_is_kept_of_being_staff(client, root, ada):
    change(client, root, ada, groups=[group("moderator"), group("editor")])
    [event] = AuditEvent.objects.of(ada).filter(action="user.repair")
    assert (event.before["is_staff"], event.after["is_staff"]) == (False, True)
    assert sorted(event.after["groups"]) == ["editor", "moderator"]

    change(client, root, ada, groups=[group("moderator"), group("editor")], email=ada.email.upper())
    ada.refresh_from_db()
    assert ada.is_staff and AuditEvent.objects.of(ada).filter(action="user.repair").count() == 1

    change(client, root, ada, groups=[])
    ada.refresh_from_db()
    event = AuditEvent.objects.of(ada).filter(action="user.repair").latest("pk")
    assert (event.before["is_staff"], event.after["is_staff"], ada.is_staff) == (True, False, False)


def test_no_moderator_gives_a_role_to_anybody_or_to_themselves(client, root, ada, margaret, senior):
    for by in (margaret, senior):
        for whom in (ada, by):
            before = set(whom.groups.values_list("name", flat=True))
            answer = change(client, by, whom, groups=[group("senior moderator")], is_superuser="on", is_staff="on")
            whom = type(whom).objects.get(pk=whom.pk)
            assert answer.status_code == 403
            assert (set(whom.groups.values_list("name", flat=True)), whom.is_superuser) == (before, False)


def test_a_superuser_does_not_change_their_own_role(client, root):
    change(client, root, root, groups=[group("auditor")])
    root.refresh_from_db()
    assert (root.is_superuser, root.groups.exists()) == (True, False)


def test_the_four_roles_are_there(db):
    assert set(Group.objects.values_list("name", flat=True)) >= {"moderator", "senior moderator", "editor", "auditor"}
    assert make_user().groups.count() == 0
