"""Where a developer sees the sum of a gig: as /how-ranking-works/ says."""

import re

import pytest

from gigs.models import HiddenGig, SavedGig
from tests.accounts.factories import make_developer
from tests.factories import make_gig

pytestmark = pytest.mark.django_db
SUM = re.compile(r'<details class="match"><summary><span><b>(\d+)</b>')


def sums(response):
    return [int(points) for points in SUM.findall(response.content.decode())]


@pytest.fixture
def fitting(client, grace):
    """Grace, signed in, and a gig that asks for what she can do."""
    make_developer(grace, skills=["python"])
    client.force_login(grace)
    return make_gig(skills=["python"])


# -- who sees none


@pytest.mark.parametrize("who", ["visitor", "a member", "a developer without skills"])
def test_the_list_of_whoever_names_no_skill_has_no_sum(client, gig, grace, who):
    if who == "a developer without skills":
        make_developer(grace, skills=[], status="draft")
    if who != "visitor":
        client.force_login(grace)

    assert sums(client.get("/gigs/")) == []


def test_a_mark_of_whoever_names_no_skill_brings_no_sum(client, gig, grace):
    client.force_login(grace)

    assert sums(client.post(f"/gigs/{gig.public_id}/save/", headers={"HX-Request": "true"})) == []


# -- who sees it


@pytest.mark.parametrize("mark", ["save", "seen", "hide"])
def test_a_marked_row_comes_back_with_its_sum_unless_it_folds(client, fitting, mark):
    (before,) = sums(client.get("/gigs/?sort=match"))
    row = client.post(f"/gigs/{fitting.public_id}/{mark}/", headers={"HX-Request": "true"})

    assert sums(row) == ([] if mark == "hide" else [before])


@pytest.mark.parametrize(("address", "kind"), [("/saved/", SavedGig), ("/saved/hidden/", HiddenGig)])
def test_what_is_kept_has_the_sum_that_the_list_shows(client, fitting, grace, address, kind):
    listed = sums(client.get("/gigs/"))
    kind.objects.create(user=grace, gig=fitting)

    assert sums(client.get(address)) == listed != []


def test_the_page_about_ranking_says_where(client):
    page = client.get("/how-ranking-works/").content.decode()

    assert "every gig of the list, of those that you saved or hid, and every gig’s page" in page
    assert "Gigs that you put away, folded under a list, show none" in page
