"""`pay_min=mine`: gigs that pay what the reader asks, whose rate stands in no address and in nobody else's page."""

import re
from html import unescape

import pytest

from accounts.models import Developer
from gigs.models import FeedToken, SavedSearch
from tests.accounts.factories import make_developer
from tests.factories import make_gig, make_user

pytestmark = pytest.mark.django_db
LIST = "/gigs/?skill=python&pay_min=mine"


@pytest.fixture(scope="module")
def gigs(once):
    pays = {"plenty": ("EUR", 700), "just enough": ("EUR", 450), "too little": ("EUR", 300), "in pounds": ("GBP", 600)}
    with once():
        for title, (currency, amount) in pays.items():
            make_gig(title=title, pay_model="day", pay_min=amount, pay_max=amount, currency=currency)


@pytest.fixture(scope="module")
def graces(once):
    rate = {"unit": "day", "low": 450, "high": 500, "currency": "EUR", "visibility": "hidden"}
    with once():
        return make_developer(make_user(name="Grace"), skills=["python"], rates=[rate])


@pytest.fixture
def me(client, graces):
    developer = Developer.objects.get(pk=graces.pk)
    client.force_login(developer.user)
    return developer


def shown(response):
    return {card.title for card in response.context["cards"]}


def test_visitors_feeds_and_the_api_have_no_rate(client, gigs):
    page = client.get("/gigs/?pay_min=mine")
    assert "needs your developer profile with a rate" in page.content.decode()
    assert len(shown(page)) == 4
    for address in ("/gigs/feed.json", "/gigs/feed.atom", "/api/v1/gigs/"):
        assert client.get(f"{address}?pay_min=mine&currency=EUR").status_code == 400


@pytest.mark.parametrize("typed", ["mine&pay_min=400", "MINE", "mine2", "-mine"])
def test_what_is_not_quite_it_is_left_out(client, me, gigs, typed):
    assert len(shown(client.get(f"/gigs/?pay_min={typed}&currency=EUR"))) == 2 + 1


def test_a_number_that_is_none_is_said_of_its_field(client, gigs):
    page = client.get("/gigs/?reply_rate_min=999&pay_min=x&currency=EUR&start_before=soon")
    assert [sentence.partition(":")[0] for sentence in page.context["errors"]] == [
        *("At least", "Starts by", "Reply rate, % or more"),
    ]


def test_a_currency_without_a_rate_is_named(client, me, gigs):
    assert "names no rate in GBP" in client.get("/gigs/?pay_min=mine&currency=GBP").content.decode()
    me.rates.create(unit="day", low=400, high=400, currency="GBP", visibility="hidden")
    assert "in EUR and GBP: choose the currency" in client.get("/gigs/?pay_min=mine").content.decode()
    assert shown(client.get("/gigs/?pay_min=mine&currency=GBP")) == {"in pounds"}


def test_it_is_the_least_that_they_ask_and_is_counted(client, me, gigs, monkeypatch):
    monkeypatch.setattr("marketplace.lib.keeping.is_on", True)
    page = client.get("/gigs/?pay_min=mine")
    assert shown(page) == {"plenty", "just enough"}
    assert page.context["count"] == 2
    assert "What you ask: €450 a day and up" in page.content.decode()
    me.rates.update(low=500)
    assert client.get("/gigs/?pay_min=mine").context["count"] == 1


def test_no_address_on_the_page_tells_the_rate(client, me, gigs):
    page = client.get("/gigs/?pay_min=mine&skill=python")
    text = page.content.decode()
    assert "pay_min=450" not in text
    assert page.context["here"] == "?skill=python"
    assert 'href="?skill=python&amp;pay_min=mine&amp;sort=pay"' in text or "pay_min=mine" in page.context["first"]


def test_each_order_keeps_it(client, me, gigs):
    for sort in ("match", "pay", "closing", "fewest", "replies"):
        assert shown(client.get(f"/gigs/?pay_min=mine&sort={sort}")) == {"plenty", "just enough"}, sort


def test_the_link_to_it_stands_where_there_is_a_rate(client, me, gigs):
    assert 'href="?skill=python&amp;pay_min=mine"' in client.get("/gigs/?skill=python").content.decode()
    me.rates.all().delete()
    assert "pay_min=mine" not in client.get("/gigs/?skill=python").content.decode()


def test_each_floor_beside_it_names_the_currency_that_the_rate_brought_along(client, me, gigs):
    page = client.get("/gigs/?pay_min=mine&sort=pay").content.decode()
    floors = [unescape(href) for href in re.findall(r'<a href="([^"]*pay_min=\d[^"]*)"', page)]
    assert floors
    for href in floors:
        assert client.get(f"/gigs/{href}").context["errors"] == [], href


@pytest.mark.parametrize("query", ["", "?skill=python", "?currency=GBP", "?currency=EUR", "?currency=XXX"])
@pytest.mark.parametrize("others", [[], ["GBP"], ["GBP", "USD"]])
def test_the_link_to_it_stands_where_it_can_be_answered(client, me, gigs, query, others):
    for currency in others:
        me.rates.create(unit="day", low=400, high=400, currency=currency, visibility="hidden")
    page = client.get(f"/gigs/{query}")
    link = page.context["asked"].own_floor
    named = page.context["asked"].wanted["currency"]
    assert bool(link) is (named in ["EUR", *others] if named else others == [])
    if link:
        assert link.replace("&", "&amp;") in page.content.decode()
        assert client.get(f"/gigs/{link}").context["errors"] == []


def test_a_saved_search_keeps_it_as_the_amount_that_it_is_now_and_says_so(client, me, gigs):
    page = client.get(unescape(re.search(r'href="(/searches/new/[^"]*)"', client.get(LIST).content.decode())[1]))
    text = page.content.decode()
    assert "is kept as your rate of today, €450 a day" in text
    assert [*page.context["form"].asks] == ["Python", "€450 a day and up", "EUR"]
    client.post("/searches/new/", {"query": page.context["form"]["query"].value(), "name": "My", "cadence": "daily"})
    me.rates.update(low=9000, high=9000)
    search = SavedSearch.objects.get()
    assert search.query == "skill=python&pay_min=450&currency=EUR&unit=day"
    assert search.floor == 450
    assert shown(client.get(search.get_absolute_url())) == {"plenty", "just enough"}


def test_the_floor_stays_where_its_currency_was_named(client, me, gigs):
    client.post("/searches/new/", {"query": LIST.partition("?")[2] + "&currency=EUR", "name": "My", "cadence": "daily"})
    assert SavedSearch.objects.get().query == "skill=python&pay_min=450&currency=EUR&unit=day"


def test_no_feed_of_a_saved_search_calls_it_a_rate_of_its_owner(client, me, gigs):
    page = client.get("/searches/new/?pay_min=mine")
    data = {"query": page.context["form"]["query"].value(), "name": page.context["form"]["name"].value()}
    client.post("/searches/new/", data | {"cadence": "daily"})
    token = FeedToken.issue(me.user, SavedSearch.objects.get())
    client.logout()
    for form in ("atom", "json", "ics"):
        text = client.get(f"/feeds/{token}/gigs.{form}").content.decode()
        assert "ask" not in text and me.handle not in text and me.user.name not in text
    assert "€450 a day and up" in client.get(f"/feeds/{token}/gigs.json").json()["title"]


@pytest.mark.parametrize("query", ["pay_min=mine", "pay_min=mine&currency=GBP"])
def test_a_rate_that_is_not_there_is_named_where_the_search_is_kept(client, me, gigs, query):
    me.rates.update(currency="USD") if "GBP" in query else me.rates.all().delete()
    page = client.get(f"/searches/new/?{query}")
    assert len(page.context["form"].differs) == 1
    assert "rate" in page.context["form"].differs[0]
    assert page.context["form"].differs[0] in unescape(page.content.decode())


def test_where_nothing_pays_so_much_the_page_offers_to_drop_it(client, me, gigs):
    me.rates.update(low=9000, high=9000)
    page = client.get("/gigs/?pay_min=mine&skill=python")
    assert page.context["loosen"][0] == ("What you ask: €9,000 a day and up", "?skill=python", (4, False))
    assert {said for said, _, _ in page.context["loosen"]} == {"What you ask: €9,000 a day and up", "Python"}


def test_what_goes_with_the_rate_keeps_the_order_of_what_is_offered(client, me, gigs):
    make_gig(pay_model="day", pay_min=9000, pay_max=9000, currency="EUR", skills=["go"])
    me.rates.update(low=9000, high=9000)
    loosen = client.get("/gigs/?pay_min=mine&skill=python").context["loosen"]
    counts = [total.gigs for _, _, total in loosen]
    assert counts == sorted(counts, reverse=True)
