"""Who sees which rate: one that is hidden from a reader stands in no byte of any answer."""

import re

import pytest
from django.contrib.auth.models import AnonymousUser

from tests.accounts.factories import make_developer

pytestmark = pytest.mark.django_db

RATES = [
    {"low": 611, "high": 612, "visibility": "public"},
    {"low": 621, "high": 622, "visibility": "members"},
    {"low": 631, "high": 632, "visibility": "clients"},
    {"low": 641, "high": 642, "visibility": "hidden"},
]
SEEN = {"visitor": {611}, "linus": {611, 621}, "ada": {611, 621, 631}, "margaret": {611, 621}}


@pytest.fixture
def developer(grace, adas_client):
    developer = make_developer(grace, rates=RATES)
    developer.talk_to(adas_client)
    return developer


@pytest.fixture
def people(ada, linus, margaret):
    return {"visitor": AnonymousUser(), "ada": ada, "linus": linus, "margaret": margaret}


@pytest.mark.parametrize("who", SEEN)
def test_each_reader_gets_exactly_their_rates(developer, people, who):
    assert {rate.low for rate in developer.rates_visible_to(people[who])} == SEEN[who]


def test_the_owner_gets_all(developer, grace):
    assert developer.rates_visible_to(grace).count() == 4


@pytest.mark.parametrize("who", SEEN)
@pytest.mark.parametrize(
    "address",
    [
        *("/developers/{0}/", "/developers/{0}/?as=client", "/developers/", "/developers/?currency=EUR&rate_max=900"),
        *("/developers/{0}/cv/", "/developers/{0}/resume.json", "/developers/{0}/resume.json?as=client"),
        *("/developers/{0}/card.vcf", "/skills/python/", "/sitemap-developers.xml"),
    ],
)
def test_no_page_holds_a_byte_of_the_others(client, developer, people, who, address):
    if people[who].is_authenticated:
        client.force_login(people[who])
    answer = client.get(address.format(developer.handle))
    page = answer.content.decode() + str(answer.headers)

    unseen = {rate["low"] for rate in RATES} - SEEN[who]
    assert answer.status_code == 200
    # Whole numbers: a token may hold the same digits by chance.
    assert not [low for low in unseen if re.search(rf"(?<!\w)({low}|{low + 1})(?!\w)", page)]


@pytest.mark.parametrize(
    ("audience", "lows"), [("visitor", {611}), ("member", {611, 621}), ("client", {611, 621, 631})]
)
def test_a_preview_shows_what_they_would_see(client, developer, grace, audience, lows):
    client.force_login(grace)
    page = client.get(f"{developer.get_absolute_url()}?as={audience}").content.decode()

    assert {rate["low"] for rate in RATES if str(rate["low"]) in page} == lows


def test_a_preview_of_somebody_else_is_nothing(client, developer, linus):
    client.force_login(linus)
    page = client.get(f"{developer.get_absolute_url()}?as=client").content.decode()

    assert "631" not in page


@pytest.mark.parametrize("who", SEEN)
def test_a_ceiling_finds_nobody_by_a_rate_that_the_reader_may_not_see(client, grace, adas_client, people, who):
    make_developer(grace, rates=[{"low": 100, "high": 100, "visibility": "hidden"}])
    if people[who].is_authenticated:
        client.force_login(people[who])

    assert client.get("/developers/?currency=EUR&rate_max=200").context["count"] == 0
    assert client.get("/developers/?currency=EUR&rate_max=50&rate_not_stated=1").context["count"] == 1


def test_the_admin_holds_none(admin_client, developer):
    page = admin_client.get(f"/admin/accounts/developer/{developer.pk}/change/").content.decode()

    assert developer.headline in page
    assert not [rate for rate in RATES if str(rate["low"]) in page]
