"""The admin shows everything and writes no state: whatever is sent there, `status`, `hold` and the audit stay."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.contrib.auth.models import Group
from django.contrib.messages.storage.cookie import CookieStorage
from django.urls import reverse

import marketplace.urls  # noqa: F401 - registers everything
from accounts.models import AuditEvent, AuditSeal, Developer, Skill
from moderation.models import AppealMessage, Clause, Decision, Undo
from tests.factories import make_client, make_gig, make_skill
from tests.moderation.conftest import make_staff
from tests.moderation.factories import make_appeal, make_decision
from tests.pages import Reader, filled
from tests.test_audited_verbs import MAKE

SITE = admin.site._registry
STATE = {"status", "hold", "hold_until"}
WRITTEN_ONCE = {AuditEvent, AuditSeal, Decision, Undo, AppealMessage, Clause, Group}
# What may be chosen in a list: verbs of the models, and what holds no state.
VERBS = {
    "moderation.Case": {"release", "weigh"},
    "moderation.RuleMode": {"put_to_work"},
    "accounts.Skill": {"retire", "readmit"},
    "accounts.Developer": {"write_skill_words"},
    "account.EmailAddress": {"make_verified", "delete_selected"},
    "gigs.SavedGig": {"delete_selected"},
    "articles.Topic": {"delete_selected"},
    "articles.Claim": {"delete_selected"},
}
HAS_STATE = [model for model in SITE if STATE & {field.name for field in model._meta.fields}]
WATCHED = [*HAS_STATE, *(model for model in SITE if model in WRITTEN_ONCE)]
WISHED = {"status": "removed", "hold": "none", "hold_until_0": "2030-01-01", "hold_until_1": "10:00", "version": "99"}


def label(model):
    return model._meta.label


@pytest.fixture
def root(client, admin_user):
    client.force_login(admin_user)
    return admin_user


@pytest.fixture
def asked(rf, admin_user):
    request = rf.get("/admin/")
    request.user = admin_user
    return request


@pytest.fixture
def row(request, ada, margaret):
    """One row of a model, however it comes to be."""

    def make(model):
        if label(model) in MAKE and label(model) != "moderation.Appeal":
            return MAKE[label(model)][0]()
        appeal = make_appeal(make_decision(make_gig(client=make_client(owner=ada)), margaret), ada)
        appeal.reply(ada, "Please look at the third line.")
        AuditSeal.objects.create(first=1, last=1, count=1, previous="0" * 64, hash="1" * 64)
        return model._base_manager.order_by("-pk").first()

    return make


def page(model, action, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{action}", args=args)


def test_no_form_of_it_has_a_field_of_state(asked):
    for model, shown in SITE.items():
        for of, form in forms_of(model, shown, asked):
            own = STATE & {field.name for field in of._meta.fields}
            assert not own & set(form.base_fields), f"{label(of)} in the admin of {label(model)}"
        assert not STATE & set(shown.list_editable), label(model)


def forms_of(model, shown, asked):
    forms = [(model, shown.get_form(asked, change=True))]
    forms += [(model, shown.get_form(asked))] if shown.has_add_permission(asked) else []
    return forms + [(inline.model, inline.get_formset(asked).form) for inline in shown.get_inline_instances(asked)]


def test_what_is_written_once_is_written_nowhere_there(asked):
    parts = [(shown, part) for shown in SITE.values() for part in (shown, *shown.get_inline_instances(asked))]
    once = [(shown, part) for shown, part in parts if part.model in WRITTEN_ONCE]
    for shown, part in once:
        may = [part.has_add_permission(asked, *([None] if part is not shown else []))]
        may += [part.has_change_permission(asked), part.has_delete_permission(asked)]
        assert may == [False] * 3, f"{label(part.model)} in the admin of {label(shown.model)}"
    assert {part.model for _, part in once} == WRITTEN_ONCE


def test_its_actions_are_verbs(asked):
    for model, shown in SITE.items():
        assert set(shown.get_actions(asked)) <= VERBS.get(label(model), set()), label(model)
        assert not (model in HAS_STATE and shown.has_delete_permission(asked)), label(model)


@pytest.mark.parametrize("model", WATCHED, ids=label)
def test_a_superuser_who_sends_everything_writes_no_state(client, root, row, model):
    about = row(model)
    assert about is not None, "make one, so that it is tried"
    before, events = state_of(about), list(AuditEvent.objects.order_by("pk").values())
    for address in (page(model, "change", about.pk), page(model, "add")):
        send_everything(client, address)
    client.post(page(model, "delete", about.pk), {"post": "yes"})
    chosen = {"_selected_action": [about.pk], "post": "yes", "form-0-id": about.pk, "form-0-status": "removed"}
    for action in ("delete_selected", "set_hold", "approve"):
        client.post(page(model, "changelist"), chosen | {"action": action})
    client.post(page(model, "changelist"), chosen | {"_save": "1", "form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 1})

    after = model._base_manager.filter(pk=about.pk).first()
    assert after is not None, "it is gone"
    assert state_of(after) == before
    now = list(AuditEvent.objects.order_by("pk").values())
    assert now[: len(events)] == events
    assert {event["action"] for event in now[len(events) :]} <= {
        "superuser.use",
        f"{model._meta.model_name}.repair",
    } | {
        f"{model._meta.model_name}.edit",
        "gig.set_skills",
    }


def state_of(about):
    written_once = type(about) in WRITTEN_ONCE
    fields = about._meta.concrete_fields
    # A repair is a new version: its number moves by the model's own hand, and is not what was sent.
    names = [f.attname for f in fields if written_once or f.name in STATE]
    return {name: getattr(about, name) for name in names} | {"wished": getattr(about, "version", 0) == 99}


def send_everything(client, address):
    """The form as a browser would send it, with the state as somebody wishes it in every part."""
    form = next(
        (f for f in Reader(client.get(address).content.decode()).forms if "csrfmiddlewaretoken" in f["names"]), None
    )
    data = filled(form, {}) if form else {}
    prefixes = {name.rsplit("-", 1)[0] for name in data if name.count("-") == 2}
    wished = WISHED | {f"{prefix}-{name}": value for prefix in prefixes for name, value in WISHED.items()}
    return client.post(address, data | wished | {"_save": "Save"})


def test_a_superuser_neither_makes_nor_changes_nor_deletes_a_role(client, root):
    auditor = Group.objects.get(name="auditor")
    said = {"name": "anybody", "permissions": ["1"], "_save": "Save"}
    chosen = {"action": "delete_selected", "_selected_action": [auditor.pk], "post": "yes"}
    before = list(Group.objects.order_by("pk").values("pk", "name", "permissions"))
    assert client.get(page(Group, "change", auditor.pk)).status_code == 200
    for address, data in [
        (page(Group, "add"), said),
        (page(Group, "change", auditor.pk), said),
        (page(Group, "delete", auditor.pk), {"post": "yes"}),
    ]:
        assert client.post(address, data).status_code == 403, address
    client.post(page(Group, "changelist"), chosen)
    assert list(Group.objects.order_by("pk").values("pk", "name", "permissions")) == before


# -- whom the audit hears of


def test_each_use_by_a_superuser_is_an_event_before_anything_happens(client, root, gig):
    client.get(page(type(gig), "change", gig.pk))
    client.post(page(type(gig), "delete", gig.pk))
    events = AuditEvent.objects.filter(action="superuser.use").order_by("pk")
    assert [(event.actor, event.role, event.after["method"]) for event in events] == [
        (root, "superuser", "GET"),
        (root, "superuser", "POST"),
    ]
    assert events[0].after["path"] == page(type(gig), "change", gig.pk)


def test_nobody_is_closed_here_and_saving_nothing_is_no_event(client, root, ada):
    address = page(type(ada), "change", ada.pk)
    assert 'name="is_active"' not in client.get(address).content.decode()
    kept = {"email": ada.email, "name": ada.name, "time_zone": ada.time_zone, "came_for": ada.came_for}
    assert client.post(address, kept).status_code == 302
    ada.refresh_from_db()
    assert ada.is_active and not AuditEvent.objects.filter(action="user.repair").exists()


def test_a_moderator_who_looks_uses_no_such_power(client, margaret, gig):
    client.force_login(margaret)
    assert client.get(page(type(gig), "change", gig.pk)).status_code == 200
    assert not AuditEvent.objects.filter(action="superuser.use").exists()


# -- looking


def test_an_auditor_opens_every_list_of_ours_and_changes_nothing(client, db):
    client.force_login(make_staff("Audrey", "auditor"))
    private = {"moderation.SavedQueue", "gigs.SavedGig"}
    ours = {"accounts", "gigs", "articles", "moderation"}
    for model, shown in SITE.items():
        if model._meta.app_label not in ours or label(model) in private:
            continue
        assert client.get(page(model, "changelist"), {"q": "x"} if shown.search_fields else {}).status_code == 200, (
            model
        )
        assert client.get(page(model, "add")).status_code == 403, model


@pytest.mark.parametrize("model", SITE, ids=label)
def test_every_list_is_shown_and_searched_with_anything(client, root, rf, model):
    assert client.get(page(model, "changelist")).status_code == 200
    for words in ("", "nothing-like-it", "\x00", "%", "9" * 3000):
        request = rf.get(page(model, "changelist"), {"q": words})
        request.user, request._messages = root, CookieStorage(request)
        answer = SITE[model].changelist_view(request)
        assert answer.status_code == 200, words
        list(answer.context_data["cl"].result_list)


def test_its_history_is_the_audits(client, root, ada, margaret):
    decision = make_decision(make_gig(client=make_client(owner=ada)), margaret)
    shown = client.get(page(type(decision.case), "history", decision.case.pk)).content.decode()
    assert "case.decide" in shown and "Margaret, moderator" in shown
    assert client.get(page(type(decision.case), "history", 10**9)).status_code == 404


def test_a_second_factor_is_reset_one_by_one_and_its_secret_shown_to_nobody(client, root, grace):
    code = Authenticator.objects.create(user=grace, type="totp", data={"secret": "JBSWY3DP"})
    assert "JBSWY3DP" not in client.get(page(Authenticator, "change", code.pk)).content.decode()
    client.post(page(Authenticator, "delete", code.pk), {"post": "yes"})
    assert not Authenticator.objects.exists()
    assert AuditEvent.objects.of(grace).get(action="user.reset_second_factor").actor == root


# -- repairs are the verbs


def choose(client, model, action, *rows):
    return client.post(page(model, "changelist"), {"action": action, "_selected_action": [row.pk for row in rows]})


def test_a_skill_is_retired_and_offered_again(client, root):
    skill = make_skill("go")
    choose(client, Skill, "retire", skill)
    assert Skill.objects.get(pk=skill.pk).status == "retired"
    choose(client, Skill, "readmit", skill)
    assert Skill.objects.get(pk=skill.pk).status == "active"
    events = AuditEvent.objects.of(skill).values_list("action", flat=True)
    assert list(events) == ["skill.retire", "skill.readmit"]


def test_a_merged_skill_is_not_offered_again(client, root):
    old, new = make_skill("go"), make_skill("rust")
    Skill.objects.filter(pk=old.pk).update(status="retired", replaced_by=new)
    choose(client, Skill, "readmit", old)
    assert Skill.objects.get(pk=old.pk).status == "retired"


def test_the_words_of_a_profile_are_written_anew(client, root):
    developer = MAKE["accounts.Developer"][0]()
    Developer.objects.filter(pk=developer.pk).update(skill_words="wrong")
    choose(client, Developer, "write_skill_words", developer)
    assert Developer.objects.get(pk=developer.pk).skill_words != "wrong"
