"""The list as a feed: GET /gigs/feed.atom, /gigs/feed.json and /gigs/feed.ics."""

import re
from datetime import timedelta
from urllib.parse import parse_qs
from xml.etree import ElementTree

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.http import http_date

from gigs import feeds
from gigs.models import Gig
from gigs.sitemaps import GigSitemap
from tests.factories import make_gig

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
FEEDS = ["gigs:gig_atom", "gigs:gig_json", "gigs:gig_ics"]


@pytest.mark.parametrize("name", FEEDS)
def test_a_feed_names_every_parameter_that_it_cannot_use(client, gig, name):
    response = client.get(reverse(name) + "?skill=cobolt&level=9&pay_min=4&after=x&per=3&q=fine")

    assert response.status_code == 400
    assert set(response.json()["errors"]) == {"skill", "level", "pay_min", "after", "per"}


@pytest.mark.parametrize("name", FEEDS)
def test_a_feed_is_only_read(client, name):
    assert client.post(reverse(name)).status_code == 405


def test_an_entry_says_the_pay_first(client):
    gig = make_gig(title="Fast & <safe>", pay_model="hour", pay_min=60, pay_max=80, skills=["python"])

    entry = ElementTree.fromstring(client.get(reverse("gigs:gig_atom")).content).find(f"{ATOM}entry")
    item = client.get(reverse("gigs:gig_json")).json()["items"][0]

    assert entry.find(f"{ATOM}title").text == item["title"] == "€60–80/h: Fast & <safe>"
    assert entry.find(f"{ATOM}link").get("href") == item["url"]
    assert item["url"].endswith(gig.get_absolute_url())
    assert item["tags"] == ["Python"]


def test_a_feed_leads_to_its_next_page(client):
    for _ in range(12):
        make_gig()

    page = client.get(reverse("gigs:gig_json") + "?per=10").json()
    rest = client.get(page["next_url"].split("8000")[-1]).json()

    assert len({item["id"] for item in page["items"] + rest["items"]}) == 12
    assert "next_url" not in rest


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"status": "full"},
        {"status": "paused"},
        {"status": "closed"},
        {"status": "draft"},
        {"hold": "limited"},
        {"hold": "frozen"},
        {"hold": "removed"},
    ],
)
def test_list_feeds_and_sitemap_agree_on_what_is_listed(client, fields):
    gig = make_gig(**fields)
    in_list = {card.public_id for card in client.get(reverse("gigs:gig_list")).context["cards"]}
    in_json = {item["id"] for item in client.get(reverse("gigs:gig_json")).json()["items"]}
    in_atom = gig.public_id in client.get(reverse("gigs:gig_atom")).content.decode()
    in_sitemap = {listed.public_id for listed in GigSitemap().items()}
    in_api = {listed["public_id"] for listed in client.get("/api/v1/gigs/").json()["results"]}
    in_calendar = gig.public_id in client.get(reverse("gigs:gig_ics")).content.decode()

    assert in_list == in_json == in_sitemap == in_api == ({gig.public_id} if in_atom else set())
    assert in_calendar == in_atom


def test_the_sitemap_says_when_a_gig_truly_changed(gig):
    assert GigSitemap().lastmod(gig) == gig.updated_at


@pytest.mark.parametrize("name", FEEDS)
def test_a_feed_takes_few_queries(client, name, django_assert_max_num_queries):
    for _ in range(10):
        make_gig()

    with django_assert_max_num_queries(3):
        client.get(reverse(name))


def test_the_calendar_says_when_each_gig_closes(client):
    gig = make_gig(title="Fast; & safe, " + "long " * 12)
    said = client.get(reverse("gigs:gig_ics") + "?workplace=remote")
    lines = said.content.decode().replace("\r\n ", "").split("\r\n")

    assert said["Content-Type"] == "text/calendar; charset=utf-8"
    assert f"UID:gig-{gig.public_id}@localhost" in lines
    assert f"DTSTART:{gig.expires_at:%Y%m%dT%H%M%SZ}" in lines
    assert any(line.startswith("SUMMARY:Closes: €400–500/d: Fast\\; & safe\\, long") for line in lines)
    assert all(len(line.encode()) <= 75 for line in said.content.decode().split("\r\n"))


def uids(response):
    return re.findall(r"UID:gig-(\w+)@", response.content.decode())


def closing_in(*days):
    return [make_gig(expires_at=timezone.now() + timedelta(days=number)) for number in days]


def test_the_calendar_has_what_closes_next_whatever_is_newest(client, monkeypatch):
    monkeypatch.setattr(feeds, "IN_CALENDAR", 2)
    _, next_one, newest = closing_in(9, 3, 5)

    assert uids(client.get(reverse("gigs:gig_ics"))) == [next_one.public_id, newest.public_id]
    assert uids(client.get(reverse("gigs:gig_ics") + "?sort=newest")) == [newest.public_id, next_one.public_id]


def test_the_calendar_is_the_list_by_closing(client):
    closing_in(*range(30, 5, -1), *range(31, 61))
    listed = client.get("/api/v1/gigs/?sort=closing&per=50").json()
    rest = client.get(listed["next"].split("8000")[-1]).json()

    calendar = uids(client.get(reverse("gigs:gig_ics")))

    assert calendar == [gig["public_id"] for gig in listed["results"] + rest["results"]]
    assert len(calendar) == listed["count"] == 55


def test_a_calendar_keeps_the_order_that_is_asked_for_by_its_name_or_by_a_place_in_it(client):
    gigs = closing_in(*range(40, 20, -1))
    newest = [gig.public_id for gig in reversed(gigs)]
    place = parse_qs(client.get("/gigs/feed.json?per=10").json()["next_url"].split("?")[1])["after"][0]
    by_pay = client.get("/gigs/feed.json?sort=pay").json()["items"]

    assert uids(client.get(f"/gigs/feed.ics?after={place}")) == newest[10:]
    assert uids(client.get("/gigs/feed.ics?sort=newest&per=10")) == newest[:10]
    assert uids(client.get("/gigs/feed.ics?sort=pay")) == [item["id"] for item in by_pay]


def test_what_a_calendar_holds_is_said_where_it_is_described(client):
    assert f"the {feeds.IN_CALENDAR} gigs of the search that close soonest" in client.get("/api/").content.decode()


@pytest.mark.parametrize("name", FEEDS)
def test_an_unchanged_feed_is_not_sent_again(client, gig, name):
    first = client.get(reverse(name))

    assert client.get(reverse(name), headers={"If-None-Match": first["ETag"]}).status_code == 304
    make_gig()
    assert client.get(reverse(name), headers={"If-None-Match": first["ETag"]}).status_code == 200


@pytest.mark.parametrize("name", FEEDS)
def test_a_gig_that_is_back_is_news_whenever_it_last_changed(client, gig, name):
    """So no date tells whether a feed is the same."""
    back = make_gig(hold="frozen")
    Gig.objects.filter(pk=back.pk).update(updated_at=timezone.now() - timedelta(days=9))
    first = client.get(reverse(name))
    Gig.objects.filter(pk=back.pk).update(hold="none")

    again = client.get(reverse(name), headers={"If-Modified-Since": first.get("Last-Modified", http_date())})

    assert again.status_code == 200
    assert back.public_id in again.content.decode()
