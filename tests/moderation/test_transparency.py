"""/transparency/: its numbers are the events', whatever happened."""

import json
from collections import Counter
from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import AuditEvent
from moderation.models import Appeal, Case, Closure, Decision, Flag, Report, Source
from moderation.transparency import numbers
from tests.factories import make_client, make_gig, make_user

from .factories import a_week, case_of, make_appeal, make_report, rule

WHY = "That is work without pay, whatever it is called."
CATEGORIES = ["fake", "unpaid_work", "scam", "other"]
OUTCOMES = [["no_violation"], ["inadmissible"], ["warn"], ["limit"], ["remove"], ["warn", "strike"]]
ANSWERS = ["upheld", "partly", "overturned"]
# What happens to one gig: who reports it and why, what is decided and taken back at once, how it is decided for good,
# whether that is appealed and how it ends.
STORY = st.tuples(
    st.lists(st.sampled_from(CATEGORIES), min_size=1, max_size=3),
    st.none() | st.sampled_from(OUTCOMES),
    st.none() | st.sampled_from(OUTCOMES),
    st.none() | st.sampled_from(ANSWERS),
)


def tell(story, owner, margaret, senior):
    categories, undone, outcomes, answer = story
    gig = make_gig(client=make_client(owner=owner))
    for category in categories:
        make_report(gig, category=category)
    if undone and "strike" not in undone:  # points that stop an account are not taken back here
        decide(case_of(gig), margaret, undone).case.undo(margaret)
    if outcomes is None:
        return
    decision = decide(case_of(gig), margaret, outcomes)
    if answer and decision.is_appealable:
        make_appeal(decision, owner).decide(senior, answer, "The week is paid after all.")


def decide(case, by, outcomes):
    return case.decide(by, outcomes, WHY, clause=rule("3.1"), facts="“x”", **a_week(outcomes[0]))


def recounted():
    """The same numbers from the audit alone."""
    reports, decided, answers, by_decision = Counter(), Counter(), Counter(), {}
    for event in AuditEvent.objects.select_related("about_type"):
        if event.action == "report.send":
            reports[event.after["category"]] += 1
        elif event.action in {"case.decide", "decision.write"}:
            decided.update(event.after["outcomes"])
            by_decision[event.after.get("decision")] = event.after["outcomes"]
        elif event.action == "case.undo":
            decided.subtract(by_decision[event.before["decision"]])
        elif event.action == "appeal.answer":
            answers[event.after["outcome"]] += 1
    return reports, +decided, answers


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(stories=st.lists(STORY, min_size=1, max_size=3))
def test_the_numbers_are_those_of_the_events(db, margaret, senior, stories):
    for story in stories:
        tell(story, make_user(), margaret, senior)
    found = numbers()
    reports = Counter()
    for row in found["reports"]:
        reports[row.category] += row.reports
    appeals = {name: getattr(found["appeals"], name) for name in ANSWERS}
    expected = recounted()
    assert reports == expected[0]
    again = AuditEvent.objects.filter(action="decision.write", after__outcomes=["restore"])
    undone = {event.after["reverses"] for event in again}
    of_them = Report.objects.filter(outcome="upheld", decision__public_id__in=undone).count()
    assert sum(row.reversed for row in found["reports"]) == of_them
    assert {row.outcome: row.decisions for row in found["decisions"]} == dict(expected[1])
    assert {name: n for name, n in appeals.items() if n} == dict(expected[2])
    reversing = expected[2]["partly"] + expected[2]["overturned"]
    assert found["total"]["reversed"] == sum(1 for d in Decision.objects.all() if d.reversals.exists()) == reversing
    held = [e for e in AuditEvent.objects.filter(actor=None) if e.after.get("hold") in {"limited", "frozen"}]
    assert found["total"]["held_by_rule"] == len(held)
    undone = AuditEvent.objects.filter(action="case.undo").count()
    assert (found["total"]["undone"], found["total"]["decisions"]) == (undone, Decision.objects.count() - undone)
    assert found["appeals"].sent == AuditEvent.objects.filter(action="appeal.send").count()


def test_medians_stand_beside_what_is_promised(ada, gig, margaret):
    for hours in (1, 5, 30):
        make_report(gig)
        case = case_of(gig)
        case.decide(margaret, ["warn"], WHY, clause=rule())
        Case.objects.filter(pk=case.pk).update(
            priority=2, created_at=timezone.now() - timedelta(hours=hours), decided_at=timezone.now()
        )
    row = next(row for row in numbers()["speed"] if row.what == "Cases of priority 2")
    assert (row.promised, row.decided) == (timedelta(hours=24), 3)
    assert round(row.median / timedelta(hours=1)) == 5


def test_a_rule_shows_how_often_it_was_wrong(gig, margaret):
    kind = ContentType.objects.get_for_model(gig)
    make_report(gig)
    for number in range(5):
        Flag.objects.create(
            rule="shouting",
            version=1,
            points=1,
            effect="note",
            about_type=kind,
            about_id=gig.pk,
            about_version=1,
            text=str(number),
        )
    decision = case_of(gig).decide(margaret, ["warn"], WHY, clause=rule())
    Flag.objects.filter(text__in=["0", "1", "2"]).update(decision=decision, is_confirmed=True)
    Flag.objects.filter(text="3").update(decision=decision, is_confirmed=False)
    Flag.objects.filter(text="4").update(decision=None, is_confirmed=None)
    row = numbers()["rules"][0]
    assert (row.rule, row.marked, row.judged, row.error_rate) == ("shouting", 5, 4, 0.25)


def test_what_a_rule_held_counts_as_done_by_a_machine(client, gig, margaret):
    gig.set_hold("limited", None, "A rule marked it.", until=timezone.now() + timedelta(hours=72))
    gig.set_hold("none", None, "Its time was over.")
    gig.set_hold("limited", margaret, "A person did.")
    gig.set_hold("none", margaret, "It is fine.")
    assert (numbers()["total"]["held_by_rule"], numbers()["total"]["automated_share"]) == (1, 1.0)
    make_report(gig)
    case_of(gig).decide(margaret, ["warn"], WHY, clause=rule())
    assert numbers()["total"]["automated_share"] == 0.5  # one of the two
    assert "50 %" in client.get(reverse("moderation:transparency")).content.decode()


def test_the_page_is_public_names_nobody_and_stands_while_it_is_empty(client, db, gig, margaret):
    address = reverse("moderation:transparency")
    assert "Nothing was reported yet." in client.get(address).content.decode()
    make_report(gig)
    case_of(gig).decide(margaret, ["remove"], "Ada asks for unpaid work.", clause=rule())
    page = client.get(address).content.decode()
    assert "It asks for unpaid work" in page and "Removed" in page
    for private in [gig.title, gig.client.name, "Margaret", "Ada asks", "Noor"]:
        assert private not in page


@pytest.mark.parametrize(
    ("mode", "words"), [("team", "never answers the appeal"), ("solo", "One person runs this site")]
)
def test_it_says_which_rules_of_two_people_hold(client, db, settings, mode, words):
    settings.STAFF_MODE = mode
    assert words in client.get(reverse("moderation:transparency")).content.decode()


def test_an_answer_by_the_same_person_is_counted(client, gig, ada, senior, settings):
    settings.STAFF_MODE = "solo"
    make_report(gig)
    appeal = make_appeal(case_of(gig).decide(senior, ["remove"], WHY, clause=rule()), ada)
    Appeal.objects.update(created_at=timezone.now() - timedelta(days=2))
    appeal.refresh_from_db()
    appeal.decide(senior, "upheld", "It is not paid at all.")
    assert numbers()["appeals"].by_same_person == 1
    assert "answered by who decided" in client.get(reverse("moderation:transparency")).content.decode()


def test_a_closure_is_counted_as_its_event(ada, margaret, senior):
    case = Case.open_for(ada, Source.OWN, margaret)
    Closure.propose(ada, case, margaret, clause=rule("2.3"), facts="“x”", reason=WHY).confirm(senior)
    assert (
        {row.outcome: row.decisions for row in numbers()["decisions"]} == dict(recounted()[1]) == {"close_account": 1}
    )


def test_a_reversal_that_is_taken_back_reverses_nothing(client, gig, margaret):
    make_report(gig)
    removal = decide(case_of(gig), margaret, ["remove"])
    make_report(gig, category="scam")
    case = case_of(gig)
    case.decide(margaret, ["restore"], "The week is paid after all.")
    assert numbers()["total"]["reversed"] == 1
    case.undo(margaret)
    assert numbers()["total"]["reversed"] == 0
    assert {row.outcome: row.reversed for row in numbers()["decisions"]} == {"remove": 0}
    assert removal in Decision.objects.unreversed()
    assert "reversed later" not in client.get(reverse("moderation:log")).content.decode()
    assert "taken back at once" in client.get(reverse("moderation:transparency")).content.decode()


def test_a_program_reads_the_same(gig):
    make_report(gig)
    out = StringIO()
    call_command("transparency", stdout=out)
    assert json.loads(out.getvalue())["reports"][0]["reports"] == 1


def test_it_needs_as_many_questions_however_much_there_is(client, gig, margaret, django_assert_max_num_queries):
    make_report(gig)
    client.get(reverse("moderation:transparency"))
    with django_assert_max_num_queries(8):
        client.get(reverse("moderation:transparency"))
