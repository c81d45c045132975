"""Marks: POST /gigs/<public_id>/save/ and /unsave/, GET /saved/."""

import pytest
from django.urls import reverse

from gigs.models import SavedGig
from tests.factories import make_gig

pytestmark = pytest.mark.django_db


def press(client, name, gig, **data):
    return client.post(reverse(f"gigs:{name}", args=[gig.public_id]), data)


@pytest.mark.parametrize("name", ["gig_save", "gig_unsave"])
def test_looking_at_the_address_saves_nothing(client, gig, grace, name):
    client.force_login(grace)

    assert client.get(reverse(f"gigs:{name}", args=[gig.public_id])).status_code == 405


def test_a_visitor_is_asked_to_sign_in_and_led_back_to_the_gig(client, gig):
    response = press(client, "gig_save", gig)

    assert response["Location"].startswith("/accounts/login/")
    assert gig.public_id in response["Location"]
    assert "save" not in response["Location"].split("next=")[1].split(gig.public_id)[0]


@pytest.mark.parametrize("fields", [{"status": "draft"}, {"hold": "frozen"}, {"hold": "removed"}])
def test_what_may_not_be_read_cannot_be_saved(client, grace, fields):
    client.force_login(grace)

    assert press(client, "gig_save", make_gig(**fields)).status_code == 404
    assert not SavedGig.objects.exists()


def test_nobody_removes_the_mark_of_another(client, gig, grace, linus):
    SavedGig.objects.create(user=linus, gig=gig)
    client.force_login(grace)

    assert press(client, "gig_unsave", gig).status_code == 404
    assert SavedGig.objects.count() == 1


@pytest.mark.parametrize("address", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "\x00", ""])
def test_the_way_back_never_leaves_the_site(client, gig, grace, address):
    client.force_login(grace)

    assert press(client, "gig_save", gig, next=address)["Location"] == gig.get_absolute_url()


def test_saving_leads_back_and_twice_is_harmless(client, gig, grace):
    client.force_login(grace)

    for _ in range(2):
        assert press(client, "gig_save", gig, next="/gigs/?skill=python")["Location"] == "/gigs/?skill=python"
    assert SavedGig.objects.filter(user=grace, gig=gig).count() == 1


def test_a_mark_is_taken_off_again(client, gig, grace):
    SavedGig.objects.create(user=grace, gig=gig)
    client.force_login(grace)
    press(client, "gig_unsave", gig)

    assert not SavedGig.objects.exists()


def test_visitors_have_no_saved_gigs(client):
    assert client.get(reverse("gigs:saved_gigs")).status_code == 302


def test_my_saved_gigs_newest_mark_first_without_what_i_may_not_read(client, grace, linus):
    first, second, frozen = make_gig(title="First"), make_gig(title="Second"), make_gig(hold="frozen")
    for gig in (second, frozen, first):
        SavedGig.objects.create(user=grace, gig=gig)
    SavedGig.objects.create(user=linus, gig=make_gig(title="Of Linus"))
    client.force_login(grace)

    response = client.get(reverse("gigs:saved_gigs"))

    assert [card.title for card in response.context["cards"]] == ["First", "Second"]


def test_saved_gigs_have_pages_and_a_forged_place_is_the_beginning(client, grace):
    for _ in range(25):
        SavedGig.objects.create(user=grace, gig=make_gig())
    client.force_login(grace)
    here = reverse("gigs:saved_gigs")

    first = client.get(here)
    second = client.get(here + first.context["next"])

    assert (len(first.context["cards"]), len(second.context["cards"])) == (20, 5)
    assert "this is its beginning" in client.get(here + "?after=forged").content.decode()
