"""Marks of one press: POST /gigs/<public_id>/hide/, /seen/, their undo, /gigs/seen/ and /clients/<slug>/mute/."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from gigs.models import Gig, HiddenGig, MutedClient, SavedGig, SeenGig
from tests.factories import make_client, make_gig
from tests.gigs.hiring import make_proposal

pytestmark = pytest.mark.django_db

KINDS = {"gig_save": SavedGig, "gig_hide": HiddenGig, "gig_seen": SeenGig}
UNDO = {"gig_unsave": SavedGig, "gig_unhide": HiddenGig, "gig_unseen": SeenGig}


def press(client, name, gig, headers=None, **data):
    return client.post(reverse(f"gigs:{name}", args=[gig.public_id]), data, headers=headers)


def mute(client, name, whom, **data):
    return client.post(reverse(f"gigs:{name}", args=[whom.slug]), data)


def look(client, query=""):
    return client.get(reverse("gigs:gig_list") + query)


def titles(response, name="cards"):
    return [card.title for card in response.context[name]]


# -- refusals


@pytest.mark.parametrize("name", [*KINDS, *UNDO])
def test_looking_at_the_address_marks_nothing(client, gig, grace, name):
    client.force_login(grace)

    assert client.get(reverse(f"gigs:{name}", args=[gig.public_id])).status_code == 405


@pytest.mark.parametrize("name", ["client_mute", "client_unmute"])
def test_looking_at_the_address_mutes_nobody(client, gig, grace, name):
    client.force_login(grace)

    assert client.get(reverse(f"gigs:{name}", args=[gig.client.slug])).status_code == 405


@pytest.mark.parametrize("name", KINDS)
def test_a_visitor_is_asked_to_sign_in(client, gig, name):
    assert press(client, name, gig)["Location"].startswith("/accounts/login/")
    assert not KINDS[name].objects.exists()


def test_a_visitor_mutes_nobody_and_has_seen_nothing(client, gig):
    assert mute(client, "client_mute", gig.client).status_code == 302
    assert client.post(reverse("gigs:gigs_seen"), {"gigs": gig.public_id}).status_code == 302
    assert not MutedClient.objects.exists()
    assert not SeenGig.objects.exists()


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("fields", [{"status": "draft"}, {"hold": "frozen"}, {"hold": "removed"}])
def test_what_may_not_be_read_cannot_be_marked(client, grace, name, fields):
    client.force_login(grace)

    assert press(client, name, make_gig(**fields)).status_code == 404
    assert not KINDS[name].objects.exists()


def test_a_client_that_may_not_be_read_cannot_be_muted(client, grace):
    client.force_login(grace)

    assert mute(client, "client_mute", make_client(hold="frozen")).status_code == 404


@pytest.mark.parametrize("name", UNDO)
def test_nobody_takes_off_the_mark_of_another(client, gig, grace, linus, name):
    UNDO[name].objects.create(user=linus, gig=gig)
    client.force_login(grace)

    assert press(client, name, gig).status_code == 404
    assert UNDO[name].objects.count() == 1


def test_nobody_unmutes_for_another(client, gig, grace, linus):
    MutedClient.objects.create(user=linus, client=gig.client)
    client.force_login(grace)

    assert mute(client, "client_unmute", gig.client).status_code == 404
    assert MutedClient.objects.count() == 1


@pytest.mark.parametrize("typed", ["", "\x00", "nonsense", "a" * 5000, "0 " * 3000, "<script>", "٣"])
def test_odd_ids_are_no_sightings(client, gig, grace, typed):
    client.force_login(grace)

    assert client.post(reverse("gigs:gigs_seen"), {"gigs": typed}).status_code == 302
    assert not SeenGig.objects.exists()


# -- pressing


@pytest.mark.parametrize("name", KINDS)
def test_a_mark_pressed_twice_is_one_row_and_leads_back(client, gig, grace, name):
    client.force_login(grace)

    for _ in range(2):
        assert press(client, name, gig, next="/gigs/?skill=python")["Location"] == "/gigs/?skill=python"
    assert KINDS[name].objects.filter(user=grace, gig=gig).count() == 1


@pytest.mark.parametrize("name", UNDO)
def test_a_mark_is_taken_off_again(client, gig, grace, name):
    UNDO[name].objects.create(user=grace, gig=gig)
    client.force_login(grace)
    press(client, name, gig)

    assert not UNDO[name].objects.exists()


def test_a_mark_on_what_was_frozen_meanwhile_can_still_be_taken_off(client, grace):
    gig = make_gig(hold="frozen")
    HiddenGig.objects.create(user=grace, gig=gig)
    client.force_login(grace)
    press(client, "gig_unhide", gig)

    assert not HiddenGig.objects.exists()


def test_all_of_a_page_are_seen_at_once_without_what_may_not_be_read(client, grace):
    gigs = [make_gig(), make_gig(), make_gig(hold="frozen")]
    client.force_login(grace)
    client.post(reverse("gigs:gigs_seen"), {"gigs": " ".join(gig.public_id for gig in gigs)})

    assert set(SeenGig.objects.values_list("gig", flat=True)) == {gig.pk for gig in gigs[:2]}


def test_a_script_gets_the_row_as_it_is_now(client, gig, grace):
    client.force_login(grace)

    page = press(client, "gig_save", gig, {"HX-Request": "true"}).content.decode()

    assert "<html" not in page
    assert page.count("<li><article") == 1
    assert f"/gigs/{gig.public_id}/unsave/" in page


# -- what the marks do


def test_a_hidden_gig_stands_folded_under_my_list_and_says_so(client, gig, grace):
    other = make_gig(title="Another")
    HiddenGig.objects.create(user=grace, gig=gig)
    client.force_login(grace)

    response = look(client)

    assert titles(response) == ["Another"]
    assert titles(response, "put_away") == [gig.title]
    assert "1 gig of this page is put away by you" in response.content.decode()
    assert f"/gigs/{gig.public_id}/unhide/" in response.content.decode()
    assert f"/gigs/{other.public_id}/hide/" in response.content.decode()


def test_the_gigs_of_a_muted_client_are_put_away_together(client, grace):
    loud = make_client(name="Loud")
    for title in ("One", "Two"):
        make_gig(client=loud, title=title)
    make_gig(title="Quiet")
    client.force_login(grace)
    mute(client, "client_mute", loud)

    response = look(client)

    assert titles(response) == ["Quiet"]
    assert "2 gigs of this page are put away by you" in response.content.decode()
    mute(client, "client_unmute", loud)
    assert len(titles(look(client))) == 3


def test_a_page_of_nothing_but_hidden_gigs_still_leads_on(client, grace):
    for _ in range(12):
        HiddenGig.objects.create(user=grace, gig=make_gig())
    client.force_login(grace)

    response = look(client, "?per=10")

    assert titles(response) == []
    assert "next" in response.content.decode()
    assert "10 gigs of this page are put away by you" in response.content.decode()


def test_my_marks_change_nothing_for_others(client, gig, grace, linus):
    HiddenGig.objects.create(user=grace, gig=gig)
    MutedClient.objects.create(user=grace, client=gig.client)
    client.force_login(linus)

    assert titles(look(client)) == [gig.title]


def test_what_is_new_to_me_has_a_sign_until_i_saw_it(client, gig, grace):
    client.force_login(grace)
    response = look(client)
    assert "New to you" in response.content.decode()

    client.post(reverse("gigs:gigs_seen"), {"gigs": " ".join(response.context["news"])})

    assert "New to you" not in look(client).content.decode()


def test_what_was_posted_long_ago_is_no_news(client, grace):
    make_gig(published_at=timezone.now() - timedelta(days=8))
    client.force_login(grace)

    assert "New to you" not in look(client).content.decode()


def test_a_visitor_sees_no_marks(client, gig):
    page = look(client).content.decode()

    assert "New to you" not in page
    assert not [verb for verb in ("save", "hide", "seen", "mute") if f"/{verb}/" in page]


def test_the_page_of_a_gig_has_every_mark_with_its_undo(client, gig, grace):
    client.force_login(grace)
    for name in KINDS:
        press(client, name, gig)
    mute(client, "client_mute", gig.client)

    page = client.get(gig.get_absolute_url()).content.decode()

    for verb in ("unsave", "unhide", "unseen"):
        assert f"/gigs/{gig.public_id}/{verb}/" in page
    assert f"/clients/{gig.client.slug}/unmute/" in page


def test_marks_as_words_of_a_query(grace, linus):
    saved, hidden, seen, muted, fresh = (make_gig() for _ in range(5))
    SavedGig.objects.create(user=grace, gig=saved)
    HiddenGig.objects.create(user=grace, gig=hidden)
    SeenGig.objects.create(user=grace, gig=seen)
    MutedClient.objects.create(user=grace, client=muted.client)
    for gig in (saved, fresh):
        HiddenGig.objects.create(user=linus, gig=gig)

    assert set(Gig.objects.saved_by(grace)) == {saved}
    assert set(Gig.objects.hidden_by(grace)) == {hidden}
    assert set(Gig.objects.unhidden_by(grace)) == {saved, seen, fresh}
    assert set(Gig.objects.unseen_by(grace)) == {saved, fresh}


# -- where they are kept


def test_my_hidden_gigs_and_muted_clients_have_pages_with_undo(client, gig, grace):
    HiddenGig.objects.create(user=grace, gig=gig)
    MutedClient.objects.create(user=grace, client=gig.client)
    client.force_login(grace)

    hidden = client.get(reverse("gigs:hidden_gigs")).content.decode()
    muted = client.get(reverse("gigs:muted_clients")).content.decode()

    assert f"/gigs/{gig.public_id}/unhide/" in hidden
    assert gig.client.name in muted
    assert reverse("gigs:client_unmute", args=[gig.client.slug]) in muted


@pytest.mark.parametrize("name", ["hidden_gigs", "muted_clients"])
def test_the_pages_of_marks_are_nobody_elses(client, gig, grace, linus, name):
    HiddenGig.objects.create(user=linus, gig=gig)
    MutedClient.objects.create(user=linus, client=gig.client)
    assert client.get(reverse(f"gigs:{name}")).status_code == 302
    client.force_login(grace)

    assert gig.client.name not in client.get(reverse(f"gigs:{name}")).content.decode()


def test_what_i_applied_to_has_an_arrow_and_a_draft_of_mine_has_none(client, gig, graces_profile, grace, linus):
    drafted = make_gig()
    make_proposal(gig=gig, developer=graces_profile)
    make_proposal(gig=drafted, developer=graces_profile, status="draft")
    client.force_login(grace)

    page = look(client).content.decode()

    assert page.count("You sent a proposal") == 1
    assert "gig--sent" in page
    assert set(Gig.objects.applied_to_by(grace)) == {gig}
    assert not Gig.objects.applied_to_by(linus)


def test_what_others_applied_to_is_not_mine_to_see(client, gig, graces_profile, linus):
    make_proposal(gig=gig, developer=graces_profile)
    client.force_login(linus)

    assert "You sent a proposal" not in look(client).content.decode()
