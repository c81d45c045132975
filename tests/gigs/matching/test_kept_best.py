"""Best match is kept for some minutes; what its reader puts away and brings back is seen at once."""

import pytest

from gigs.matching import ranking
from gigs.models import Gig, HiddenGig, MutedClient
from tests.accounts.factories import make_developer
from tests.factories import make_client, make_gig

pytestmark = pytest.mark.django_db

BEST = "/gigs/?sort=match"


@pytest.fixture
def reader(client, grace):
    make_developer(grace, skills=["python", "go"])
    client.force_login(grace)
    return grace


def titles(response):
    return [card.title for card in response.context["cards"]]


def one_of(title, **fields):
    return make_gig(title=title, skills=["python"], **fields)


def press(client, address):
    assert client.post(address).status_code == 302


def test_what_was_hidden_when_it_was_ranked_is_back_at_once(client, reader):
    hidden, _ = one_of("Hidden"), one_of("Shown")
    HiddenGig.objects.create(user=reader, gig=hidden)
    assert titles(client.get(BEST)) == ["Shown"]

    press(client, f"/gigs/{hidden.public_id}/unhide/")

    assert titles(client.get(BEST)) == ["Shown", "Hidden"]


def test_what_was_muted_when_it_was_ranked_is_back_at_once(client, reader):
    loud = make_client(name="Loud")
    one_of("Loud one", client=loud), one_of("Quiet")
    MutedClient.objects.create(user=reader, client=loud)
    assert titles(client.get(BEST)) == ["Quiet"]

    press(client, f"/clients/{loud.slug}/unmute/")
    assert titles(client.get(BEST)) == ["Quiet", "Loud one"]

    press(client, f"/clients/{loud.slug}/mute/")
    assert titles(client.get(BEST)) == ["Quiet"]


def test_the_next_page_is_of_the_same_list_whatever_is_hidden_between(client, reader):
    gigs = [one_of(f"Gig {number:02}") for number in range(24)]
    HiddenGig.objects.create(user=reader, gig=gigs[1])
    first = client.get(BEST + "&per=10")
    one_of("Came later")

    press(client, f"/gigs/{gigs[20].public_id}/hide/")  # of the page that was read
    press(client, f"/gigs/{gigs[5].public_id}/hide/")  # of the page to come
    press(client, f"/gigs/{gigs[1].public_id}/unhide/")  # of the end

    second = client.get("/gigs/" + first.context["next"])
    third = client.get("/gigs/" + second.context["next"])
    assert titles(first) == [f"Gig {number:02}" for number in range(23, 13, -1)]
    assert titles(second) == [f"Gig {number:02}" for number in range(13, 2, -1) if number != 5]
    assert titles(third) == ["Gig 02", "Gig 01", "Gig 00"]


def test_what_is_put_away_takes_no_place_of_what_is_shown(client, reader, monkeypatch):
    monkeypatch.setattr(ranking, "BEST", 2)
    monkeypatch.setattr(ranking, "LOOKED_AT", 2)
    loud = make_client(name="Loud")
    one_of("Second"), one_of("First")
    for gig in [make_gig(skills=["python", "go"], client=loud), make_gig(skills=["python", "go"])]:
        HiddenGig.objects.get_or_create(user=reader, gig=gig)
    MutedClient.objects.create(user=reader, client=loud)

    assert titles(client.get(BEST)) == ["First", "Second"]

    HiddenGig.objects.all().delete()
    assert len(titles(client.get(BEST))) == 2


def test_the_marks_of_another_take_no_place(client, reader, linus):
    gig = one_of("Shown")
    HiddenGig.objects.create(user=linus, gig=gig)
    MutedClient.objects.create(user=linus, client=gig.client)

    assert titles(client.get(BEST)) == ["Shown"]
    assert Gig.objects.listed().hidden_by(linus).count() == 1


def test_looking_again_after_a_mark_ranks_nothing(client, reader, monkeypatch):
    gig = one_of("Shown")
    client.get(BEST)
    monkeypatch.setattr(ranking, "best", None)

    press(client, f"/gigs/{gig.public_id}/hide/")
    assert titles(client.get(BEST)) == []
    press(client, f"/gigs/{gig.public_id}/unhide/")
    assert titles(client.get(BEST)) == ["Shown"]
