"""The queue: what waits, in which order, and how it is narrowed down."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from moderation.models import Case
from tests.factories import make_gig, make_user

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


def test_what_a_rule_marked_is_found_though_it_waits_for_another_reason(queue, ada):
    marked = make_waiting_gig(owner=ada, description="Before the first day you pay a refundable deposit of $200.")
    make_waiting_gig()
    assert case_of(marked).source == "new_item"
    assert titles(queue(source="rule")) == [marked.title]
    assert titles(queue(source="report")) == []
