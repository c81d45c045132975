"""The mark of a gig that says something else than when it was posted, wherever it stands in a list."""

import pytest

from gigs.models import SavedGig
from tests.accounts.factories import make_developer
from tests.factories import make_gig

pytestmark = pytest.mark.django_db

MARK, IN_LINES = "<li>changed since posted</li>", ", changed</td>"


@pytest.fixture
def trusted(adas_client):
    """Ada's gig, of a client whose changes are public at once."""
    return [make_gig(client=adas_client, skills=["python"]) for _ in range(6)][-1]


def test_what_waits_or_is_not_material_leaves_no_mark(client, gig, ada, trusted):
    trusted.explain("We post it each year: the tide tables change.", ada)

    page = client.get("/gigs/").content.decode()
    assert "changed since posted" not in page
    assert IN_LINES not in client.get("/gigs/?view=lines").content.decode()


def test_a_change_of_the_pay_is_marked_in_every_list(client, ada, grace, trusted):
    make_developer(grace, skills=["python"])
    SavedGig.objects.create(user=grace, gig=trusted)
    client.force_login(grace)
    assert MARK not in client.get("/gigs/").content.decode()

    assert trusted.change({"pay_max": trusted.pay_max + 10}, ada).status == "applied"

    for address in ("/gigs/", "/gigs/?sort=match", "/gigs/?q=make", "/gigs/?q=make&sort=relevance", "/saved/"):
        assert client.get(address).content.decode().count(MARK) == 1, address
    for address in ("/gigs/?view=lines", "/", "/skills/python/", trusted.client.get_absolute_url()):
        assert client.get(address).content.decode().count(IN_LINES) == 1, address


@pytest.mark.parametrize("mark", ["save", "unsave"])
def test_a_row_that_comes_back_marked_has_it(client, ada, grace, trusted, mark):
    trusted.change({"pay_max": trusted.pay_max + 10}, ada)
    SavedGig.objects.create(user=grace, gig=trusted)
    client.force_login(grace)

    row = client.post(f"/gigs/{trusted.public_id}/{mark}/", headers={"HX-Request": "true"})
    assert MARK in row.content.decode()
