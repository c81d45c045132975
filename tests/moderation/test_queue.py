"""The queue: what waits, in which order, and how it is narrowed down."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from gigs.models import Gig
from moderation.models import Case, RuleMode
from tests.accounts.factories import make_developer
from tests.factories import make_gig, make_user
from tests.gigs.hiring import make_proposal

from .factories import case_of, make_report, make_waiting_gig, make_waiting_profile


@pytest.fixture
def queue(client, margaret):
    client.force_login(margaret)
    return lambda **params: client.get(reverse("moderation:queue"), params)


def titles(response):
    return [case.title for case in response.context["page"]]


def test_a_new_gig_waits_with_its_type_reason_and_priority(queue, ada):
    gig = make_waiting_gig(owner=ada)
    page = queue().content.decode()
    assert gig.title in page
    assert "was sent for review" in page
    assert "P2" in page


def test_what_is_due_first_stands_first(queue, ada):
    new = make_waiting_gig(owner=ada)
    scam = make_gig()
    make_report(scam, category="scam")
    assert titles(queue()) == [scam.title, new.title]


def test_a_matter_of_taste_waits_longer_until_age_raises_it(queue, ada):
    trifle = make_gig()
    make_report(trifle, category="duplicate")
    new = make_waiting_gig(owner=ada)
    assert titles(queue()) == [new.title, trifle.title]
    Case.objects.about(trifle).update(due_at=timezone.now() - timedelta(days=400))
    assert titles(queue()) == [trifle.title, new.title]


def test_one_report_changes_nothing_for_the_gig(gig):
    make_report(gig, category="scam")
    gig.refresh_from_db()
    assert gig.hold == "none"


NARROWED = [
    ({"kind": "gig"}, ["gig", "gig"]),
    ({"kind": "profile"}, ["profile"]),
    ({"source": "report"}, ["gig"]),
    ({"reason": "scam"}, ["gig"]),
    ({"reason": ["scam", "fake"]}, ["gig"]),
    ({"reason": "fake"}, []),
    ({"kind": "profile", "source": "report"}, []),
    ({"priority": "1"}, ["gig"]),
    ({"whose": "mine"}, ["profile"]),
    ({"whose": "nobody"}, ["gig", "gig"]),
]


def test_the_queue_narrows_down(queue, margaret, ada):
    make_waiting_gig(owner=ada)
    make_report(make_gig(), category="scam")
    case_of(make_waiting_profile()).claim(margaret)
    for params, nouns in NARROWED:
        assert sorted(case.kind.noun for case in queue(**params).context["page"]) == nouns, params


def test_a_claim_ends_after_half_an_hour_of_nothing(queue, margaret, ada):
    case = case_of(make_waiting_gig(owner=ada))
    case.claim(margaret)
    Case.objects.update(claimed_at=timezone.now() - timedelta(minutes=31))
    assert titles(queue(whose="mine")) == []
    assert titles(queue(whose="nobody")) == [case.title]


def test_a_released_case_is_nobodys(queue, margaret, ada):
    case = case_of(make_waiting_gig(owner=ada))
    case.claim(margaret)
    case.release(margaret)
    assert titles(queue(whose="nobody")) == [case.title]


NONSENSE = [
    {"kind": "nothing"},
    {"kind": "\x00"},
    {"priority": "99999999999999999999"},
    {"priority": "-1"},
    {"source": ["report", "x"]},
    {"reason": "nothing"},
    {"whose": "everybody’s"},
    {"page": "-5"},
    {"page": "9" * 40},
    {"page": "\x00"},
]


def test_a_parameter_that_makes_no_sense_is_left_out(queue, ada):
    make_waiting_gig(owner=ada)
    for params in NONSENSE:
        response = queue(**params)
        assert response.status_code == 200, params
        assert len(titles(response)) == 1, params


def test_many_cases_come_in_pages_and_none_is_lost(queue, ada):
    for _ in range(3):
        make_report(make_gig())
    first = Case.objects.first()
    Case.objects.bulk_create(
        Case(about_type=first.about_type, about_id=10_000 + n, title=f"Gig {n}", source="rule", due_at=timezone.now())
        for n in range(57)
    )
    assert len(titles(queue())) == 50
    assert len(titles(queue(page=2))) == 10


def test_the_queue_asks_the_database_few_times(queue, django_assert_max_num_queries, ada):
    for _ in range(5):
        make_report(make_gig(), reporter=make_user())
    queue()
    with django_assert_max_num_queries(8):
        queue()
    for _ in range(5):
        make_report(make_proposal(), reporter=make_user(), category="spam")
    with django_assert_max_num_queries(9):
        queue()


def test_what_a_rule_marked_is_found_though_it_waits_for_another_reason(queue, ada):
    marked = make_waiting_gig(owner=ada, description="Before the first day you pay a refundable deposit of $200.")
    make_waiting_gig()
    assert case_of(marked).source == "new_item"
    assert titles(queue(source="rule")) == [marked.title]
    assert titles(queue(source="report")) == []


def test_a_row_says_the_reasons_that_were_given_the_gravest_first(queue):
    gig = make_gig()
    make_report(gig, category="duplicate")
    make_report(gig, reporter=make_user(), category="scam")
    make_report(gig, reporter=make_user(), category="illegal")
    page = cells(queue().content.decode())
    # Once in a column and once for phones, which have none.
    assert page.count("It is against the law; It is a scam or asks for money; It is there twice") == 2


def test_a_row_names_the_rule_that_marked_it(queue, ada):
    make_waiting_gig(owner=ada, description="Before the first day you pay a refundable deposit of $200.")
    page = cells(queue().content.decode())
    assert "was sent for review" in page
    assert "pay-to-work" in page


def test_a_report_that_was_judged_and_a_rule_that_ran_dry_are_no_reason(queue, margaret):
    gig = make_gig()
    make_report(gig, category="scam")
    case_of(gig).decide(margaret, ["no_violation"])
    RuleMode.switch("us-only-worldwide", is_dry_run=True, by=margaret)
    Gig.objects.filter(pk=gig.pk).update(description="Only candidates in the United States. It changed.")
    make_report(Gig.objects.get(pk=gig.pk), category="fake")
    page = cells(queue().content.decode())
    assert "scam" not in page
    assert "us-only" not in page
    assert "It is fake or never filled" in page


def test_two_proposals_for_one_gig_are_told_apart_by_who_sent_them(queue, gig):
    for name in ("Grace", "Linus"):
        make_report(make_proposal(gig=gig, developer=make_developer(user=make_user(name=name))), category="spam")
    page = cells(queue().content.decode())
    assert "by Grace</a>" in page
    assert "by Linus</a>" in page


def cells(page: str) -> str:
    """The list alone, without its filters."""
    return page.partition('id="results"')[2]
