"""Pages of gigs that came at one moment or went meanwhile, and the index that finds a rare word."""

from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from gigs import search
from gigs.models import Gig
from tests.factories import make_client, make_gig
from tests.gigs.any_search import read
from tests.gigs.test_search import pages_of

pytestmark = pytest.mark.django_db


def test_gigs_of_the_same_moment_are_all_shown_once(client):
    now = timezone.now()
    made = {make_gig(published_at=now, expires_at=now + timedelta(days=9)).public_id for _ in range(23)}

    for sort in ("newest", "closing", "pay"):
        seen = [public_id for page in pages_of(client, f"?per=10&sort={sort}") for public_id in page]
        assert len(seen) == 23
        assert set(seen) == made


def test_a_page_whose_gigs_are_all_gone_leads_back(client):
    gigs = [make_gig() for _ in range(11)]
    following = client.get(reverse("gigs:gig_list") + "?per=10").context["next"]
    Gig.objects.filter(pk=gigs[0].pk).update(status="paused")
    Gig.objects.filter(pk=gigs[10].pk).update(status="paused")
    Gig.objects.filter(pk__in=[gig.pk for gig in gigs[1:2]]).update(status="paused")

    page = client.get(reverse("gigs:gig_list") + following)

    assert page.status_code == 200


def test_a_rare_word_is_found_by_its_index(db):
    owner = make_client()
    now = timezone.now()
    Gig.objects.bulk_create(
        Gig(
            client=owner,
            title="Move the ledger" if number else "Tame the aardvark",
            description="Plain words about plain work. " * 5,
            status="open",
            pay_model="day",
            pay_min=400,
            pay_max=500,
            currency="EUR",
            published_at=now - timedelta(minutes=number),
            expires_at=now + timedelta(days=9),
        )
        for number in range(3000)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE gigs_gig, accounts_client")

    found = search.found(read({"q": "aardvark "}).wanted)

    assert "gig_words" in found.order_by("-published_at", "-pk")[:21].explain()
    assert found.count() == 1
