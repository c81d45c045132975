"""Two moderators on one case, in real transactions."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from moderation.models import Case, Decision, Report

from .factories import case_of, make_report, make_waiting_gig

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*works):
    """Run these callables at the same moment, each with a connection of its own."""
    barrier = Barrier(len(works))

    def run(work):
        try:
            barrier.wait(timeout=10)
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


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
