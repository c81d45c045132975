"""The best of the newest: GET /gigs/?q=…&sort=relevance, page by page."""

from datetime import timedelta
from urllib.parse import parse_qs

import pytest
from django.core import signing
from django.urls import reverse
from django.utils import timezone

from gigs import search
from gigs.search import relevance
from marketplace.lib.pages import FORGED
from tests.factories import make_gig

pytestmark = pytest.mark.django_db


def test_what_is_published_while_somebody_reads_on_pushes_nothing_out_of_the_best(client, monkeypatch):
    monkeypatch.setattr(relevance, "MOST_RANKED", 30)
    address = reverse("gigs:gig_list")
    hour = timezone.now() - timedelta(hours=1)
    # The oldest are the last of the newest thirty, and last by relevance as well.
    told = [make_gig(title="A ledger", published_at=hour + timedelta(minutes=n)) for n in range(31)][1:]
    page = client.get(f"{address}?q=ledger&sort=relevance&per=10")
    first = seen = [card.public_id for card in page.context["cards"]]
    minute = timezone.now() - timedelta(minutes=1)
    for n in range(6):
        make_gig(title="Ledger of a ledger" if n % 2 else "A ledger", published_at=minute)

    while page.context["next"]:
        page = client.get(address + page.context["next"])
        seen = [*seen, *(card.public_id for card in page.context["cards"])]

    assert sorted(seen) == sorted(gig.public_id for gig in told)
    while page.context["previous"]:
        page = client.get(address + page.context["previous"])
    assert [card.public_id for card in page.context["cards"]] == first


def test_a_place_with_another_edge_is_not_ours(client):
    for _ in range(12):
        make_gig(title="A ledger")
    address = reverse("gigs:gig_list") + "?q=ledger&sort=relevance&per=10"
    here = parse_qs(client.get(address).context["next"][1:])["after"][0]
    values = search.ORDERS["relevance"].place(here)
    values[-1] += 1
    forged = signing.Signer(salt="another").sign_object(["relevance", *values])
    for cursor in (forged, forged.split(":")[0] + ":" + here.split(":")[1], here[:-1]):
        response = client.get(f"{address}&after={cursor}")
        assert FORGED in response.content.decode()
        assert len(response.context["cards"]) == 10
