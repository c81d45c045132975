"""Looking accounts, profiles, clients and skills up in the admin."""

import pytest
from django.urls import reverse

from accounts.models import AuditEvent, Developer, record
from tests.accounts.factories import make_developer
from tests.factories import make_client, make_skill

pytestmark = pytest.mark.django_db

MODELS = ["user", "developer", "client", "skill", "auditevent", "notification"]


@pytest.fixture
def root(client, admin_user):
    client.force_login(admin_user)
    return admin_user


def change(model, thing):
    return reverse(f"admin:accounts_{model}_change", args=[thing.pk])


@pytest.mark.parametrize("model", MODELS)
def test_nothing_is_deleted_there(client, root, grace, model):
    things = {
        "user": grace,
        "developer": make_developer(),
        "client": make_client(),
        "skill": make_skill("go"),
        "auditevent": record("test.event", grace, grace),
        "notification": grace.notifications.create(kind="x", title="x", url="/"),
    }
    response = client.post(reverse(f"admin:accounts_{model}_delete", args=[things[model].pk]), {"post": "yes"})

    assert response.status_code == 403


def test_a_profiles_state_is_shown_and_not_written(client, root):
    page = client.get(change("developer", make_developer())).content.decode()

    for name in ("status", "hold", "hold_until", "version", "published_at", "user", "handle"):
        assert f'name="{name}"' not in page
    assert 'name="headline"' in page


def test_an_accounts_hold_and_password_are_not_written(client, root, grace):
    page = client.get(change("user", grace)).content.decode()

    for name in ("hold", "password", "is_demo"):
        assert f'name="{name}"' not in page
    assert 'name="name"' in page


def test_a_clients_verification_is_not_written(client, root):
    page = client.get(change("client", make_client())).content.decode()

    assert 'name="verified"' not in page
    assert 'name="status"' not in page


@pytest.mark.parametrize("model", ["auditevent", "notification"])
def test_what_was_done_and_told_is_read_only(client, root, grace, model):
    thing = record("test.event", grace, grace)
    if model == "notification":
        thing = grace.notifications.create(kind="x", title="x", url="/")

    assert client.post(change(model, thing), {"action": "other"}).status_code == 403
    assert client.get(change(model, thing)).status_code == 200


def test_nobody_gives_roles_to_themselves(client, root):
    assert 'name="is_superuser"' not in client.get(change("user", root)).content.decode()


def test_a_repair_is_an_audit_event_and_a_new_version(client, root):
    developer = make_developer()
    page = client.get(change("developer", developer))
    form = page.context["adminform"].form
    data = {field.name: field.value() for field in form if field.value() not in (None, False)}
    inlines = {
        f"{formset.formset.prefix}-{name}": 0
        for formset in page.context["inline_admin_formsets"]
        for name in ("TOTAL_FORMS", "INITIAL_FORMS")
    }
    response = client.post(change("developer", developer), data | inlines | {"headline": "Repaired"})

    assert response.status_code == 302
    assert Developer.objects.get().headline == "Repaired"
    assert Developer.objects.get().version == developer.version + 1
    assert AuditEvent.objects.of(developer).get().actor == root


def filled(page, **fields):
    """The form of a page as a browser would send it, with `fields` in place of what it says."""
    forms = [page.context["adminform"].form]
    for shown in page.context["inline_admin_formsets"]:
        forms += [shown.formset.management_form, *shown.formset.forms]
    data = {field.html_name: field.value() for form in forms for field in form}
    return {name: value for name, value in data.items() if value is not None and value is not False} | fields


def test_who_acts_for_a_client_is_told_as_it_was_and_as_it_is(client, root, ada, grace):
    norrland = make_client(owner=ada)
    page = client.get(change("client", norrland))
    assert client.post(change("client", norrland), filled(page)).status_code == 302
    assert not AuditEvent.objects.filter(action="client.repair").exists()

    added = {"members-TOTAL_FORMS": 2, "members-1-user": grace.pk, "members-1-role": "poster"}
    added |= {"members-1-client": norrland.pk}
    assert client.post(change("client", norrland), filled(page, **added)).status_code == 302
    event = AuditEvent.objects.of(norrland).get(action="client.repair")
    assert (event.actor, event.before) == (root, {"members": [f"{ada.pk} owner"]})
    assert event.after == {"members": [f"{ada.pk} owner", f"{grace.pk} poster"]}


def test_a_member_taken_away_is_told(client, root, ada, grace):
    norrland = make_client(owner=ada)
    norrland.members.create(user=grace, role="viewer")
    page = client.get(change("client", norrland))
    assert client.post(change("client", norrland), filled(page, **{"members-1-DELETE": "on"})).status_code == 302
    event = AuditEvent.objects.of(norrland).get(action="client.repair")
    assert event.before["members"] == [*event.after["members"], f"{grace.pk} viewer"]


def test_a_word_of_a_skill_is_told(client, root):
    skill = make_skill("go")
    page = client.get(change("skill", skill))
    words = {"alias_rows-TOTAL_FORMS": 1, "alias_rows-0-word": "golang", "alias_rows-0-skill": skill.pk}
    assert client.post(change("skill", skill), filled(page, **words)).status_code == 302
    event = AuditEvent.objects.of(skill).get(action="skill.repair")
    assert (event.before, event.after) == ({"alias_rows": []}, {"alias_rows": ["golang"]})


def test_a_moderator_looks_and_does_not_write(client, margaret, grace):
    client.force_login(margaret)

    assert client.post(change("user", grace), {"name": "Other"}).status_code == 403
    assert client.post(change("developer", make_developer()), {"headline": "Other"}).status_code == 403


def test_a_member_does_not_even_look(client, linus):
    client.force_login(linus)

    assert client.get(reverse("admin:accounts_user_changelist")).status_code == 302
