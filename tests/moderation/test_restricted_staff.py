"""Whose account is suspended or closed has no role: what stays is what is theirs."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEvent, PausedError
from gigs.models import Gig
from moderation.models import Case, Closure, DeniedHost, RuleMode
from tests.factories import make_user

from .conftest import make_staff
from .factories import case_of, make_appeal, make_decision, make_report, make_waiting_gig, rule

WHY = "That is work without pay, whatever it is called."


@pytest.fixture
def restricted(db):
    """Senior moderator, editor and superuser, suspended for a week."""
    person = make_staff("Hetty", "senior moderator")
    person.groups.add(Group.objects.get(name="editor"))
    person.is_superuser = True
    person.save()
    person.set_hold("frozen", None, WHY, until=timezone.now() + timedelta(days=7))
    return person


@pytest.mark.parametrize("hold", ["limited", "frozen", "removed"])
@pytest.mark.parametrize("is_superuser", [False, True])
def test_no_hold_leaves_a_role(senior, hold, is_superuser):
    senior.is_superuser = is_superuser
    assert senior.has_perm("moderation.decide_case") and senior.has_module_perms("moderation")
    senior.set_hold(hold, None, WHY)
    assert not senior.has_perm("moderation.decide_case")
    assert not senior.has_perms(["accounts.see_held"])
    assert not senior.has_module_perms("moderation")


def test_with_the_hold_its_role_comes_back(restricted, gig):
    make_report(gig)
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        case_of(gig).claim(restricted)
    assert case_of(gig).assignee == restricted


VERBS = {
    "claim": lambda case, by: case.claim(by),
    "decide": lambda case, by: case.decide(by, ["no_violation"], WHY),
    "propose": lambda case, by: Closure.propose(make_user(), case, by, clause=rule("2.3"), facts="“x”", reason=WHY),
    "switch": lambda case, by: RuleMode.switch("shouting", True, by),
    "revise": lambda case, by: rule("1.1").revise(by, {"short": "Other words", "change_note": "They are better."}),
    "deny": lambda case, by: DeniedHost.deny("example.org", "It spies on people.", by),
}


@pytest.mark.parametrize("verb", VERBS)
def test_no_verb_of_staff_is_theirs(restricted, gig, verb):
    make_report(gig)
    case, before = case_of(gig), AuditEvent.objects.count()
    with pytest.raises(PermissionDenied):
        VERBS[verb](case, restricted)
    assert AuditEvent.objects.count() == before


def test_a_host_stays_denied(restricted, senior):
    denied = DeniedHost.deny("example.org", "It spies on people.", senior)
    with pytest.raises(PermissionDenied):
        denied.lift(restricted, "It is fine.")
    assert DeniedHost.objects.in_force().get() == denied


def test_they_answer_no_appeal(restricted, gig, ada, margaret):
    appeal = make_appeal(make_decision(gig, margaret), ada)
    for verb in (lambda: appeal.decide(restricted, "upheld", WHY), lambda: appeal.reply(restricted, WHY)):
        with pytest.raises(PermissionDenied):
            verb()
    assert appeal.is_open


def test_they_close_no_account_and_drop_nothing_that_they_proposed(restricted, senior):
    account = make_user()
    closure = Closure.propose(
        account, Case.open_for(account, "own", senior), senior, clause=rule("2.3"), facts="“x”", reason=WHY
    )
    senior.set_hold("removed", None, WHY)
    for verb in (lambda: closure.confirm(restricted), lambda: closure.drop(senior, WHY)):
        with pytest.raises(PermissionDenied):
            verb()
    assert closure.is_open


def test_they_undo_nothing(ada, senior):
    case = case_of(make_waiting_gig(owner=ada))
    case.decide(senior, ["approve"])
    senior.set_hold("frozen", None, WHY)
    with pytest.raises(PermissionDenied):
        case.undo(senior)
    assert not Case.objects.open().exists()


def test_they_vouch_for_nobody(restricted, gig):
    with pytest.raises(PausedError):
        gig.client.vouch(restricted, "We met them.")


@pytest.mark.parametrize(
    "name", ["moderation:queue", "moderation:flag_list", "moderation:appeal_queue", "articles:desk", "admin:index"]
)
def test_no_page_of_staff_opens(client, restricted, name):
    client.force_login(restricted)
    assert client.get(reverse(name), follow=True).status_code == 403


def test_they_see_what_is_held_no_longer(restricted, senior, gig):
    gig.set_hold("frozen", None, WHY)
    assert Gig.objects.visible_to(senior).filter(pk=gig.pk).exists()
    assert not Gig.objects.visible_to(restricted).filter(pk=gig.pk).exists()


@pytest.mark.parametrize("name", ["moderation:standing", "moderation:appeal_list", "dashboard"])
def test_what_is_theirs_stays_open(client, restricted, name):
    client.force_login(restricted)
    assert client.get(reverse(name)).status_code == 200
