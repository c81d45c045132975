"""For ten minutes a decision can be taken back: nothing has left, and everything is as it was."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEvent
from gigs.models import Gig
from marketplace.lib.tasks.models import QueuedTask
from marketplace.lib.tasks.worker import run_due
from moderation.models import Decision, NotYoursToJudgeError
from moderation.models.refusals import NotNowError
from tests.factories import make_client, make_gig, make_user

from .conftest import make_staff
from .factories import WORDS, a_week, case_of, make_report, make_waiting_gig, make_waiting_profile, rule

pytestmark = pytest.mark.django_db
PLAIN = ["status", "hold", "hold_until", "published_at", "expires_at", "review_note"]


@pytest.fixture(scope="module")
def ada(once):
    with once():
        return make_user("ada@example.com", name="Ada")


@pytest.fixture(scope="module")
def margaret(once):
    with once():
        return make_staff("Margaret", "moderator")


@pytest.fixture(scope="module")
def sent(once, ada):
    with once():
        return make_waiting_gig(owner=ada)


@pytest.fixture
def waiting(db, sent):
    return Gig.objects.get(pk=sent.pk)


def state(about):
    about.refresh_from_db()
    return {name: getattr(about, name) for name in PLAIN}


def mails_of_now():
    """What the worker sends when everything that is due runs."""
    run_due()
    return sorted(message.to[0] for message in mail.outbox)


# -- mails wait


def test_no_mail_of_a_decision_leaves_for_ten_minutes(waiting, margaret):
    case_of(waiting).decide(margaret, ["request_changes"], WORDS)
    assert mails_of_now() == []
    QueuedTask.objects.update(run_after=timezone.now())
    assert mails_of_now() == ["ada@example.com"]


def test_they_are_due_ten_minutes_after_the_decision(waiting, margaret):
    now = timezone.now()
    case_of(waiting).decide(margaret, ["approve"])
    waits = [task.run_after - now for task in QueuedTask.objects.all()]
    assert len(waits) >= 2  # the owner's mail and the searches that it answers
    assert all(timedelta(minutes=9) < wait < timedelta(minutes=11) for wait in waits)


def test_what_is_enqueued_elsewhere_is_not_held_back(waiting, margaret, gig):
    case_of(waiting).decide(margaret, ["approve"])
    make_report(gig)
    assert mails_of_now() == ["noor@example.com"]


# -- taken back


@pytest.mark.parametrize("outcome", ["approve", "request_changes", "refuse"])
def test_a_review_is_as_it_was(waiting, margaret, ada, outcome):
    case, before = case_of(waiting), state(waiting)
    case.decide(margaret, [outcome], WORDS, clause=rule())
    assert state(waiting) != before
    case.undo(margaret)
    assert state(waiting) == before
    assert case.is_open
    assert not ada.notifications.exists()
    QueuedTask.objects.update(run_after=timezone.now())
    assert mails_of_now() == []


@pytest.mark.parametrize("outcome", ["limit", "freeze", "remove", "warn", "no_violation"])
def test_a_judgement_about_a_live_gig_is_as_it_was(gig, margaret, ada, outcome):
    report = make_report(gig)
    case, before = case_of(gig), state(gig)
    QueuedTask.objects.all().delete()
    case.decide(margaret, [outcome], WORDS, clause=rule(), **a_week(outcome))
    case.undo(margaret)
    report.refresh_from_db()
    assert state(gig) == before
    assert (report.outcome, report.decision, report.told_at) == ("open", None, None)
    assert not QueuedTask.objects.filter(name__contains="mail").exists()


def test_a_profile_is_as_it_was(margaret, grace):
    profile = make_waiting_profile(grace)
    case_of(profile).decide(margaret, ["approve"])
    profile.refresh_from_db()
    decided = Decision.objects.get().case
    decided.undo(margaret)
    profile.refresh_from_db()
    assert (profile.status, profile.published_at) == ("in_review", None)


def test_it_can_be_decided_again_and_the_mail_is_about_that(waiting, margaret, ada):
    case = case_of(waiting)
    case.decide(margaret, ["refuse"], WORDS, clause=rule())
    case.undo(margaret)
    case.decide(margaret, ["approve"])
    QueuedTask.objects.update(run_after=timezone.now())
    mails_of_now()
    assert [message.subject for message in mail.outbox] == [f"“{waiting.title}” is open"]


def test_what_was_undone_is_in_the_audit_and_nowhere_public(client, waiting, margaret, ada):
    case = case_of(waiting)
    decision = case.decide(margaret, ["refuse"], WORDS, clause=rule())
    case.undo(margaret)
    event = AuditEvent.objects.of(case).get(action="case.undo")
    assert (event.actor, event.role, event.before["decision"]) == (margaret, "moderator", decision.public_id)
    assert AuditEvent.objects.of(waiting).filter(action="gig.put_back").exists()
    assert decision not in Decision.objects.public()
    assert decision not in Decision.objects.for_owner()
    client.force_login(ada)
    assert waiting.title not in client.get(reverse("moderation:standing")).content.decode()


# -- refused


def test_after_ten_minutes_it_stands(waiting, margaret):
    case = case_of(waiting)
    case.decide(margaret, ["approve"])
    late = timezone.now() + timedelta(minutes=10, seconds=1)
    with time_machine.travel(late, tick=False), pytest.raises(NotNowError, match="mails have left"):
        case.undo(margaret)
    assert state(waiting)["status"] == "open"


def test_another_moderator_does_not_undo_it(waiting, margaret, other_moderator):
    case = case_of(waiting)
    case.decide(margaret, ["approve"])
    with pytest.raises(NotYoursToJudgeError):
        case.undo(other_moderator)


def test_what_somebody_went_on_from_stands(waiting, margaret, ada):
    case = case_of(waiting)
    case.decide(margaret, ["approve"])
    Gig.objects.get(pk=waiting.pk).pause(ada)
    with pytest.raises(NotNowError, match="changed since"):
        case.undo(margaret)
    assert state(waiting)["status"] == "paused"


def test_a_suspension_is_not_undone_here(senior):
    gig = make_gig(client=make_client())
    make_report(gig, category="scam")
    case = case_of(gig)
    for _ in range(1):
        case.decide(senior, ["remove", "strike"], WORDS, clause=rule("2.3"))
    with pytest.raises(NotNowError, match="reaches further"):
        case.undo(senior)


def test_it_is_undone_once(waiting, margaret):
    case = case_of(waiting)
    case.decide(margaret, ["approve"])
    case.undo(margaret)
    with pytest.raises(Exception, match="undo"):
        case.undo(margaret)


# -- the page


def test_the_button_is_there_for_who_decided_and_works(client, waiting, margaret, other_moderator):
    case = case_of(waiting)
    client.force_login(margaret)
    client.post(reverse("moderation:case_decide", args=[case.public_id]), {"outcome": "approve"})
    assert "Undo the decision" in client.get(case.get_absolute_url()).content.decode()
    address = reverse("moderation:case_undo", args=[case.public_id])
    client.get(address)
    assert state(waiting)["status"] == "open"
    assert client.post(address).status_code == 302
    assert state(waiting)["status"] == "in_review"
    client.force_login(other_moderator)
    assert "Undo the decision" not in client.get(case.get_absolute_url()).content.decode()
