"""Notes above a page: they leave room for its heading, and what was said this minute is not printed."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.factories import make_gig


@pytest.fixture
def has_scripts():
    return False


def test_a_note_leaves_room_and_a_message_stays_off_the_paper(open_page, ada, adas_client):
    gig = make_gig(client=adas_client)
    gig.change({"pay_max": 520}, ada)
    page = open_page(ada)
    page.goto(gig.get_absolute_url())
    note, heading = page.locator(".note").bounding_box(), page.locator("h1").bounding_box()
    assert heading["y"] - note["y"] - note["height"] >= 8

    page.get_by_role("button", name="Take the change back").click()
    expect(page.locator(".messages")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".messages")).to_be_hidden()
    assert reverse("gigs:gig_change_withdraw", args=[gig.public_id]) not in page.content()
