"""Private feeds: GET /feeds/, POST its form, GET /feeds/<token>/gigs.<form>."""

import logging
import re
from datetime import timedelta
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.http import http_date

from gigs.models import FeedToken, Gig, HiddenGig, SavedGig, SavedSearch
from gigs.models.feed_token import MOST_FEEDS
from gigs.views import private_feeds
from tests.factories import make_gig, make_skill

pytestmark = pytest.mark.django_db

FORMS = ["atom", "json", "ics"]


def address(token, form="json"):
    return reverse("gigs:private_feed", args=[token, form])


def ids(response):
    return [item["id"] for item in response.json()["items"]]


# -- refusals


def test_a_visitor_makes_none(client):
    assert client.post("/feeds/")["Location"].startswith("/accounts/login/")
    assert not FeedToken.objects.exists()


def test_nobody_makes_a_feed_of_anothers_search(client, grace, linus):
    search = SavedSearch.objects.create(user=linus, name="His")
    client.force_login(grace)

    assert client.post("/feeds/", {"search": search.public_id}).status_code == 404


def test_nobody_revokes_anothers_feed(client, grace, linus):
    FeedToken.issue(linus, None)
    client.force_login(grace)

    assert client.post(reverse("gigs:feed_revoke", args=[FeedToken.objects.get().pk])).status_code == 404
    assert FeedToken.objects.exists()


def test_looking_revokes_nothing(client, grace):
    FeedToken.issue(grace, None)
    client.force_login(grace)

    assert client.get(reverse("gigs:feed_revoke", args=[FeedToken.objects.get().pk])).status_code == 405


@pytest.mark.parametrize("form", FORMS)
def test_an_unknown_token_is_not_found_and_not_logged(client, caplog, form):
    token = "x" * 32
    with caplog.at_level(logging.DEBUG):
        response = client.get(address(token, form))

    assert response.status_code == 404
    assert token not in caplog.text
    assert token not in response.content.decode()


def test_a_revoked_feed_leads_nowhere(client, grace):
    token = FeedToken.issue(grace, None)
    client.force_login(grace)
    client.post(reverse("gigs:feed_revoke", args=[FeedToken.objects.get().pk]))

    assert client.get(address(token)).status_code == 404


def test_the_feeds_of_a_closed_account_are_closed(client, grace):
    token = FeedToken.issue(grace, None)
    grace.is_active = False
    grace.save()

    assert client.get(address(token)).status_code == 404


def test_there_is_a_most(client, grace):
    for _ in range(MOST_FEEDS):
        FeedToken.issue(grace, None)
    client.force_login(grace)

    assert client.post("/feeds/").status_code == 422
    assert FeedToken.objects.count() == MOST_FEEDS


# -- making one


def test_the_address_is_shown_once_and_only_its_hash_is_kept(client, grace):
    client.force_login(grace)
    page = client.post("/feeds/").content.decode()
    token = re.search(r"/feeds/([\w-]{32})/gigs\.atom", page)[1]

    assert token not in client.get("/feeds/").content.decode()
    assert token not in str(FeedToken.objects.values().get())
    assert client.get(address(token)).status_code == 200


# -- reading it


def test_my_saved_gigs_newest_mark_first_without_what_is_not_listed(client, grace, linus):
    first, second, frozen = make_gig(), make_gig(), make_gig(hold="frozen")
    for gig in (second, frozen, first):
        SavedGig.objects.create(user=grace, gig=gig)
    SavedGig.objects.create(user=linus, gig=make_gig())

    assert ids(client.get(address(FeedToken.issue(grace, None)))) == [first.public_id, second.public_id]


def test_a_saved_search_without_what_i_hid(client, grace):
    make_skill("python")
    found, hidden = make_gig(skills=["python"]), make_gig(skills=["python"])
    make_gig(skills=["go"])
    HiddenGig.objects.create(user=grace, gig=hidden)
    search = SavedSearch.objects.create(user=grace, name="Snakes", query="skill=python")

    assert ids(client.get(address(FeedToken.issue(grace, search)))) == [found.public_id]


def test_a_search_that_cannot_be_read_is_not_every_gig(client, gig, grace):
    search = SavedSearch.objects.create(user=grace, name="Old", query="skill=cobolt")

    response = client.get(address(FeedToken.issue(grace, search)))

    assert response.status_code == 410
    assert "skill" in response.json()["errors"]


@pytest.mark.parametrize("form", FORMS)
def test_the_answer_keeps_the_secret(client, grace, gig, form):
    SavedGig.objects.create(user=grace, gig=gig)
    token = FeedToken.issue(grace, None)

    response = client.get(address(token, form))

    assert response.status_code == 200
    assert token not in response.content.decode()
    assert grace.email not in response.content.decode()
    assert response["Referrer-Policy"] == "no-referrer"
    assert "noindex" in response["X-Robots-Tag"]
    assert "private" in response["Cache-Control"]
    assert not response.cookies


def test_an_unchanged_feed_is_not_sent_again(client, grace, gig):
    SavedGig.objects.create(user=grace, gig=gig)
    here = address(FeedToken.issue(grace, None), "atom")
    first = client.get(here)

    assert client.get(here, headers={"If-None-Match": first["ETag"]}).status_code == 304
    SavedGig.objects.all().delete()
    assert client.get(here, headers={"If-None-Match": first["ETag"]}).status_code == 200


@pytest.mark.parametrize("form", FORMS)
def test_a_gig_that_changed_long_ago_is_news_once_it_is_saved(client, grace, gig, form):
    """So no date tells whether a feed is the same."""
    old = make_gig()
    Gig.objects.filter(pk=old.pk).update(updated_at=timezone.now() - timedelta(days=9))
    SavedGig.objects.create(user=grace, gig=gig)
    here = address(FeedToken.issue(grace, None), form)
    first = client.get(here)
    SavedGig.objects.create(user=grace, gig=old)

    again = client.get(here, headers={"If-Modified-Since": first.get("Last-Modified", http_date())})

    assert again.status_code == 200
    assert old.public_id in again.content.decode()


# -- page by page


@pytest.mark.parametrize("of", ["saved gigs", "a search"])
def test_a_feed_leads_to_its_next_page_and_keeps_the_secret(client, grace, monkeypatch, of):
    monkeypatch.setattr(private_feeds, "PER", 3)
    gigs = [make_gig() for _ in range(7)]
    SavedGig.objects.bulk_create(SavedGig(user=grace, gig=gig) for gig in gigs)
    kept = SavedSearch.objects.create(user=grace, name="All") if of == "a search" else None
    token = FeedToken.issue(grace, kept)
    page, read = client.get(address(token)), []
    while "next_url" in page.json():
        assert token not in page.content.decode()
        read += ids(page)
        page = client.get(urljoin(address(token), page.json()["next_url"]))

    assert read + ids(page) == [gig.public_id for gig in reversed(gigs)]
    atom = ElementTree.fromstring(client.get(address(token, "atom")).content)
    href = next(link.get("href") for link in atom if link.get("rel") == "next")
    assert client.get(urljoin(address(token, "atom"), href)).status_code == 200


@pytest.mark.parametrize("form", FORMS)
def test_a_place_that_is_not_ours_is_named(client, grace, form):
    response = client.get(address(FeedToken.issue(grace, None), form) + "?after=x")

    assert response.status_code == 400
    assert set(response.json()["errors"]) == {"after"}
    assert "private" in response["Cache-Control"]


@pytest.mark.parametrize("of", ["saved gigs", "a search"])
def test_a_calendar_has_what_closes_next(client, grace, monkeypatch, of):
    monkeypatch.setattr(private_feeds, "IN_CALENDAR", 2)
    gigs = [make_gig(expires_at=timezone.now() + timedelta(days=days)) for days in (9, 5, 7)]
    SavedGig.objects.bulk_create(SavedGig(user=grace, gig=gig) for gig in gigs)
    kept = SavedSearch.objects.create(user=grace, name="All") if of == "a search" else None

    said = client.get(address(FeedToken.issue(grace, kept), "ics")).content.decode()

    assert re.findall(r"UID:gig-(\w+)@", said) == [gigs[1].public_id, gigs[2].public_id]
