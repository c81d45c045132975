"""`view=lines`: the same gigs, one a line; a manner of showing and no part of the search."""

import pytest

from gigs.models import HiddenGig
from tests.factories import make_gig

pytestmark = pytest.mark.django_db


def test_an_unknown_height_is_left_out_and_named(client):
    make_gig(title="Ledger")
    page = client.get("/gigs/?view=tiles").content.decode()
    assert "Rows: we do not know “tiles”" in page
    assert 'class="gig__title"' in page


def test_the_same_gigs_one_a_line(client, grace):
    gigs = [make_gig(title=f"Gig {number}") for number in range(3)]
    HiddenGig.objects.create(user=grace, gig=gigs[0])
    client.force_login(grace)
    page = client.get("/gigs/?view=lines&sort=closing")
    text = page.content.decode()
    assert [gig.title for gig in page.context["lines"]] == ["Gig 1", "Gig 2"]
    assert text.count("<tr>") == 3 and 'class="gig__title"><a id="g-' + gigs[1].public_id not in text
    assert [card.title for card in page.context["put_away"]] == ["Gig 0"]


def test_it_stays_from_page_to_page_and_in_no_feed(client):
    for number in range(11):
        make_gig(title=f"Gig {number}")
    page = client.get("/gigs/?view=lines&per=10")
    assert "view=lines" in page.context["next"]
    assert page.context["here"] == "" and page.context["canonical"].endswith("/gigs/")
    assert ("view", "lines") in page.context["asked"].kept
    assert "noindex, follow" in page.content.decode()
