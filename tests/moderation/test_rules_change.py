"""Rules have versions: a change is a new one with a note, and what decisions cite stays as it was."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, InternalError, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEvent, StaleError
from moderation.models import Clause
from tests.pages import Reading

from .factories import make_decision, rule

REVISE = reverse("moderation:rule_revise", args=["2.2"])


def said(**fields):
    today = {"change_note": "Trials are named.", "valid_from": timezone.localdate().isoformat()}
    old = {name: getattr(rule(), name) for name in ("text", "facts_template", "reason_template")}
    return old | {"short": "All work is paid", "severity": "3", "expiry_months": "12"} | today | fields


# -- refusals


def test_nobody_but_a_senior_moderator_changes_a_rule(client, ada, edith, auditor, margaret, senior):
    assert client.get(REVISE).status_code == 302
    for person, status in {ada: 403, edith: 403, auditor: 403, margaret: 403, senior: 200}.items():
        client.force_login(person)
        assert client.get(REVISE).status_code == status, person
    client.force_login(margaret)
    assert client.post(REVISE, said()).status_code == 403
    assert Clause.objects.newest_of("2.2").count() == 1


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"change_note": ""}, "What changed, and why"),
        ({"valid_from": "2020-01-01"}, "today at the earliest"),
        ({"severity": "5"}, "Severity"),
        ({"expiry_months": "7"}, "Counts for"),
        ({"short": ""}, "Short line"),
        ({"text": "x\x00"}, "Null characters"),
    ],
)
def test_an_error_keeps_what_was_typed_and_changes_nothing(client, senior, wrong, words):
    client.force_login(senior)
    answer = client.post(REVISE, said(reason_template="Words of mine") | wrong)
    assert (answer.status_code, Clause.objects.newest_of("2.2").count()) == (422, 1)
    assert words in answer.content.decode() and "Words of mine" in answer.content.decode()


def test_a_version_is_not_rewritten_in_sql(db):
    for change in (lambda: Clause.objects.update(text="x"), Clause.objects.all().delete):
        with pytest.raises(InternalError, match="Cannot update or delete"), transaction.atomic():
            change()


def test_a_change_without_a_note_is_refused_by_the_database(db, senior):
    with pytest.raises(IntegrityError, match="clause_change_has_note"), transaction.atomic():
        Clause.objects.create(code="2.2", version=2, short="x", text="x", change_note="")


def test_of_two_changes_of_one_version_the_second_is_stale(senior):
    old = rule()
    old.revise(senior, {"short": "All work is paid", "change_note": "One."})
    with pytest.raises(StaleError):
        old.revise(senior, {"short": "Nothing is free", "change_note": "Two."})


@pytest.mark.parametrize("code", ["9.9", "x" * 300, "%00"])
def test_a_rule_that_never_was_is_not_found(client, db, senior, code):
    assert client.get(f"/rules/{code}/").status_code in {400, 404}
    client.force_login(senior)
    assert client.get(f"/moderation/rules/{code}/").status_code in {400, 404}


# -- what it does


def test_the_form_as_it_is_shown_needs_a_note_alone(senior):
    page = Reading(senior).open(REVISE)
    page.press("Publish version 2", change_note="Trials are named.")
    assert Clause.objects.newest_of("2.2").first().valid_from == timezone.localdate()


def test_the_new_words_count_and_the_old_ones_are_still_cited(client, gig, margaret, senior):
    decision = make_decision(gig, margaret)
    client.force_login(senior)
    answer = client.post(REVISE, said(), follow=True).content.decode()
    assert "All work is paid" in answer and "No unpaid work" in answer and "Trials are named." in answer
    decision.refresh_from_db()
    assert (rule().version, decision.clause.version, decision.clause.short) == (2, 1, "No unpaid work")
    event = AuditEvent.objects.get(action="clause.revise")
    assert (event.actor, event.before["short"], event.after["short"]) == (senior, "No unpaid work", "All work is paid")
    client.logout()
    page = client.get(reverse("moderation:rules")).content.decode()
    assert "2.2, version 2: Trials are named." in page and "/rules/2.2/" in page


def test_words_for_later_are_shown_and_do_not_count_yet(client, senior):
    client.force_login(senior)
    later = timezone.localdate() + timedelta(days=30)
    page = client.post(REVISE, said(valid_from=later.isoformat()), follow=True).content.decode()
    assert "In force from" in page
    assert rule().version == 1
