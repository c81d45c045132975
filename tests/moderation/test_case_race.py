"""Two moderators on one case, in real transactions."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from moderation.models import Case, Decision, Report
from moderation.models.strike import points_of
from tests.factories import make_gig
from tests.races import at_once, press

from .conftest import make_staff
from .factories import case_of, make_appeal, make_report, make_waiting_gig, rule
from .things import change_to_read

WHY = "That is work without pay, for a whole week."

pytestmark = pytest.mark.django_db(transaction=True)


def test_one_decides_and_the_other_gets_a_conflict_page_with_their_words(ada, margaret, other_moderator):
    case = case_of(make_waiting_gig(owner=ada))
    address = reverse("moderation:case_decide", args=[case.public_id])
    words = "Please say how many hours a week it takes."

    def decide(moderator):
        browser = Client()
        browser.force_login(moderator)
        data = {"outcome": "request_changes", "reason": words}
        return lambda: browser.post(address, data)

    answers = at_once(decide(margaret), decide(other_moderator))

    assert sorted(answer.status_code for answer in answers) == [302, 409]
    assert words in next(a for a in answers if a.status_code == 409).content.decode()
    assert Decision.objects.count() == 1


def test_one_takes_the_case_and_the_other_is_told_who(ada, margaret, other_moderator):
    case = case_of(make_waiting_gig(owner=ada))

    def claim(moderator):
        browser = Client()
        browser.force_login(moderator)
        return lambda: browser.post(reverse("moderation:case_claim", args=[case.public_id]))

    answers = at_once(claim(margaret), claim(other_moderator))
    assert sorted(answer.status_code for answer in answers) == [302, 409]


def test_two_reports_at_once_share_one_case(gig, grace, linus):
    at_once(lambda: make_report(gig, reporter=grace), lambda: make_report(gig, reporter=linus))
    assert Case.objects.count() == 1
    assert Report.objects.filter(case=Case.objects.get()).count() == 2


def test_the_same_report_sent_twice_is_one(gig, grace):
    reports = at_once(*[lambda: make_report(gig, reporter=grace)] * 2)
    assert reports[0] == reports[1]
    assert Report.objects.count() == 1


LOCKED = re.compile(r'FOR (?:NO KEY )?UPDATE OF ("\w+"(?:, "\w+")*)')


def tables_locked(asked) -> list[str]:
    found = [LOCKED.search(query["sql"]) for query in asked]
    return [table for match in found if match for table in re.findall(r"\w+", match[1])]


def report_it(gig, by):
    make_report(gig)


def decide_it(gig, by, *outcomes, code="2.2"):
    facts = {} if "restore" in outcomes else {"clause": rule(code), "facts": "“x”"}
    return Case.open_for(gig, "own", by).decide(by, [*outcomes], WHY, **facts)


@pytest.mark.parametrize(
    ("earlier", "way", "locks"),
    [
        ([], report_it, "gigs_gig moderation_case"),
        ([], lambda gig, by: decide_it(gig, by, "remove"), "gigs_gig moderation_case"),
        ([], lambda gig, by: decide_it(gig, by, "remove", "strike"), "gigs_gig accounts_user moderation_case"),
        (["remove", "strike"], lambda gig, by: decide_it(gig, by, "restore"), "gigs_gig accounts_user moderation_case"),
        (
            ["warn", "strike"],
            lambda gig, by: Case.objects.get().undo(by),
            "gigs_gig accounts_user moderation_case moderation_decision moderation_undo",
        ),
        (
            ["remove", "strike"],
            lambda gig, by: make_appeal(Decision.objects.get(), gig.client.people.get()).decide(
                make_staff("Senga", "senior moderator"), "overturned", WHY
            ),
            "moderation_decision gigs_gig accounts_user moderation_appeal",
        ),
    ],
    ids=["report", "decide", "strike", "restore", "undo", "appeal"],
)
def test_everybody_locks_the_thing_then_its_people_then_its_case(gig, margaret, earlier, way, locks):
    """So that nobody waits for somebody who waits for them, whatever is pressed together."""
    make_report(gig)
    if earlier:
        decide_it(gig, margaret, *earlier, code="3.1" if "warn" in earlier else "2.2")
    with CaptureQueriesContext(connection) as asked:
        way(gig, margaret)
    locked = tables_locked(asked)
    # Whoever has the case's row locked already, as its page has, locks it again here and there.
    opened = ["moderation_case"] if locked[0] == "moderation_case" else []
    assert list(dict.fromkeys(locked[len(opened) :])) == locks.split(), locked


def test_a_change_is_locked_with_its_gig_before_everything_else(margaret):
    change = change_to_read()
    for way in (lambda: decide_it(change, margaret, "approve"), lambda: Case.objects.get().undo(margaret)):
        with CaptureQueriesContext(connection) as asked:
            way()
        locked = [table for table in tables_locked(asked) if table != "moderation_case"]
        assert locked[:2] == ["gigs_gigchange", "gigs_gig"]
        assert "gigs_gig" not in locked[2:]


def test_an_owner_reports_while_points_are_given_to_them(gig, ada, margaret):
    case, other = make_report(gig).case, make_gig()
    data = {"outcome": "remove", "clause": rule().pk, "facts": "“x”", "reason": WHY, "strike": "on"}
    decide = press(margaret, reverse("moderation:case_decide", args=[case.public_id]), **data)
    answer, report = at_once(decide, lambda: make_report(other, reporter=ada))
    assert (answer.status_code, report.reporter) == (302, ada)
    assert points_of(ada) == 3


def test_two_decisions_give_one_account_points_at_once(gig, adas_client, ada, margaret, other_moderator):
    cases = [make_report(about).case for about in (gig, make_gig(client=adas_client))]
    facts = {"clause": rule(), "facts": "“x”"}
    found = at_once(
        lambda: cases[0].decide(margaret, ["remove", "strike"], WHY, **facts),
        lambda: cases[1].decide(other_moderator, ["remove", "strike"], WHY, **facts),
    )
    days = sorted(round((one.account_until - one.at).total_seconds() / 86400) for one in found)
    assert (points_of(ada), days) == (6, [3, 30])


def test_points_are_given_back_and_given_to_one_account_at_once(gig, adas_client, ada, margaret, other_moderator):
    """Whichever comes first, what is left brings no more than its own pause."""
    decide_it(gig, margaret, "remove", "strike")
    other = make_gig(client=adas_client)
    at_once(
        lambda: decide_it(gig, margaret, "restore"),
        lambda: decide_it(other, other_moderator, "remove", "strike"),
    )
    days = [round((pause.until - pause.since).total_seconds() / 86400) for pause in ada.pauses.in_force()]
    assert (points_of(ada), days) == (3, [3])
