"""Who sees which rate: one that is hidden from a reader stands in no byte of any answer.

The bytes of every page stand in test_developer_views.
"""

import re

import pytest
from django.contrib.auth.models import AnonymousUser

from tests.accounts.factories import make_developer
from tests.pages import Reader

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
def test_a_ceiling_finds_nobody_by_a_rate_that_the_reader_may_not_see(client, grace, adas_client, people, who):
    make_developer(grace, rates=[{"low": 100, "high": 100, "visibility": "hidden"}])
    if people[who].is_authenticated:
        client.force_login(people[who])

    assert client.get("/developers/?currency=EUR&rate_max=200").context["count"] == 0
    assert client.get("/developers/?currency=EUR&rate_max=50&rate_not_stated=1").context["count"] == 1


def test_the_admin_holds_none(admin_client, developer):
    page = admin_client.get(f"/admin/accounts/developer/{developer.pk}/change/").content.decode()

    assert developer.headline in page
    assert not {str(rate[end]) for rate in RATES for end in ("low", "high")} & numbers_in(page)


def test_a_number_is_looked_for_where_it_would_stand():
    token = '<form><input type="hidden" name="csrfmiddlewaretoken" value="x611y">'
    assert (
        numbers_in(f'{token}<a href="/users/611/" id="611">Grace</a><input name="name" value="611abc"></form>') == set()
    )
    for place in ("<td>€611–612 a day</td>", '<form><input name="low" value="611"></form>', "<option>611</option>"):
        assert "611" in numbers_in(place), place


def numbers_in(page):
    """The whole numbers that a reader sees: in the text and in the controls, not in addresses, ids and tokens."""
    read = Reader(page)
    said = [value for form in read.forms for _, value in form["controls"]]
    return set(re.findall(r"(?<!\w)\d+(?!\w)", " ".join([read.text, *said])))
