"""A moderator decides ten cases without touching the mouse, and takes one back."""

import pytest
from playwright.sync_api import expect

from moderation.models import Case, Decision
from tests.factories import make_user
from tests.moderation.factories import make_waiting_gig

CASES = 10
WHY = "Say how many hours a week it takes, please."


@pytest.fixture
def has_scripts():
    return True  # single keys are made by one


@pytest.fixture
def cases(db):
    return [make_waiting_gig(owner=make_user(), title=f"Gig {number} of ten") for number in range(CASES)]


def go(page, address):
    page.goto(address)
    listens(page)


def listens(page):
    """A page is there before its scripts are, and a key that nobody hears is lost."""
    expect(page.locator("html[data-keys]")).to_have_count(1)


def test_ten_cases_by_keyboard_alone(open_page, margaret, cases):
    page = open_page(margaret)
    go(page, "/moderation/")
    expect(page.locator(".keys").first).to_be_visible()
    page.set_viewport_size({"width": 360, "height": 740})
    expect(page.locator(".keys").first).to_be_hidden()
    page.set_viewport_size({"width": 1280, "height": 900})
    page.keyboard.press("j")
    page.keyboard.press("o")
    for number in range(CASES):
        expect(page.get_by_role("heading", name="Decide", exact=True)).to_be_visible()
        listens(page)
        if number % 2:
            page.keyboard.press("2")  # ask for changes
            page.keyboard.press("r")
            page.keyboard.type(WHY)
            page.keyboard.press("Escape")
        else:
            page.keyboard.press("1")  # approve
        with page.expect_navigation():
            page.keyboard.press("n")

    expect(page.get_by_role("heading", name="0 open cases")).to_be_visible()
    outcomes = sorted(decision.outcomes[0] for decision in Decision.objects.all())
    assert outcomes == ["approve"] * 5 + ["request_changes"] * 5
    assert set(Decision.objects.values_list("by", flat=True)) == {margaret.pk}
    assert not Case.objects.open().exists()


def test_preview_send_and_undo_by_keyboard(open_page, margaret, cases):
    page = open_page(margaret)
    case = Case.objects.about(cases[0]).get()
    go(page, case.get_absolute_url())
    page.keyboard.press("2")
    page.keyboard.press("r")
    page.keyboard.type(WHY)
    page.keyboard.press("Escape")
    with page.expect_navigation():
        page.keyboard.press("p")
    expect(page.get_by_role("heading", name="What this would do")).to_be_visible()
    listens(page)
    page.keyboard.press("r")
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    go(page, case.get_absolute_url())
    with page.expect_navigation():
        page.keyboard.press("u")
    expect(page.get_by_role("heading", name="Decide", exact=True)).to_be_visible()
    case.refresh_from_db()
    assert case.is_open


def test_cases_are_chosen_for_spam_by_keyboard(open_page, margaret, cases):
    page = open_page(margaret)
    go(page, "/moderation/")
    for key in "jxjxs":
        page.keyboard.press(key)
    expect(page.get_by_role("heading", name="2 of 2 would be taken away as spam")).to_be_visible()
    assert not Decision.objects.exists()


def test_single_keys_can_be_turned_off_and_do_nothing_while_one_types(open_page, margaret, cases):
    page = open_page(margaret)
    go(page, "/moderation/")
    page.get_by_role("button", name="Turn single keys off").click()
    page.keyboard.press("j")
    page.keyboard.press("o")
    expect(page.locator("html[data-keys]")).to_have_count(0)
    assert page.url.endswith("/moderation/")
    page.get_by_role("button", name="Turn single keys on").click()
    expect(page.locator("html[data-keys]")).to_have_count(1)
