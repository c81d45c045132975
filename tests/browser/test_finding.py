"""Somebody looks for work: words and filters, one address for all of it, and what is kept for later."""

import re
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import expect

from gigs.models import SavedSearch
from tests.factories import make_gig

WANTED = "Make the ledger fast"
ASKED = {
    "q": "ledger",
    "skill": "python",
    "level": "3",
    "workplace": "remote",
    "model": "day",
    "currency": "EUR",
    "pay_min": "450",
    "from_country": "NO",
    "posted_within": "7",
}


@pytest.fixture
def gigs(db):
    # Each of the others misses exactly one of the things that are asked.
    fits = {"skills": ["python"], "pay_min": 500, "pay_max": 600, "level": 3, "workplace": "remote"}
    make_gig(title=WANTED, **fits)
    make_gig(title="Move the archive", **fits)
    make_gig(title="Trim the ledger in Go", **fits | {"skills": ["go"]})
    make_gig(title="Mend the ledger for little", **fits | {"pay_min": 100, "pay_max": 150})
    make_gig(title="Guard the ledger on site", **fits | {"workplace": "on_site", "country": "NO", "city": "Oslo"})
    make_gig(title="Learn the ledger", **fits | {"level": 1})
    make_gig(title="Price the ledger whole", **fits | {"pay_model": "fixed", "hours_min": 8, "hours_max": 8})
    make_gig(title="Keep the ledger in Sweden", **fits | {"remote_scope": "only", "countries": ["SE"]})


def test_every_filter_narrows_the_list_and_the_address_holds_them_all(page, gigs, has_scripts):
    page.goto("/gigs/")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_contain_text("8 gigs")
    page.get_by_label("Words or skills").fill("ledger")
    page.get_by_role("button", name="Search", exact=True).click()
    expect(heading).to_contain_text("7 gigs")

    tick(page, "skill", "python", has_scripts)
    expect(heading).to_contain_text("6 gigs")
    tick(page, "level", "3", has_scripts)
    expect(heading).to_contain_text("5 gigs")
    expect(count_beside(page, "workplace", "remote")).to_have_text("4")
    tick(page, "workplace", "remote", has_scripts)
    expect(heading).to_contain_text("4 gigs")
    tick(page, "model", "day", has_scripts)
    expect(heading).to_contain_text("3 gigs")
    choose(page, "Currency", "EUR", has_scripts)
    page.get_by_label("At least").fill("450")
    page.get_by_label("At least").press("Enter")
    expect(heading).to_contain_text("2 gigs")
    choose(page, "Working from", "NO", has_scripts)
    expect(heading).to_contain_text("1 gig")
    tick(page, "posted_within", "7", has_scripts)
    expect(page).to_have_url(re.compile("posted_within=7"))
    expect(page.get_by_role("link", name=WANTED)).to_be_visible()

    assert dict(pair for pair in parse_qsl(urlsplit(page.url).query) if pair[1]) == ASKED
    page.goto(page.url)
    expect(page.locator("article.gig")).to_have_count(1)


def test_what_is_typed_while_the_list_is_fetched_stays(open_page, gigs, has_scripts):
    if not has_scripts:
        pytest.skip("nothing is fetched without scripts")
    page = open_page()
    page.goto("/gigs/")
    show_filters(page)
    answered = []

    def answer(route):
        if answered:
            return  # nothing comes that could put it right later
        answered.append(route)
        page.get_by_label("At least").type("450")
        route.continue_()

    page.route("**/gigs/?*", answer)
    page.get_by_label("Currency").select_option("EUR")
    expect(page).to_have_url(re.compile("currency=EUR"))
    assert page.get_by_label("At least").input_value() == "450"
    page.unroute("**/gigs/?*")  # which lets go what was held
    page.get_by_label("At least").press("Enter")
    expect(page).to_have_url(re.compile("pay_min=450"))


def test_more_filters_stay_as_the_reader_left_them_and_the_focus_stays_where_it_was(open_page, gigs, has_scripts):
    if not has_scripts:
        pytest.skip("nothing is replaced without scripts")
    page = open_page()
    page.goto("/gigs/?codebase=tested")  # which no gig is
    show_filters(page)
    tested = box(page, "codebase", "tested")
    tested.focus()
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile("/gigs/$"))
    expect(tested).to_be_visible()
    expect(tested).to_be_focused()

    page.get_by_text("More filters").focus()
    page.keyboard.press("Enter")
    box(page, "level", "3").check()
    expect(page).to_have_url(re.compile("level=3$"))
    expect(tested).to_be_hidden()
    page.get_by_text("More filters").click()
    box(page, "level", "3").uncheck()
    expect(page).to_have_url(re.compile("/gigs/$"))
    expect(tested).to_be_visible()


def test_a_filter_is_taken_off_again_by_its_chip(page, gigs):
    page.goto("/gigs/?q=ledger&skill=python")
    page.get_by_role("list", name="Filters that are on").get_by_role("link", name="Python").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("7 gigs")


def test_a_visitor_is_asked_to_sign_in_before_saving(page, gigs):
    page.goto("/gigs/")
    page.get_by_role("link", name=WANTED).click()
    page.get_by_role("link", name="Sign in to save").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")


def test_a_gig_is_saved_from_its_page_and_stands_among_the_saved_ones(open_page, grace, gigs):
    page = open_page(grace)
    page.goto("/gigs/?q=ledger")
    page.get_by_role("link", name=WANTED).click()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("button", name="Saved", exact=True)).to_be_visible()

    page.goto("/saved/")
    expect(page.get_by_role("link", name=WANTED)).to_be_visible()


def box(page, name, value):
    return page.locator(f'#found-filters input[name="{name}"][value="{value}"]')


def count_beside(page, name, value):
    its_box = page.locator(f'input[name="{name}"][value="{value}"]')
    return page.locator("#found-filters label", has=its_box).locator(".n")


def show_filters(page):
    page.wait_for_load_state()  # a heading is there before the filters are
    if not page.get_by_label("At least").is_visible():
        page.get_by_text("Filters", exact=False).first.click()


def tick(page, name, value, has_scripts):
    show_filters(page)
    box(page, name, value).check()
    apply(page, has_scripts)


def choose(page, label, value, has_scripts):
    show_filters(page)
    page.locator("#found-filters").get_by_label(label, exact=True).select_option(value)
    apply(page, has_scripts)


def apply(page, has_scripts):
    if not has_scripts:
        page.get_by_role("button", name="Apply filters").click()


def test_a_suggestion_keeps_the_filters_that_are_on(open_page, gigs, has_scripts):
    if not has_scripts:
        pytest.skip("nothing is suggested while typing without scripts")
    page = open_page()
    page.goto("/gigs/?workplace=remote&not_model=fixed&pay_min=300&currency=EUR")
    page.get_by_label("Words or skills").press_sequentially("pytho")
    page.get_by_role("list", name="What you may mean").get_by_role("link", name="Python").click()

    kept = "?not_model=fixed&workplace=remote&pay_min=300&currency=EUR&skill=python"
    expect(page).to_have_url(re.compile(re.escape(f"/gigs/{kept}") + "$"))


@pytest.mark.parametrize(("path", "width"), [("/", 1280), ("/gigs/?workplace=remote", 1280), ("/gigs/", 360)])
def test_a_page_of_suggestions_is_one_press_away_without_scripts(open_page, gigs, has_scripts, path, width):
    page = open_page(viewport={"width": width, "height": 800})
    page.goto(path)
    ask = page.get_by_role("button", name="Suggest skills for these words")
    if has_scripts:  # they show what may be meant at once
        expect(ask).to_have_count(0)
        return
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator("main #q").fill("pyhton")
    ask.click()
    page.get_by_role("list", name="What you may mean").get_by_role("link", name="Python").click()

    on = "workplace=remote&" if "remote" in path else ""
    expect(page).to_have_url(re.compile(re.escape(f"/gigs/?{on}skill=python") + "$"))


@pytest.mark.parametrize(("width", "size"), [(360, 45), (360, 200), (1280, 200)])
def test_a_word_of_any_length_makes_no_page_scroll_sideways(open_page, grace, gigs, width, size):
    page = open_page(grace, viewport={"width": width, "height": 800})
    word = "w" * size
    SavedSearch.objects.create(user=grace, name="n" * 80, query=f"q={word}")
    too_wide = []
    for path in [f"/gigs/?q={word}", f"/gigs/?q={word}&workplace=remote", f"/gigs/suggest/?q={word}", "/searches/"]:
        page.goto(path)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            too_wide.append(path)

    assert not too_wide
