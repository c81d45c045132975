"""Taking back a change that waits for a moderator: POST /gigs/<id>/change/withdraw/."""

import pytest
from django.urls import reverse

from accounts.models import AuditEvent, StateError
from gigs.clock import end_changes
from gigs.models import Gig, GigChange
from moderation.models import Case
from tests.factories import make_adas_gig, make_gig, make_user

from .hiring import make_member

pytestmark = pytest.mark.django_db
ROLES = {"owner": 302, "poster": 302, "viewer": 404, "stranger": 404, "moderator": 404}
POSSIBLE = {"in_review", "needs_changes"}


@pytest.fixture(scope="module")
def sent(once):
    with once():
        gig = make_adas_gig()
        for role in ("poster", "viewer"):
            make_member(gig.client, role)
        return gig.change({"pay_max": 520}, gig.client.people.get(email="ada@example.com"))


@pytest.fixture
def change(db, sent):
    return GigChange.objects.get(pk=sent.pk)


@pytest.fixture
def gig(change):
    return change.gig


@pytest.fixture
def ada(change):
    return change.by


@pytest.fixture
def people(gig, ada, margaret):
    colleagues = {role: gig.client.members.get(role=role).user for role in ("poster", "viewer")}
    return {"owner": ada, **colleagues, "stranger": make_user(), "moderator": margaret}


def address(gig):
    return reverse("gigs:gig_change_withdraw", args=[gig.public_id])


@pytest.mark.parametrize("state", GigChange.Status.values)
@pytest.mark.parametrize("role", ROLES)
def test_every_role_in_every_state(client, gig, change, people, role, state):
    applied_at = gig.published_at if state == "applied" else None
    GigChange.objects.update(status=state, applied_at=applied_at)
    client.force_login(people[role])

    wanted = ROLES[role] if state in POSSIBLE or ROLES[role] == 404 else 409
    assert client.post(address(gig)).status_code == wanted
    assert GigChange.objects.get().status == ("withdrawn" if wanted == 302 else state)


def test_a_visitor_signs_in_and_no_get_changes_anything(client, gig, change, ada):
    assert client.post(address(gig))["Location"].startswith(reverse("account_login"))
    client.force_login(ada)
    assert client.get(address(gig)).status_code == 405
    assert GigChange.objects.get().status == "in_review"


@pytest.mark.parametrize("status", ["in_review", "needs_changes"])
def test_what_waits_is_taken_back_when_its_gig_has_ended(gig, ada, change, status):
    make_gig().change({"pay_max": 530}, ada)
    GigChange.objects.filter(pk=change.pk).update(status=status)
    gig.refresh_from_db()
    gig.close(ada, "other")
    assert (end_changes(), end_changes()) == (1, 0)
    change.refresh_from_db()
    assert (change.status, Case.objects.open().about(change).exists()) == ("withdrawn", False)
    assert AuditEvent.objects.of(change).get(action="gigchange.withdraw").actor is None
    assert GigChange.objects.filter(status="withdrawn").count() == 1


def test_another_clients_change_is_not_there(client, change, gig):
    other = make_gig()
    client.force_login(other.client.members.get().user)
    assert client.post(address(gig)).status_code == 404


def test_the_gig_stays_as_it_is_and_nobody_has_to_read_it_any_more(client, gig, change, ada, margaret):
    case = Case.objects.open().about(change).get()
    case.claim(margaret)
    client.force_login(ada)
    client.post(address(gig))

    case = Case.objects.get()
    assert (case.status, case.is_open, case.decisions.exists()) == ("lapsed", False, False)
    assert Gig.objects.get().pay_max == gig.pay_max
    assert [event.action for event in AuditEvent.objects.of(change)][-1:] == ["gigchange.withdraw"]
    assert AuditEvent.objects.of(change).get(action="gigchange.withdraw").actor == ada
    assert AuditEvent.objects.of(case).filter(action="case.lapse", actor=ada).exists()
    client.force_login(margaret)
    assert change.get_absolute_url() not in client.get(reverse("moderation:queue")).content.decode()
    assert "Taken back by its owner" in client.get(case.get_absolute_url()).content.decode()
    with pytest.raises(StateError):
        case.decide(margaret, ["approve"])


def test_what_came_back_with_words_is_taken_back_too(gig, change, ada, margaret):
    Case.objects.get().decide(margaret, ["request_changes"], "Say for which hours.")
    change.refresh_from_db()
    change.withdraw(ada)
    assert (Case.objects.get().status, GigChange.objects.get().status) == ("decided", "withdrawn")


def test_the_page_of_the_gig_has_the_button_for_those_who_post_alone(client, gig, change, people):
    for role, user in people.items():
        client.force_login(user)
        html = client.get(gig.get_absolute_url()).content.decode()
        assert (address(gig) in html) is (role in {"owner", "poster"}), role
    client.force_login(people["owner"])
    assert address(gig) in client.get(reverse("gigs:gig_edit", args=[gig.public_id])).content.decode()
    client.post(address(gig), {"waiting": change.stamp})
    assert address(gig) not in client.get(gig.get_absolute_url()).content.decode()


def test_what_a_colleague_put_in_its_place_meanwhile_is_not_taken_back_unread(client, gig, change, ada):
    seen = change.stamp
    Gig.objects.get().change({"pay_max": 540}, ada)
    client.force_login(ada)
    assert client.post(address(gig), {"waiting": seen}).status_code == 409
    assert GigChange.objects.get().status == "in_review"


def test_afterwards_another_change_waits_in_a_case_of_its_own(gig, change, ada):
    change.withdraw(ada)
    again = Gig.objects.get().change({"pay_max": 540}, ada)
    assert Case.objects.open().about(again).exists()
    assert list(GigChange.objects.order_by("pk").values_list("status", flat=True)) == ["withdrawn", "in_review"]
