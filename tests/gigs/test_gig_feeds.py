"""The list as a feed: GET /gigs/feed.atom and /gigs/feed.json."""

from xml.etree import ElementTree

import pytest
from django.urls import reverse

from gigs.sitemaps import GigSitemap
from tests.factories import make_gig

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
FEEDS = ["gigs:gig_atom", "gigs:gig_json"]


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

    assert in_list == in_json == in_sitemap == ({gig.public_id} if in_atom else set())


def test_the_sitemap_says_when_a_gig_truly_changed(gig):
    assert GigSitemap().lastmod(gig) == gig.updated_at


@pytest.mark.parametrize("name", FEEDS)
def test_a_feed_takes_few_queries(client, name, django_assert_max_num_queries):
    for _ in range(10):
        make_gig()

    with django_assert_max_num_queries(2):
        client.get(reverse(name))
