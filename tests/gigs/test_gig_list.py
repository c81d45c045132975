"""Browsing gigs: GET /gigs/."""

import pytest
from django.urls import reverse

from tests.factories import make_gig

pytestmark = pytest.mark.django_db


def look(client, query=""):
    return client.get(reverse("gigs:gig_list") + query)


def test_an_open_gig_is_listed_with_its_pay(client, gig):
    page = look(client).content.decode()

    assert gig.title in page
    assert "€400–500" in page
