"""The links of an alert mail: GET and POST /searches/stop/<token>/ and /searches/cadence/<token>/."""

import pytest
from django.core.signing import Signer
from django.test import Client

from gigs.alerts import links
from gigs.models import SavedSearch

pytestmark = pytest.mark.django_db

ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
def search(grace):
    return SavedSearch.objects.create(user=grace, name="Far away")


@pytest.fixture
def program():
    """A mail program: it has no cookie and no CSRF token."""
    return Client(enforce_csrf_checks=True)


def path(address):
    return address.partition("8000")[2]


@pytest.mark.parametrize("kind", ["stop", "cadence"])
@pytest.mark.parametrize("token", ["x", "W10:abc", "é", "a" * 3000, Signer().sign_object(["stop", 1])])
def test_a_link_that_we_did_not_make_leads_nowhere(client, kind, token):
    assert client.get(f"/searches/{kind}/{token}/").status_code == 404
    assert client.post(f"/searches/{kind}/{token}/", ONE_CLICK).status_code in {403, 404}


def test_a_link_is_good_for_one_thing_only(client, search):
    token = links.change_cadence(search).rstrip("/").rpartition("/")[2]

    assert client.post(f"/searches/stop/{token}/", ONE_CLICK).status_code == 404
    search.refresh_from_db()
    assert search.is_telling


def test_reading_the_link_stops_nothing(client, search):
    for address in (links.stop(search), links.stop_all(search.user_id), links.change_cadence(search)):
        for method in (client.get, client.head):
            response = method(path(address))
            assert response.status_code == 200
            assert "no-store" in response["Cache-Control"]

    search.refresh_from_db()
    assert search.is_telling


def test_the_page_has_one_button_and_is_not_for_search_engines(client, search):
    page = client.get(path(links.stop(search))).content.decode()

    assert page.count('name="List-Unsubscribe" value="One-Click"') == 1
    assert "noindex" in page
    assert "Far away" in page


@pytest.mark.parametrize("data", [{}, {"List-Unsubscribe": "yes"}, {"cadence": "weekly"}])
def test_any_other_form_is_refused(program, search, data):
    assert program.post(path(links.stop(search)), data).status_code == 400
    search.refresh_from_db()
    assert search.is_telling


def test_one_click_stops_it_without_signing_in_and_twice_is_harmless(program, search):
    for _ in range(2):
        assert program.post(path(links.stop(search)), ONE_CLICK).status_code == 200

    search.refresh_from_db()
    assert search.paused_at


def test_the_header_stops_all_of_this_person_and_of_nobody_else(program, search, grace, linus):
    other = SavedSearch.objects.create(user=grace, name="Near")
    his = SavedSearch.objects.create(user=linus, name="His")

    program.post(path(links.stop_all(grace.pk)), ONE_CLICK)

    assert set(SavedSearch.objects.exclude(paused_at=None)) == {search, other}
    assert set(SavedSearch.objects.telling()) == {his}


def test_the_link_of_a_deleted_search_is_gone(client, search):
    address = path(links.stop(search))
    search.delete()

    assert client.get(address).status_code == 404


def test_changing_how_often_needs_the_token_of_its_form(program, search):
    assert program.post(path(links.change_cadence(search)), {"cadence": "weekly"}).status_code == 403


def test_how_often_is_changed_without_signing_in(client, search):
    assert client.post(path(links.change_cadence(search)), {"cadence": "weekly"}).status_code == 200

    search.refresh_from_db()
    assert search.cadence == "weekly"


def test_an_unknown_cadence_is_asked_again(client, search):
    assert client.post(path(links.change_cadence(search)), {"cadence": "hourly"}).status_code == 422
