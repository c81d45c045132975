"""Private feeds: GET /feeds/, POST its form, GET /feeds/<token>/gigs.<form>."""

import logging
import re

import pytest
from django.urls import reverse

from gigs.models import FeedToken, HiddenGig, SavedGig, SavedSearch
from gigs.models.feed_token import MOST_FEEDS
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
    assert client.get(here, headers={"If-Modified-Since": first["Last-Modified"]}).status_code == 304
    SavedGig.objects.all().delete()
    assert client.get(here, headers={"If-None-Match": first["ETag"]}).status_code == 200
