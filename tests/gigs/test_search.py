"""What is found in a market, against the same filters in plain Python; pages that never drift."""

from urllib.parse import urlencode

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone
from hypothesis import given, settings

from gigs import search
from gigs.facets import upkeep
from gigs.models import Gig
from tests.factories import make_gig
from tests.gigs.any_search import no_deadline, read, searches
from tests.gigs.reference import Reference

pytestmark = pytest.mark.django_db


def walk(client, name, asked, ids):
    """Every page of the list or the feed, through its own links."""
    address = f"{reverse(name)}?{urlencode({**asked, 'per': 10}, doseq=True)}"
    found = []
    while address:
        response = client.get(address)
        assert response.status_code == 200
        these, address = ids(response)
        found += these
    return found


def of_list(response):
    following = response.context["next"]
    return shown(response), following and reverse("gigs:gig_list") + following


def of_feed(response):
    page = response.json()
    return [item["id"] for item in page["items"]], page.get("next_url", "").partition("8000")[2]


def of_api(response):
    page = response.json()
    return [gig["public_id"] for gig in page["results"]], (page["next"] or "").partition("8000")[2]


@pytest.mark.parametrize(("state", "times"), [("stale", 100), ("folded", 100), ("mixed", 40)])
def test_any_search_finds_what_plain_python_does(market, state, times):
    if state != "stale":
        upkeep.fold()
    if state == "mixed":
        Gig.objects.filter(pk__in=Gig.objects.order_by("pk")[:50]).update(level=2, status="open", live_proposals=4)
    reference = Reference()

    @settings(parent=no_deadline, max_examples=times)
    @given(searches())
    def compare(asked):
        expected = [gig.pk for gig in reference.sorted(asked)]
        reading = read(asked)
        assert reading.is_valid(), reading.errors
        assert set(reading.qs.values_list("pk", flat=True)) == set(expected)
        assert list(by_pages(reading.wanted)) == expected

    compare()


def by_pages(wanted, per=40):
    page = search.page(wanted, per)
    yield from (gig.pk for gig in page.rows)
    while page.next:
        page = search.page(wanted, per, search.ORDERS[wanted["sort"]].place(page.next))
        yield from (gig.pk for gig in page.rows)


def test_list_feed_and_api_walk_through_the_same_gigs(market, client):
    reference = Reference()

    @settings(parent=no_deadline, max_examples=12)
    @given(searches())
    def compare(asked):
        ids = [gig.public_id for gig in reference.sorted(asked)]
        assert walk(client, "gigs:gig_list", asked, of_list) == ids
        assert walk(client, "gigs:gig_json", asked, of_feed) == ids
        cache.clear()  # or the API would say that this is often enough
        assert walk(client, "api:gig_list", asked, of_api) == ids

    compare()


# -- pages


@pytest.mark.parametrize("sort", ["newest", "closing", "pay", "relevance"])
def test_gigs_published_between_pages_shift_nothing(client, market, sort):
    query = f"?sort={sort}&per=10&q=ledger"
    first, *others = read_all(client, query)
    before = [card for page in (first, *others) for card in shown(page)]

    for _ in range(7):
        make_gig(title="ledger, new", published_at=timezone.now())
    rest = [card for page in pages_of(client, first.context["next"]) for card in page]

    seen = shown(first) + rest
    assert [public_id for public_id in seen if public_id in before] == before
    assert len(seen) == len(set(seen))


@pytest.mark.parametrize("sort", ["newest", "closing", "pay", "relevance"])
def test_the_way_back_shows_the_same_pages(client, market, sort):
    query = f"?sort={sort}&per=10&q=ledger"
    forward = list(read_all(client, query))

    backward, response = [], forward[-1]
    while True:
        backward.insert(0, shown(response))
        if not response.context["previous"]:
            break
        response = client.get(reverse("gigs:gig_list") + response.context["previous"])

    assert backward == [shown(page) for page in forward]


def pages_of(client, query):
    return map(shown, read_all(client, query))


def read_all(client, query):
    while query:
        response = client.get(reverse("gigs:gig_list") + query)
        yield response
        query = response.context["next"]


def shown(response):
    return [card.public_id for card in response.context["cards"]]
