"""A decision costs at most twelve statements, however much hangs on it."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Pause
from moderation.models import Case
from tests.database import taken_back
from tests.factories import make_user
from tests.gigs.hiring import make_proposal

from .factories import a_week, case_of, make_report, rule

WHY = "That is work without pay, for a whole week."
MOST = 12


def statements(case, by, *outcomes, **parts):
    """What the database was asked, without the marks of where a transaction begins and ends."""
    by.has_perm("moderation.decide_case")  # the page has asked that before
    ContentType.objects.get_for_model(Pause)  # and every process its kinds of rows, once
    case = Case.objects.get(pk=case.pk)
    with CaptureQueriesContext(connection) as asked:
        case.decide(by, [*outcomes], WHY, **parts)
    found = [query["sql"] for query in asked.captured_queries]
    return [sql for sql in found if not sql.startswith(("SAVEPOINT", "RELEASE"))]


@pytest.mark.parametrize("reports", [1, 9])
def test_a_reported_gig_with_many_reports(margaret, gig, reports):
    for number in range(reports):
        make_report(gig, reporter=make_user() if number % 2 else None)
    for outcome in ("no_violation", "warn", "limit", "freeze", "remove"):
        with taken_back():
            asked = statements(case_of(gig), margaret, outcome, clause=rule(), **a_week(outcome))
            assert len(asked) <= MOST, asked


@pytest.mark.parametrize("code", ["1.1", "2.3"])
def test_points_for_the_account_and_the_pause_that_they_bring(margaret, gig, code):
    make_report(gig)
    asked = statements(Case.objects.get(), margaret, "remove", "strike", clause=rule(code), facts="“x”")
    assert Pause.objects.exists()
    assert len(asked) <= MOST, "\n".join(sql[:150] for sql in asked)


def test_giving_points_and_their_pause_back_with_the_thing(margaret, gig):
    make_report(gig).case.decide(margaret, ["remove", "strike"], WHY, clause=rule("2.3"), facts="“x”")
    gig.refresh_from_db()
    asked = statements(Case.open_for(gig, "own", margaret), margaret, "restore")
    assert not Pause.objects.in_force().exists()
    assert len(asked) <= MOST, "\n".join(sql[:150] for sql in asked)


def test_points_for_who_wrote_a_proposal(margaret):
    proposal = make_proposal()
    case = Case.open_for(proposal, "own", margaret)
    asked = statements(case, margaret, "warn", "strike", clause=rule("1.1"), facts="“x”")
    assert Pause.objects.get().user == proposal.developer.user
    assert len(asked) <= MOST, "\n".join(sql[:150] for sql in asked)
