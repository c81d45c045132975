"""Personal words of the audit stand apart: erased, the event and its seal stay what they were."""

from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import InternalError, connection, transaction
from django.utils import timezone

from accounts.models import AuditEvent, AuditWords, apart, record
from accounts.models.audit_seal import seal_audit
from accounts.models.audit_words import ERASED
from accounts.retention import forget_audit_words
from marketplace.clock import STEPS
from tests.factories import make_gig, make_user

pytestmark = pytest.mark.django_db
CANARY = "tweet-tweet"


def events_that_say(word):
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM accounts_auditevent e WHERE e::text LIKE %s", [f"%{word}%"])
        return cursor.fetchone()[0]


def read(about):
    return AuditEvent.objects.of(about).latest("pk")


def verify():
    call_command("verify_audit", stdout=StringIO())


@pytest.fixture
def event(ada):
    record("user.note", ada, ada, before={"name": apart(CANARY), "hold": "none"}, after={"name": ""}, reason=CANARY)
    return read(ada)


def test_no_word_of_a_person_stands_in_the_event(event):
    assert events_that_say(CANARY) == 0
    assert event.reason.startswith("token:")
    assert (event.why, event.was, event.became) == (CANARY, {"name": CANARY, "hold": "none"}, {"name": ""})


def test_the_same_words_twice_are_two_tokens(event, ada):
    record("user.note", ada, ada, reason=CANARY)
    assert len(set(AuditWords.objects.values_list("token", flat=True))) == 3


def test_what_only_looks_like_it_stays_as_it_is(ada):
    said = {"skills": ["words"], "note": "words", "kept": {"other": "words"}}
    record("user.note", ada, ada, after=said)
    assert read(ada).after == said
    assert not AuditWords.objects.exists()


def test_words_cannot_be_changed_and_a_forgery_is_found(event):
    with pytest.raises(InternalError, match="Cannot update"), transaction.atomic():
        AuditWords.objects.update(words="Nothing of the kind.")
    verify()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("UPDATE accounts_auditwords SET words = 'Nothing of the kind.' WHERE words = %s", [CANARY])
        cursor.execute("SET LOCAL session_replication_role = origin")
    with pytest.raises(CommandError, match="broken in 2 places"):
        verify()


def test_erased_the_event_says_so_and_its_seal_holds(event, ada):
    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        assert seal_audit() == 1
    AuditWords.objects.of(ada).delete()
    assert (read(ada).why, read(ada).was["name"]) == (ERASED, ERASED)
    verify()


def test_what_others_wrote_about_others_and_what_belongs_to_a_case_is_kept(ada, grace):
    record("user.note", grace, grace, reason="Hers.")
    record("user.note", grace, ada, reason="By ada, about grace.")
    record("user.note", ada, grace, reason="Of a case.", case="case1")
    AuditWords.objects.of(ada).delete()
    assert set(AuditWords.objects.values_list("words", flat=True)) == {"Hers.", "Of a case."}


def test_after_six_years_the_words_go_and_the_event_stays(event, ada):
    assert forget_audit_words() == 0
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("UPDATE accounts_auditevent SET at = at - interval '6 years 3 days'")
        cursor.execute("SET LOCAL session_replication_role = origin")
    assert forget_audit_words() == 2
    assert read(ada).why == ERASED
    assert "accounts.retention.forget_audit_words" in STEPS


def test_a_changed_text_of_a_gig_stands_apart_and_its_facts_do_not(ada):
    gig = make_gig()
    gig.revise({"summary": CANARY, "reply_days": 9}, make_user())
    event = AuditEvent.objects.of(gig).get(action="gig.revise")
    assert "token" in event.after["summary"]
    assert (event.became["summary"], event.after["reply_days"]) == (CANARY, 9)
