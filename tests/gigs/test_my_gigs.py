"""One's own gigs, searched, filtered and closed several at once: /gigs/mine/; and the reminder before they end."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from gigs.models import Gig
from gigs.reminders import remind_of_expiry
from tests.factories import make_gig, make_user

MINE, CLOSE = "gigs:my_gigs", "gigs:my_gigs_close"


@pytest.fixture
def page(client, ada):
    client.force_login(ada)
    return lambda query="": client.get(reverse(MINE) + query)


def close(client, gigs, reason="no_budget"):
    return client.post(reverse(CLOSE), {"gigs": [gig.public_id for gig in gigs], "close_reason": reason})


# -- refusals


def test_others_gigs_are_neither_listed_nor_closed(client, page, gig):
    theirs = make_gig(title="Not hers")

    assert "Not hers" not in page("?q=not").content.decode()
    assert close(client, [gig, theirs]).status_code == 422
    assert Gig.objects.get(pk=gig.pk).status == "open"


@pytest.mark.parametrize("reason", ["", "moderation", "bored"])
def test_closing_several_needs_a_reason_and_keeps_the_ticks(client, page, adas_client, reason):
    ticked, other = make_gig(client=adas_client), make_gig(client=adas_client)
    answer = close(client, [ticked], reason)

    assert answer.status_code == 422
    rows = [line for line in answer.content.decode().splitlines() if 'form="close-many"' in line]
    assert {gig.public_id: " checked" in row for gig in (ticked, other) for row in rows if gig.public_id in row} == {
        ticked.public_id: True,
        other.public_id: False,
    }


def test_the_page_that_comes_back_is_the_one_that_was_ticked_on(client, page, adas_client):
    gig = make_gig(client=adas_client, title="A slow report")
    address = f"{reverse(CLOSE)}?q=report"
    assert f'action="{address}"' in client.post(address, {"gigs": [gig.public_id]}).content.decode()


def test_what_ended_meanwhile_is_named_and_the_rest_is_closed(client, page, adas_client):
    stale, draft, fresh = (
        make_gig(client=adas_client, title=title, status=status)
        for title, status in [("Ended already", "expired"), ("A draft", "draft"), ("Still open", "open")]
    )
    answer = client.post(
        reverse(CLOSE),
        {"gigs": [gig.public_id for gig in (stale, draft, fresh)], "close_reason": "no_budget"},
        follow=True,
    ).content.decode()

    states = dict(Gig.objects.values_list("title", "status"))
    assert states == {"Ended already": "expired", "A draft": "draft", "Still open": "closed"}
    assert "Closed 1 gig." in answer
    assert "“Ended already” (expired)" in answer
    assert "“A draft” (draft)" in answer


def test_where_none_can_be_closed_none_is_said_to_be(client, page, adas_client):
    gone = make_gig(client=adas_client, status="expired")
    answer = client.post(reverse(CLOSE), {"gigs": [gone.public_id], "close_reason": "no_budget"}, follow=True)

    assert "Closed 0" not in answer.content.decode()
    assert "cannot be closed now" in answer.content.decode()


@pytest.mark.parametrize("chosen", [[], ["nope"], ["a\0b"], ["9" * 40]])
def test_closing_needs_gigs_that_can_be_closed(client, page, gig, chosen):
    answer = client.post(reverse(CLOSE), {"gigs": chosen, "close_reason": "no_budget"})

    assert answer.status_code == 422
    assert Gig.objects.get(pk=gig.pk).status == "open"


def test_a_viewer_closes_nothing(client, ada, adas_client, gig):
    viewer = make_user()
    adas_client.add_member(viewer, "viewer", ada)
    client.force_login(viewer)

    assert close(client, [gig]).status_code == 422


def test_at_most_fifty_are_closed_at_once(client, page, adas_client):
    gigs = [make_gig(client=adas_client, skills=[]) for _ in range(51)]

    assert "At most 50" in close(client, gigs).content.decode()
    assert Gig.objects.filter(status="open").count() == 51


@pytest.mark.parametrize(
    "query", ["?status=nonsense", "?q=%00", "?after=forged", "?before=x&after=y", "?q=" + "a" * 500]
)
def test_what_cannot_be_used_is_said_and_the_rest_applies(page, gig, query):
    answer = page(query)

    assert answer.status_code == 200
    assert 'role="alert"' in answer.content.decode() or query == "?q=%00"


# -- what happens


def test_words_and_states_narrow_the_list(page, adas_client):
    make_gig(client=adas_client, title="Make the ledger fast")
    make_gig(client=adas_client, title="Move the archive", status="closed")

    assert "archive" not in page("?q=LEDGER").content.decode()
    assert "ledger" not in page("?status=closed&status=filled").content.decode()
    assert "None of your gigs fits" in page("?q=submarine").content.decode()


def test_the_chosen_ones_end_with_the_reason(client, page, adas_client):
    first, second, third = (make_gig(client=adas_client) for _ in range(3))

    assert close(client, [first, second]).status_code == 302

    assert set(Gig.objects.filter(status="closed", close_reason="no_budget")) == {first, second}
    assert Gig.objects.get(pk=third.pk).status == "open"


def test_pages_follow_each_other_without_loss(page, adas_client):
    gigs = {make_gig(client=adas_client, skills=[]).title for _ in range(60)}
    first = page()
    second = page(first.context["next"])

    assert {gig.title for gig in [*first.context["gigs"], *second.context["gigs"]]} == gigs
    assert second.context["previous"]


# -- the reminder


def test_who_posts_is_reminded_once_three_days_before_the_end(ada, gig):
    assert remind_of_expiry() == 0
    with time_machine.travel(gig.expires_at - timedelta(days=2)):
        assert remind_of_expiry() == 1
        assert remind_of_expiry() == 0
    with time_machine.travel(gig.expires_at - timedelta(hours=2)):
        assert remind_of_expiry() == 0

    assert ada.notifications.get().kind == "gig_expiring"


@pytest.mark.parametrize("status", ["draft", "closed", "filled", "expired"])
def test_nobody_is_reminded_of_what_is_not_open(adas_client, status):
    make_gig(client=adas_client, status=status, expires_at=timezone.now() + timedelta(days=1))

    assert remind_of_expiry() == 0


def test_before_the_first_gig_it_leads_to_the_pages_of_ones_clients(client, page, adas_client):
    assert f'You post for <a href="{adas_client.get_absolute_url()}">Halden Freight</a>.' in page().content.decode()
    own = client.get(adas_client.get_absolute_url()).content.decode()
    assert reverse("accounts:client_people", args=[adas_client.slug]) in own
