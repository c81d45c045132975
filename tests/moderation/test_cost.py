"""A decision costs at most twelve statements, however much hangs on it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import ClientMember
from moderation.models import Case, Flag
from tests.factories import make_user

from .factories import a_week, case_of, make_report, make_waiting_gig, make_waiting_profile, rule

WHY = "That is work without pay, for a whole week."
MOST = 12


def statements(case, by, outcome, **parts):
    """What the database was asked, without the marks of where a transaction begins and ends."""
    by.has_perm("moderation.decide_case")  # the page has asked that before
    case = Case.objects.get(pk=case.pk)
    with CaptureQueriesContext(connection) as asked:
        case.decide(by, [outcome], WHY, **parts)
    found = [query["sql"] for query in asked.captured_queries]
    return [sql for sql in found if not sql.startswith(("SAVEPOINT", "RELEASE"))]


@pytest.mark.parametrize("outcome", ["approve", "request_changes", "refuse"])
def test_a_new_gig_with_flags_and_many_owners(ada, margaret, outcome):
    gig = make_waiting_gig(owner=ada, description="Our client is a bank. It needs an importer.")
    for _ in range(5):
        ClientMember.objects.create(client=gig.client, user=make_user(), role="poster")
    assert Flag.objects.about(gig).exists()
    asked = statements(case_of(gig), margaret, outcome, clause=rule())
    assert len(asked) <= MOST, asked


def test_a_new_profile(margaret, grace):
    asked = statements(case_of(make_waiting_profile(grace)), margaret, "approve")
    assert len(asked) <= MOST, asked


@pytest.mark.parametrize("outcome", ["no_violation", "warn", "limit", "freeze", "remove"])
@pytest.mark.parametrize("reports", [1, 9])
def test_a_reported_gig_with_many_reports(margaret, gig, outcome, reports):
    for number in range(reports):
        make_report(gig, reporter=make_user() if number % 2 else None)
    asked = statements(case_of(gig), margaret, outcome, clause=rule(), **a_week(outcome))
    assert len(asked) <= MOST, asked


def test_restoring_a_gig_asks_as_well_which_decision_held_it(margaret, gig):
    make_report(gig)
    case_of(gig).decide(margaret, ["remove"], WHY, clause=rule())
    gig.refresh_from_db()
    asked = statements(Case.open_for(gig, "own", margaret), margaret, "restore")
    assert len(asked) <= MOST + 1, "\n".join(sql[:150] for sql in asked)


def test_points_for_the_account_cost_a_few_more(margaret, gig, ada):
    make_report(gig)
    by, case, breach = margaret, Case.objects.get(), rule("1.1")
    by.has_perm("moderation.decide_case")
    with CaptureQueriesContext(connection) as asked:
        case.decide(by, ["remove", "strike"], WHY, clause=breach, facts="“x”")
    found = [query["sql"] for query in asked if not query["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    assert len(found) <= MOST + 7, "\n".join(sql[:150] for sql in found)
