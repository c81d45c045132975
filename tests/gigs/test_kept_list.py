"""A visitor's list may be some seconds old; nobody who is known gets another's, and nothing ended stays."""

import pytest
from django.urls import reverse

from gigs import keeping
from gigs.models import Gig
from tests.factories import make_gig

LIST = reverse("gigs:gig_list")


@pytest.fixture(autouse=True)
def kept(monkeypatch):
    monkeypatch.setattr("marketplace.lib.keeping.is_on", True)
    now = [1_000.0]
    monkeypatch.setattr("marketplace.lib.keeping.time.monotonic", lambda: now[0])
    for each in (keeping.PAGES, keeping.COUNTS, keeping.WITHOUT_EACH):
        each._answers.clear()
    yield now
    for each in (keeping.PAGES, keeping.COUNTS, keeping.WITHOUT_EACH):
        each._answers.clear()


def shows(client, gig, **headers):
    return gig.public_id in client.get(LIST, headers=headers).content.decode()


def test_the_second_visitor_asks_the_database_nothing(client, gig, django_assert_num_queries):
    first = client.get(LIST)

    with django_assert_num_queries(0):
        second = client.get(LIST)

    assert second.content == first.content
    assert {"HX-Request", "Cookie"} <= set(second.headers["Vary"].replace(" ", "").split(","))


def test_a_gig_that_ended_leaves_the_list_within_five_seconds_and_the_counts_within_a_minute(client, gig, kept):
    other = make_gig()
    assert shows(client, gig)
    Gig.objects.filter(pk=gig.pk).update(status="paused")

    kept[0] += 5
    assert not shows(client, gig)
    assert shows(client, other)
    kept[0] += 55
    assert client.get(LIST).context["count"] == 1


def test_fragment_and_page_and_colours_are_kept_apart(client, gig):
    page = client.get(LIST).content
    fragment = client.get(LIST, headers={"HX-Request": "true"}).content
    client.cookies["theme"] = "dark"

    assert fragment != page
    assert client.get(LIST).content != page


def test_who_signed_in_sees_at_once_and_is_shown_to_nobody_else(client, gig, grace):
    client.force_login(grace)
    assert shows(client, gig)
    assert len(keeping.PAGES) == 0

    Gig.objects.filter(pk=gig.pk).update(status="paused")
    assert not shows(client, gig)


def test_an_address_that_is_too_long_is_not_kept(client, gig):
    client.get(f"{LIST}?q={'a' * 600}")

    assert len(keeping.PAGES) == 0


def test_searches_that_ask_the_same_share_their_counts(client, gig, kept):
    client.get(f"{LIST}?level=3&workplace=remote")
    client.get(f"{LIST}?workplace=remote&level=3&workplace=remote&sort=closing")

    assert len(keeping.COUNTS) == 1
