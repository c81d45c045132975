"""Whatever is decided about whatever, taken back, appealed or restored: at most twelve statements."""

from datetime import timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import AuditEvent, Pause, Skill, SkillProposal
from gigs.models import Gig, GigChange
from moderation.models import Appeal, Case, Closure, Decision, Flag, Outcome
from moderation.models.answerable import account_of
from moderation.models.decision import TIMED
from moderation.models.effect import REVIEWS
from moderation.models.options import is_possible, options
from moderation.models.subject import KINDS, kind_of, model_of
from moderation.views.accounts import get_closure
from moderation.views.appeal_desk import get_appeal
from tests.database import taken_back
from tests.factories import make_skill, make_user

from .conftest import make_staff
from .factories import make_appeal, make_report, rule
from .things import LATER, WAITING, change_to_read

WHY = "That is work without pay, for a whole week."
MOST = 12


@pytest.fixture
def seniors(db):
    """They may decide everything, and what they may is known as it is on a page."""
    found = [make_staff(name, "senior moderator") for name in ("Senga", "Olga")]
    for person in found:
        person.has_perm("moderation.decide_case")
    for model in (Appeal, AuditEvent, Case, Closure, Decision, Gig, GigChange, Pause, Skill, SkillProposal):
        ContentType.objects.get_for_model(model)
    return found


def count(costs, step, work):
    with CaptureQueriesContext(connection) as asked:
        result = work()
    found = [query["sql"] for query in asked.captured_queries]
    costs[step] = [sql for sql in found if not sql.startswith(("SAVEPOINT", "RELEASE"))]
    return result


def together(about) -> list[list[str]]:
    """Every outcome that is possible, alone and with points."""
    alone = [[outcome] for outcome in options(about)]
    with_points = [[*one, "strike"] for one in alone if one != ["strike"]]
    return alone + [both for both in with_points if all(is_possible(about, one, both) for one in both)]


def parts_of(outcomes) -> dict:
    parts = {} if "restore" in outcomes else {"clause": rule("2.3"), "facts": "“x”"}
    if "limit" in outcomes:
        parts["until"] = timezone.now() + timedelta(days=7)
    if not set(TIMED).isdisjoint(outcomes):
        parts["account_until"] = timezone.now() + timedelta(days=7)
    return parts


def decide(costs, about, by, outcomes, step=None):
    case = Case.objects.get(pk=Case.open_for(about, "own", by).pk)
    parts = parts_of(outcomes)
    return count(costs, step or "+".join(outcomes), lambda: case.decide(by, outcomes, WHY, **parts))


def appeal_all(costs, decision, by):
    """Every answer to an appeal against it."""
    appeal = make_appeal(decision, decision.account)
    lighter = [{"to": to, "until": timezone.now() + timedelta(days=7)} for to in appeal.lighter()]
    step = f"appeal against {'+'.join(decision.outcomes)}: "
    for outcome in Appeal.Outcome:
        for parts in lighter if outcome == Appeal.Outcome.PARTLY else [{}]:
            with taken_back():
                opened = get_appeal(appeal.public_id)  # as the page opens it
                name = f"{step}{outcome} {parts.get('to', '')}"
                count(costs, name, lambda: opened.decide(by, outcome, WHY, **parts))  # noqa: B023 - called at once


def go_through(costs, make, seniors):
    """Decide everything about it that can be decided, and everything that can be done about that."""
    about = make()
    load(about)
    fresh = type(about)._base_manager.get
    for outcomes in together(fresh(pk=about.pk)):
        with taken_back():
            decision = decide(costs, fresh(pk=about.pk), seniors[0], outcomes)
            if decision.undo.is_possible:
                with taken_back():
                    case = Case.objects.get(pk=decision.case_id)
                    count(costs, f"undo of {'+'.join(outcomes)}", lambda: case.undo(seniors[0]))  # noqa: B023
            if "restore" in options(fresh(pk=about.pk)):
                with taken_back():
                    step = f"restore after {'+'.join(outcomes)}"
                    decide(costs, fresh(pk=about.pk), seniors[1], ["restore"], step)
            if decision.points:  # an appeal costs most where there are any, and every breach can bring some
                appeal_all(costs, decision, seniors[1])


def load(about):
    """What makes it dear: reports, points and pauses of before, and a closure that waits for a second person."""
    if kind_of(about).view:
        for number in range(3):
            make_report(about, reporter=make_user() if number % 2 else None, category="other")
    owner = account_of(about)
    if owner is None:
        return
    by = make_user(is_superuser=True)
    for code in ("1.1", "2.3"):
        Case.open_for(owner, "own", by).decide(by, ["strike"], WHY, clause=rule(code), facts="“x”")
    case = Case.open_for(owner, "own", by)
    Closure.propose(owner, case, by, clause=rule("2.3"), facts="“x”", reason=WHY)


def too_dear(costs, most=MOST) -> dict[str, int]:
    return {step: len(asked) for step, asked in costs.items() if len(asked) > most}


def test_every_kind_is_counted_in_each_of_its_states():
    assert LATER.keys() == {kind.noun for kind in KINDS.values()}
    read_first = {kind.noun for kind in KINDS.values() if set(REVIEWS) <= model_of(kind).TRANSITIONS.keys()}
    assert WAITING.keys() == read_first


WHATEVER = [("waiting", noun) for noun in WAITING] + [("later", noun) for noun in LATER]


@pytest.mark.parametrize(("state", "noun"), WHATEVER)
def test_whatever_is_decided_about_it(seniors, state, noun):
    costs = {}
    go_through(costs, {"waiting": WAITING, "later": LATER}[state][noun], seniors)
    assert too_dear(costs) == {}


def test_a_change_that_asks_for_other_skills_as_well(seniors):
    costs, skills = {}, [[make_skill("rust").slug, "must", 3], ["python", "nice", None]]
    go_through(costs, lambda: change_to_read(skills=skills), seniors)
    # One more where skills and points are rewritten together: each is a statement of its own.
    both = {step: costs.pop(step) for step in list(costs) if step.startswith("appeal against refuse+strike")}
    assert (too_dear(costs), too_dear(both, MOST + 1)) == ({}, {})


def test_closing_an_account_by_two_and_leaving_it_open(seniors, ada):
    costs = {}
    load(ada)
    closure = Closure.objects.get()
    with taken_back():
        opened = get_closure(closure.public_id)
        decision = count(costs, "confirm", lambda: opened.confirm(seniors[0]))
        decide(costs, type(ada).objects.get(pk=ada.pk), seniors[1], ["restore"], "restore after close_account")
        appeal_all(costs, decision, seniors[1])
    opened = get_closure(closure.public_id)
    count(costs, "drop", lambda: opened.drop(seniors[0], WHY))
    assert too_dear(costs) == {}


def test_a_breach_with_which_the_closure_is_proposed(seniors, gig, ada):
    costs = {}
    load(gig)
    Closure.objects.get().drop(seniors[0], WHY)
    decide(costs, Gig.objects.get(pk=gig.pk), seniors[1], ["remove", "strike"])
    assert Closure.objects.filter(account=ada, status="proposed").exists()
    assert [len(asked) for asked in costs.values()] <= [MOST]


def test_between_them_they_are_every_outcome(db):
    found = {outcome for made in (WAITING, LATER) for make in made.values() for outcome in options(make())}
    of_what_is_held, by_two = {Outcome.RESTORE}, {Outcome.CLOSE_ACCOUNT}
    assert found | of_what_is_held | by_two == set(Outcome)
    assert Flag.objects.filter(about_type=ContentType.objects.get_for_model(Gig)).exists()
