"""Who reported something is told when what they were told is reversed."""

import pytest
from django.core import mail
from django.utils import timezone
from django.utils.html import strip_tags

from marketplace.lib.tasks.models import QueuedTask
from marketplace.lib.tasks.worker import run_due
from moderation.models import Case, Decision
from moderation.transparency import numbers
from tests.factories import make_gig

from .conftest import make_staff
from .factories import case_of, make_appeal, make_report, make_reported_gig, rule

WHY = "That is work without pay, for a whole week."
ANSWER = "You are right, the week is paid."


@pytest.fixture(scope="module")
def decided(once):
    """Reported with an account and without one, and removed."""
    with once():
        gig = make_reported_gig()
        return case_of(gig).decide(make_staff("Margaret", "moderator"), ["remove"], WHY, clause=rule())


@pytest.fixture
def removed(db, decided):
    return Decision.objects.get(pk=decided.pk)


@pytest.fixture
def reports(removed):
    return list(removed.case.reports.order_by("pk"))


@pytest.fixture
def gig(removed):
    return removed.about


@pytest.fixture
def ada(gig):
    return gig.client.people.get()


@pytest.fixture
def grace(reports):
    return reports[0].reporter


def send_everything():
    QueuedTask.objects.update(run_after=timezone.now())
    run_due()
    return [message for message in mail.outbox if message.subject.endswith("reversed")]


def page_of(client, report):
    """Its words alone."""
    return " ".join(strip_tags(client.get(report.get_absolute_url()).content.decode()).split())


@pytest.mark.parametrize("outcome", ["upheld", "partly"])
def test_where_it_stands_or_became_lighter_we_still_agree(client, reports, removed, ada, senior, outcome):
    make_appeal(removed, ada).decide(senior, outcome, ANSWER)
    for report in reports:
        assert "We agreed and did something." in page_of(client, report)
    assert not send_everything()
    assert {row.reversed for row in numbers()["reports"]} == {0}


def test_an_appeal_that_reverses_it_is_told_and_stands_on_the_page(client, reports, removed, grace, ada, senior):
    make_appeal(removed, ada).decide(senior, "overturned", ANSWER)
    for report in reports:
        page = page_of(client, report)
        assert f"On appeal that was reversed, on {timezone.now():%-d %B %Y}" in page
        assert "We agreed and did something." not in page
        assert ANSWER not in page
    told = send_everything()
    assert sorted(message.to[0] for message in told) == ["grace@example.com", "noor@example.com"]
    assert all("Somebody appealed" in message.body and ANSWER not in message.body for message in told)
    assert grace.notifications.first().kind == "report_reversed"


def test_a_restoration_as_well(client, reports, removed, gig, senior):
    Case.open_for(gig, "own", senior).decide(senior, ["restore"], ANSWER)
    assert "Later that was reversed, on" in page_of(client, reports[0])
    assert len(send_everything()) == 2


def test_a_restoration_that_is_undone_was_never_told(client, reports, removed, grace, gig, senior):
    case = Case.open_for(gig, "own", senior)
    case.decide(senior, ["restore"], ANSWER)
    case.undo(senior)
    assert "We agreed and did something." in page_of(client, reports[0])
    assert not grace.notifications.filter(kind="report_reversed").exists()
    assert not send_everything()


def test_it_is_told_once(reports, removed, grace, gig, ada, senior):
    Case.open_for(gig, "own", senior).decide(senior, ["restore"], ANSWER)
    make_appeal(removed, ada).decide(senior, "overturned", ANSWER)
    assert grace.notifications.filter(kind="report_reversed").count() == 1


def test_who_heard_that_nothing_was_wrong_hears_nothing_more(removed, grace, ada, senior):
    gig, margaret = make_gig(client=ada.clients.get()), removed.by
    make_report(gig, grace)
    case_of(gig).decide(margaret, ["no_violation"], ANSWER)
    make_report(gig, category="scam")
    removed = case_of(gig).decide(margaret, ["remove"], WHY, clause=rule())
    make_appeal(removed, ada).decide(senior, "overturned", ANSWER)
    assert not grace.notifications.filter(kind="report_reversed").exists()


def test_transparency_counts_it_beside_what_we_agreed_with(reports, removed, ada, senior):
    make_appeal(removed, ada).decide(senior, "overturned", ANSWER)
    row = next(row for row in numbers()["reports"] if row.category == "unpaid_work")
    assert (row.reports, row.upheld, row.reversed) == (2, 2, 2)
