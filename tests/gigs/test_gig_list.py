"""Browsing and filtering gigs: GET /gigs/."""

import gzip
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import SkillAlias
from gigs.facets import upkeep
from tests.factories import make_client, make_gig, make_skill
from tests.gigs.listing import look, titles

pytestmark = pytest.mark.django_db


# -- what is not listed


@pytest.mark.parametrize("status", ["draft", "in_review", "needs_changes", "refused", "paused", "filled", "closed"])
def test_only_open_and_full_gigs_are_listed(client, status):
    make_gig(status=status)

    assert titles(look(client)) == []


def test_a_full_gig_stays_listed_and_says_so(client):
    make_gig(status="full", title="Enough proposals")

    response = look(client)

    assert titles(response) == ["Enough proposals"]
    assert "closed to new proposals" in response.content.decode()


@pytest.mark.parametrize("hold", ["limited", "frozen", "removed"])
def test_a_held_gig_is_not_listed(client, hold):
    make_gig(hold=hold)

    assert titles(look(client)) == []


def test_a_gig_whose_time_is_over_is_not_listed_though_nothing_tidied_up(client):
    make_gig(expires_at=timezone.now() - timedelta(seconds=1))

    assert titles(look(client)) == []


def test_gigs_of_a_held_client_are_not_listed(client):
    make_gig(client=make_client(hold="frozen"))

    assert titles(look(client)) == []


def test_the_list_changes_nothing(client):
    assert client.post(reverse("gigs:gig_list")).status_code == 405


# -- finding


def test_an_open_gig_is_listed_with_its_pay(client, gig):
    page = look(client).content.decode()

    assert gig.title in page
    assert "€400–500" in page


def test_an_alias_finds_its_skill(client):
    SkillAlias.objects.create(skill=make_skill("kubernetes"), word="k8s")
    make_gig(title="Move it", skills=["kubernetes"])
    make_gig(title="Other", skills=["python"])

    assert titles(look(client, "?skill=K8s")) == ["Move it"]


def test_a_retired_skill_leads_to_its_successor(client):
    new = make_skill("opensearch")
    make_skill("elasticsearch-oss", status="retired", replaced_by=new)
    make_gig(title="Search", skills=["opensearch"])

    assert titles(look(client, "?skill=elasticsearch-oss")) == ["Search"]


def test_any_all_and_none_of_some_skills(client):
    make_gig(title="Both", skills=["python", "go"])
    make_gig(title="One", skills=["python"])
    make_gig(title="Neither", skills=["rust"])

    assert set(titles(look(client, "?skill=python&skill=go"))) == {"Both", "One"}
    assert titles(look(client, "?skill_all=python&skill_all=go")) == ["Both"]
    assert titles(look(client, "?not_skill=python&not_skill=go")) == ["Neither"]


def test_a_gig_with_many_of_the_skills_is_one_row(client):
    make_gig(title="Both", skills=["python", "go"])

    response = look(client, "?skill=python&skill=go")

    assert titles(response) == ["Both"]
    assert response.context["count"] == 1


def test_pay_is_compared_as_a_day_in_its_own_currency(client):
    make_gig(title="Sixty an hour", pay_model="hour", pay_min=50, pay_max=60)
    make_gig(title="Four hundred a day", pay_min=300, pay_max=400)
    make_gig(title="Dollars", pay_min=900, pay_max=900, currency="USD")
    make_gig(title="Hours not said", pay_model="fixed", pay_min=9000, pay_max=9000)

    assert titles(look(client, "?pay_min=480&currency=EUR")) == ["Sixty an hour"]
    assert titles(look(client, "?pay_min=60&currency=EUR&unit=hour")) == ["Sixty an hour"]


@pytest.mark.parametrize(
    ("fields", "open_to_norway", "when_strict"),
    [
        ({"remote_scope": "worldwide"}, True, True),
        ({"remote_scope": "only", "countries": ["NO", "SE"]}, True, True),
        ({"remote_scope": "only", "countries": ["SE"]}, False, False),
        ({"remote_scope": "except", "countries": ["NO"], "except_reason": "export law"}, False, False),
        ({"remote_scope": "except", "countries": ["US"], "except_reason": "export law"}, True, True),
        ({"remote_scope": "not_stated"}, True, False),
        ({"workplace": "on_site", "country": "NO"}, True, True),
        ({"workplace": "hybrid", "country": "SE", "remote_scope": "worldwide"}, False, False),
        ({"workplace": "on_site", "country": ""}, True, False),
    ],
)
def test_working_from_a_country(client, fields, open_to_norway, when_strict):
    make_gig(**fields)

    assert bool(titles(look(client, "?from_country=NO"))) is open_to_norway
    assert bool(titles(look(client, "?from_country=NO&strict=1"))) is when_strict


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ledger", {"Ledger webhook", "Ledger parcel"}),
        ("ledger webhook", {"Ledger webhook"}),
        ("ledger -webhook", {"Ledger parcel"}),
        ("webhook or parcel", {"Ledger webhook", "Ledger parcel", "Parcel cluster"}),
        ('"parcel cluster"', {"Parcel cluster"}),
        ('"cluster parcel"', set()),
        ("ledger web", {"Ledger webhook"}),
        ("web ledger", set()),
        ("ledger or clus", {"Ledger webhook", "Ledger parcel", "Parcel cluster"}),
        ("ledger the", {"Ledger webhook", "Ledger parcel"}),
        ("the", {"Ledger webhook", "Ledger parcel", "Parcel cluster"}),
        ("-", {"Ledger webhook", "Ledger parcel", "Parcel cluster"}),
        ('"', {"Ledger webhook", "Ledger parcel", "Parcel cluster"}),
    ],
)
def test_words_as_people_type_them(client, typed, found):
    for title in ("Ledger webhook", "Ledger parcel", "Parcel cluster"):
        make_gig(title=title)

    assert set(titles(client.get(reverse("gigs:gig_list"), {"q": typed}))) == found


def test_the_most_relevant_first_where_that_is_asked(client):
    now = timezone.now()
    make_gig(title="A ledger", published_at=now - timedelta(days=3))
    make_gig(title="Something", description="There is a ledger too.", published_at=now - timedelta(days=1))

    assert titles(look(client, "?q=ledger")) == ["Something", "A ledger"]
    assert titles(look(client, "?q=ledger&sort=relevance")) == ["A ledger", "Something"]


def test_words_that_name_a_skill_are_offered_as_a_filter(client):
    SkillAlias.objects.create(skill=make_skill("kubernetes", name="Kubernetes"), word="k8s")

    response = look(client, "?q=k8s+billing&per=10")

    assert response.context["suggestions"] == [("skill: Kubernetes", "?per=10&q=billing&skill=kubernetes")]


@pytest.mark.parametrize(
    ("query", "chip"),
    [
        ("?weeks_max=1", "At most 1 week"),
        ("?weeks_max=12", "At most 12 weeks"),
        ("?payment_days_max=1", "Paid within 1 day"),
        ("?payment_days_max=0", "Paid within 0 days"),
        ("?proposals_max=1", "At most 1 proposal"),
        ("?hours_max=1", "At most 1 h a week"),
    ],
)
def test_a_chip_counts_as_people_do(client, query, chip):
    assert [words for words, _ in look(client, query).context["chips"]] == [chip]


# -- speed and size


def test_the_list_takes_few_queries(client, django_assert_max_num_queries):
    for _ in range(25):
        make_gig(skills=["python", "go", "rust"])
    upkeep.fold()

    # One more where a process has not read the figures of pay yet.
    with django_assert_max_num_queries(4):
        look(client)
    with django_assert_max_num_queries(3):
        look(client)
    with django_assert_max_num_queries(4):
        look(client, "?skill=python&not_skill=java&q=report&pay_min=100&currency=EUR&level=3")


def test_a_list_that_finds_nothing_looks_twice_says_why_and_asks_what_was_meant(client, django_assert_max_num_queries):
    make_gig()
    upkeep.fold()
    look(client)

    with django_assert_max_num_queries(7):
        look(client, "?q=pyton")


def test_what_is_the_readers_costs_two_queries(client, grace, django_assert_num_queries):
    for _ in range(5):
        make_gig()
    upkeep.fold()
    client.force_login(grace)
    look(client)

    # The list, which asks twice where few fit, the session with its person and their news, the marks with the skills,
    # the profile that gigs may fit.
    with django_assert_num_queries(4 + 3 + 2):
        look(client)


def test_twenty_cards_are_a_small_page(client):
    for _ in range(20):
        make_gig(skills=["python", "go", "rust", "postgresql", "kafka"])

    assert len(gzip.compress(look(client).content, 6)) <= 20_000
