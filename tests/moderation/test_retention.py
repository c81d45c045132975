"""Three years after a case was decided its words go; what was decided, and when, stays."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import connection
from django.utils import timezone

from accounts.models import AuditEvent
from marketplace.clock import STEPS
from moderation.models import Case, Decision, Report
from moderation.retention import GONE, forget_old_cases
from tests.factories import make_gig

from .factories import case_of, make_appeal, make_report, rule

pytestmark = pytest.mark.django_db
CANARY = "tweet-tweet, and long enough to be read by a moderator as an explanation"
LONG_AGO = timedelta(days=3 * 365 + 2)


def tables_with(word):
    found = set()
    with connection.cursor() as cursor:
        for model in [*apps.get_app_config("moderation").get_models(), *apps.get_app_config("accounts").get_models()]:
            cursor.execute(f'SELECT count(*) FROM "{model._meta.db_table}" t WHERE t::text LIKE %s', [f"%{word}%"])
            if cursor.fetchone()[0]:
                found.add(model.__name__)
    return found


@pytest.fixture
def story(ada, margaret, senior):
    """A report, a decision and an appeal that say the canary wherever words can be said."""
    gig = make_gig(title=f"A {CANARY}"[:80], description=CANARY)
    gig.client.members.create(user=ada, role="owner")
    make_report(gig, explanation=CANARY, name=CANARY, legal_ground=CANARY, is_illegal=True)
    decision = case_of(gig).decide(margaret, ["remove"], CANARY, clause=rule(), facts=CANARY)
    decision.undo.until = timezone.now()
    decision.undo.save()
    appeal = make_appeal(decision, ada, f"{CANARY} and so on")
    appeal.reply(ada, CANARY)
    appeal.decide(senior, "upheld", CANARY)
    return decision


def age(by):
    """Everything happened so much longer ago."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for table, column in [("case", "decided_at"), ("decision", "at"), ("appeal", "decided_at")]:
            cursor.execute(f"UPDATE moderation_{table} SET {column} = {column} - %s", [by])
        cursor.execute("SET LOCAL session_replication_role = origin")


def test_nothing_goes_before_its_time(story):
    age(LONG_AGO - timedelta(days=3))
    before = tables_with("tweet-tweet")
    assert forget_old_cases() == 0
    assert tables_with("tweet-tweet") == before >= {"Report", "Decision", "Appeal", "AppealMessage", "AuditWords"}


def test_what_still_holds_somebody_back_is_kept(story):
    age(LONG_AGO)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("UPDATE moderation_decision SET until = now() + interval '1 day'")
        cursor.execute("SET LOCAL session_replication_role = origin")
    assert forget_old_cases() == 0


def test_what_an_open_appeal_asks_about_is_kept(ada, margaret):
    gig = make_gig()
    gig.client.members.create(user=ada, role="owner")
    make_report(gig)
    make_appeal(case_of(gig).decide(margaret, ["remove"], CANARY, clause=rule()), ada)
    age(LONG_AGO)
    assert forget_old_cases() == 0


def test_after_three_years_the_words_go_and_the_facts_stay(client, story, ada):
    age(LONG_AGO)
    assert forget_old_cases() == Case.objects.count() >= 1
    assert tables_with("tweet-tweet") <= {"Notification"}  # which half a year later is deleted anyway
    kept, report = Decision.objects.get(pk=story.pk), Report.objects.get()
    assert (kept.outcomes, kept.reason, kept.about_hash) == (["remove"], GONE, story.about_hash)
    assert (report.email, report.evidence, report.decision) == ("erased@erased.invalid", {}, kept)
    assert AuditEvent.objects.of(kept.case).latest("pk").action == "case.forget"
    client.force_login(ada)
    assert GONE in client.get(kept.get_absolute_url()).content.decode()
    assert forget_old_cases() == 0


def test_the_clock_knows_the_step():
    assert "moderation.retention.forget_old_cases" in STEPS
