"""Whatever is done for a case is recorded with it, and in the role that somebody acted in."""

import pytest

from accounts.models import AuditEvent
from moderation.models import Case, Closure, RuleMode, Source
from tests.factories import make_user

from .factories import case_of, make_appeal, make_report, make_waiting_gig, rule

WHY = "That is work without pay, whatever it is called."


def events(**which):
    return [(e.action, e.role) for e in AuditEvent.objects.filter(**which).order_by("pk")]


def test_a_decision_is_one_story_under_its_case(gig, ada, margaret, senior):
    report = make_report(gig)
    case = case_of(gig)
    case.claim(margaret)
    decision = case.decide(margaret, ["remove", "strike"], WHY, clause=rule("1.1"), facts="“x”")
    appeal = make_appeal(decision, ada)
    appeal.reply(senior, "Which line do you mean?")
    appeal.decide(senior, "overturned", "The week is paid after all.")
    assert events(case=case.public_id) == [
        ("case.open", "system"),
        ("report.send", "system"),
        ("case.claim", "moderator"),
        ("gig.hold", "moderator"),
        ("pause.start", "moderator"),
        ("case.decide", "moderator"),
        ("appeal.send", "member"),
        ("appeal.reply", "senior moderator"),
        ("appeal.decide", "senior moderator"),
        ("appeal.answer", "senior moderator"),
        ("decision.write", "senior moderator"),
        ("pause.end", "senior moderator"),
        ("gig.hold", "senior moderator"),
        ("gig.give_time_back", "senior moderator"),
    ]
    assert report.case == case


def test_an_approval_and_its_undoing(ada, margaret):
    gig = make_waiting_gig(owner=ada)
    case = case_of(gig)
    case.decide(margaret, ["approve"])
    case.undo(margaret)
    assert events(case=case.public_id)[1:] == [
        ("gig.approve", "moderator"),
        ("case.decide", "moderator"),
        ("gig.put_back", "moderator"),
        ("case.undo", "moderator"),
    ]


def test_a_closure(margaret, senior):
    account = make_user()
    case = Case.open_for(account, Source.OWN, margaret)
    Closure.propose(account, case, margaret, clause=rule("2.3"), facts="“x”", reason=WHY).confirm(senior)
    assert events(case=case.public_id)[1:] == [
        ("closure.propose", "moderator"),
        ("closure.confirm", "senior moderator"),
        ("case.decide", "senior moderator"),
        ("user.hold", "senior moderator"),
    ]


@pytest.mark.parametrize("who", ["senior", "admin_user"])
def test_what_is_no_case_has_a_role_alone(who, request):
    RuleMode.switch("shouting", True, request.getfixturevalue(who))
    role = "superuser" if who == "admin_user" else "senior moderator"
    assert events(action="rule.switch") == [("rule.switch", role)]
    assert AuditEvent.objects.get(action="rule.switch").case == ""


def test_what_somebody_does_as_a_member_stays_a_members(margaret, client):
    make_waiting_gig(owner=margaret)
    assert {role for _, role in events(actor=margaret)} == {"member"}
