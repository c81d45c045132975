"""`mine=`: a reader's own gigs in the list, counted like all the others, and nobody else's."""

import pytest
from django.http import QueryDict

from accounts.models import User
from gigs import facets
from gigs.facets.upkeep import fold
from gigs.filters import GigFilter
from gigs.models import HiddenGig, SavedGig, SeenGig
from gigs.reader import reader_of
from tests.accounts.factories import make_developer
from tests.factories import make_gig, make_user
from tests.gigs.hiring import make_proposal

pytestmark = pytest.mark.django_db
KINDS = ["saved", "applied", "hidden", "unseen", "matching"]


@pytest.fixture(scope="module")
def gigs(once):
    """One gig of each kind for grace, and the same marks of another on the gig that nobody marked."""
    names = ["saved", "applied", "hidden", "seen", "plain", "draft proposal"]
    with once():
        found = {name: make_gig(title=f"Gig {name}", skills=["go" if name == "plain" else "rust"]) for name in names}
        developer = make_developer(user=make_user("grace@example.com"), skills=["go"])
        grace, other = developer.user, make_user()
        SavedGig.objects.create(user=grace, gig=found["saved"])
        HiddenGig.objects.create(user=grace, gig=found["hidden"])
        SeenGig.objects.create(user=grace, gig=found["seen"])
        make_proposal(gig=found["applied"], developer=developer)
        make_proposal(gig=found["draft proposal"], developer=developer, status="draft")
        for model in (SavedGig, HiddenGig, SeenGig):
            model.objects.create(user=other, gig=found["plain"])
    return found


@pytest.fixture
def grace(db, gigs):
    return User.objects.get(email="grace@example.com")


EXPECTED = {
    "saved": {"saved"},
    "applied": {"applied"},
    "hidden": {"hidden"},
    "unseen": {"plain", "draft proposal"},
    "matching": {"plain"},
}


def look(client, query):
    return client.get(f"/gigs/?{query}")


def shown(response):
    rows = response.context["cards"] + response.context["put_away"]
    return {card.title.removeprefix("Gig ") for card in rows}


@pytest.mark.parametrize("kind", KINDS)
def test_a_visitor_is_told_and_sees_all(client, gigs, kind):
    response = look(client, f"mine={kind}")

    assert "shown to you when you are signed in" in response.content.decode()
    assert len(shown(response)) == 6
    assert client.get(f"/gigs/feed.json?mine={kind}").status_code == 400
    assert client.get(f"/api/v1/gigs/?mine={kind}").status_code == 400


def test_what_asks_for_my_skills_needs_a_profile(client, gigs, ada):
    client.force_login(ada)

    assert "needs your developer profile" in look(client, "mine=matching").content.decode()


@pytest.mark.parametrize("is_folded", [False, True])
@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_lists_and_counts_its_own(client, gigs, grace, kind, is_folded):
    if is_folded:
        fold()
    client.force_login(grace)
    response = look(client, f"mine={kind}")

    assert shown(response) == EXPECTED[kind]
    assert response.context["count"] == len(EXPECTED[kind])
    asked = GigFilter(QueryDict(f"mine={kind}"), user=grace, reader=reader_of(grace))
    assert {gig.title.removeprefix("Gig ") for gig in asked.qs} == EXPECTED[kind]
    assert facets.count(asked.wanted).get("workplace", "remote") == len(EXPECTED[kind])


def test_it_is_combined_with_filters_orders_and_pages(client, gigs, grace):
    client.force_login(grace)

    assert shown(look(client, "mine=unseen&skill=go")) == {"plain"}
    assert shown(look(client, "mine=unseen&sort=pay")) == EXPECTED["unseen"]
    assert shown(look(client, "mine=unseen&sort=match")) == {"plain"}
    page = look(client, "mine=unseen&per=10&sort=closing")
    assert "mine=unseen" in page.context["first"]
    assert "mine" not in page.context["here"]


def test_a_mark_is_counted_at_once(client, gigs, grace, monkeypatch):
    monkeypatch.setattr("marketplace.lib.keeping.is_on", True)
    client.force_login(grace)
    look(client, "mine=saved")
    SavedGig.objects.create(user=grace, gig=gigs["plain"])

    assert look(client, "mine=saved").context["count"] == 2
