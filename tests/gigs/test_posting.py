"""Writing, sending, pausing and closing one's own gigs: /gigs/new/, /gigs/<id>/edit/ and their verbs."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Client
from gigs.models import Gig
from tests.factories import make_client, make_gig, make_skill, make_user
from tests.gigs.posting import COMPLETE, address
from tests.races import at_once, codes, press

# -- refusals


@pytest.mark.parametrize("name", ["gig_new", "my_gigs"])
def test_a_visitor_is_asked_to_sign_in(client, db, name):
    assert client.get(reverse(f"gigs:{name}")).status_code == 302


@pytest.mark.parametrize("verb", ["edit", "preview", "submit", "pause", "resume", "close"])
@pytest.mark.parametrize("status", ["draft", "open"])
def test_a_stranger_meets_nothing(client, adas_client, verb, status):
    gig = make_gig(client=adas_client, status=status)
    client.force_login(make_user())

    assert client.post(address(verb, gig)).status_code in {404, 405}
    assert client.get(address(verb, gig)).status_code in {404, 405}
    gig.refresh_from_db()
    assert gig.status == status


@pytest.mark.parametrize("verb", ["submit", "pause", "resume"])
def test_looking_changes_nothing(client, ada, gig, verb):
    client.force_login(ada)

    assert client.get(address(verb, gig)).status_code == 405


def test_nobody_posts_for_another_client(post):
    other = make_client()

    assert post(client=other.pk).status_code == 422
    assert not Gig.objects.exists()


def test_who_has_no_client_makes_one_first(client, db):
    client.force_login(make_user())

    assert client.get(reverse("gigs:gig_new")).url == reverse("accounts:client_new")


def test_an_incomplete_draft_cannot_be_sent(client, ada, adas_client):
    gig = make_gig(client=adas_client, status="draft", skills=[], pay_min=None)
    client.force_login(ada)

    answer = client.post(address("submit", gig))

    assert answer.status_code == 422
    assert "at least one skill" in answer.content.decode()


@pytest.mark.parametrize("status", Gig.Status.values)
@pytest.mark.parametrize(("verb", "possible"), [("pause", {"open"}), ("resume", {"paused"})])
def test_each_verb_is_possible_from_its_states_alone(client, ada, adas_client, status, verb, possible):
    gig = make_gig(client=adas_client, status=status)
    client.force_login(ada)

    answer = client.post(address(verb, gig))

    assert answer.status_code == (302 if status in possible else 409)


@pytest.mark.parametrize("status", Gig.Status.values)
def test_only_a_living_gig_is_closed(client, ada, adas_client, status):
    gig = make_gig(client=adas_client, status=status)
    client.force_login(ada)

    answer = client.post(address("close", gig), {"close_reason": "no_budget"})

    assert answer.status_code == (302 if status in {"open", "full", "paused"} else 409)


@pytest.mark.parametrize("reason", ["", "moderation", "none\0"])
def test_closing_asks_for_a_reason_that_an_owner_can_have(client, ada, gig, reason):
    client.force_login(ada)

    assert client.post(address("close", gig), {"close_reason": reason}).status_code == 422


def test_the_same_form_sent_again_is_about_the_draft_that_it_made(post, client, adas_client):
    form = client.get(reverse("gigs:gig_new")).context["form"]
    once = {"key": form["key"].value(), "version": "1", "draft": "1"}
    assert [post(**once).status_code for _ in range(3)] == [302] * 3
    assert Gig.objects.count() == 1
    assert post(**once, title="Typed after going back").status_code == 302
    late = post(**once, title="Typed in an older tab")
    assert (late.status_code, Gig.objects.get().title) == (409, "Typed after going back")
    assert post(key="another", draft="1").status_code == 302
    assert Gig.objects.count() == 2
    stranger = make_user()
    make_client(owner=stranger)
    client.force_login(stranger)
    assert post(**once | {"client": stranger.clients.get().pk}).status_code == 409


# -- what happens


def test_a_draft_may_be_incomplete(post):
    answer = post(draft="1", description="", pay_min="", must="")

    assert answer.url == reverse("gigs:my_gigs")
    assert Gig.objects.get().status == "draft"


def test_a_new_clients_gig_waits_for_review(post, client):
    preview = post(preview="1").url
    assert "Send for review" in client.get(preview).content.decode()

    client.post(address("submit", Gig.objects.get()))

    gig = Gig.objects.get()
    assert gig.status == "in_review"
    assert gig.revisions.get().fields["title"] == gig.title
    assert not Gig.objects.listed().exists()


def test_sending_twice_leads_to_what_the_first_press_made_of_it(post, client, monkeypatch):
    monkeypatch.setattr("gigs.models.quota.MOST_IN_FIRST_WEEK", 1)
    post(preview="1")
    gig = Gig.objects.get()
    client.post(address("submit", gig))

    again = client.post(address("submit", gig), follow=True)
    assert "sent already and waits for a moderator" in again.content.decode()
    Gig.objects.update(status="open", published_at=timezone.now(), expires_at=timezone.now() + timedelta(days=30))
    again = client.post(address("submit", gig), follow=True)
    assert again.redirect_chain[-1][0] == gig.get_absolute_url()
    assert "published already" in again.content.decode()
    assert Gig.objects.get().revisions.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_presses_of_publish_at_once_are_one_and_neither_speaks_of_a_quota(ada, adas_client, monkeypatch):
    monkeypatch.setattr("gigs.models.quota.MOST_IN_FIRST_WEEK", 1)
    gig = make_gig(client=adas_client, status="draft")

    answers = at_once(*[press(ada, address("submit", gig))] * 2)

    assert codes(answers) == [302, 302]
    assert Gig.objects.get().revisions.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_presses_of_a_new_form_at_once_make_one_draft_and_one_client(ada, adas_client):
    make_skill("python")
    words = COMPLETE | {"client": adas_client.pk, "key": "k" * 22, "draft": "1", "version": "1"}
    company = {"name": "Nord Yard", "kind": "company", "country": "NO", "key": "c" * 22, "version": "1"}

    drafts = at_once(*[press(ada, reverse("gigs:gig_new"), **words)] * 3)
    clients = at_once(*[press(ada, reverse("accounts:client_new"), **company)] * 3)

    assert codes([*drafts, *clients]) == [302] * 6
    assert (Gig.objects.count(), Client.objects.filter(name="Nord Yard").count()) == (1, 1)
    others = at_once(*(press(ada, reverse("accounts:client_new"), **company | {"key": key}) for key in "xy"))
    assert codes(others) == [302] * 2
    assert set(Client.objects.filter(name="Nord Yard").values_list("slug", flat=True)) == {
        *("nord-yard", "nord-yard-2", "nord-yard-3")
    }


def test_a_known_clients_gig_opens_at_once(post, client, adas_client):
    old = make_gig(client=adas_client)
    Gig.objects.filter(pk=old.pk).update(published_at=old.published_at.replace(year=2020))
    post(preview="1")
    gig = Gig.objects.get(title=COMPLETE["title"])

    client.post(address("submit", gig))

    assert Gig.objects.listed().filter(pk=gig.pk).exists()


def test_a_correction_after_a_refused_preview_does_not_make_a_second_gig(post):
    answer = post(preview="1", must="")
    gig = Gig.objects.get()

    assert f'action="{address("edit", gig)}"' in answer.content.decode()
    assert post(address("edit", gig), version=gig.version).status_code == 302
    assert Gig.objects.count() == 1


def test_the_moderators_words_stand_above_the_form(client, ada, margaret, adas_client):
    gig = make_gig(client=adas_client, status="in_review")
    gig.request_changes(margaret, "Say which database it is.")
    client.force_login(ada)

    assert "Say which database it is." in client.get(address("edit", gig)).content.decode()
    assert "Say which database it is." in client.get(reverse("gigs:my_gigs")).content.decode()
    assert ada.notifications.get().kind == "gig_needs_changes"


def test_my_gigs_cost_the_same_whatever_their_number(client, ada, adas_client, django_assert_max_num_queries):
    for _ in range(5):
        make_gig(client=adas_client)
    client.force_login(ada)

    with django_assert_max_num_queries(8):
        client.get(reverse("gigs:my_gigs"))


def test_the_preview_of_a_new_clients_third_gig_does_not_call_it_the_first(client, ada, adas_client):
    for _ in range(2):
        make_gig(client=adas_client)
    gig = make_gig(client=adas_client, status="draft")
    client.force_login(ada)
    html = client.get(address("preview", gig)).content.decode()

    assert "first gig" not in html
    assert "until a week after the first is open" in html
