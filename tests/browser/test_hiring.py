"""The whole story of two people: posted, approved, proposed, agreed, delivered, paid and reviewed."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from gigs.models import Agreement, Gig, Proposal, Review
from tests.accounts.factories import make_developer
from tests.factories import make_gig, make_skill
from tests.gigs.hiring import make_proposal

from .test_posting import TITLE, approve, write_gig

LONG = 20_000  # milliseconds; the story has thirty pages
PITCH = "I brought three nightly reports under an hour, the last one for a ferry line."


def test_ada_hires_grace_from_the_first_word_to_the_review(open_page, ada, grace, margaret, adas_client):
    make_skill("python")
    make_developer(user=grace, handle="grace")
    hirer, builder = open_page(ada), open_page(grace)
    for page in (hirer, builder):
        page.set_default_timeout(LONG)

    post(hirer)
    approve(open_page(margaret))
    propose(builder)
    answer_with_a_shortlist(hirer)
    offer(hirer, price="450")
    counter(builder, price="470")
    accept(hirer)
    deliver_and_be_paid(hirer, builder)
    review_each_other(hirer, builder)
    read_the_record(builder, adas_client)

    assert Gig.objects.get().status == "filled"
    assert Proposal.objects.get().status == "accepted"
    assert Agreement.objects.get().status == "completed"
    assert set(Review.objects.values_list("status", flat=True)) == {"published"}


def test_what_was_typed_comes_back_with_the_errors(open_page, grace):
    make_developer(user=grace, handle="grace")
    gig = make_gig(questions=["Which report was it?"])
    page = open_page(grace)
    page.goto(f"/gigs/{gig.public_id}/propose/")
    page.get_by_label("Why you").fill(PITCH)
    page.get_by_role("button", name="Send proposal").click()
    expect(page.locator("#id_price_error")).to_contain_text("Give your price as a whole number.")
    expect(page.get_by_label("Why you")).to_have_value(PITCH)


@pytest.mark.parametrize("has_scripts", [True], ids=["with scripts"], indirect=True)
def test_a_draft_whose_answer_never_comes_does_not_hold_up_what_is_sent(open_page, grace):
    make_developer(user=grace, handle="grace")
    page = open_page(grace)
    page.goto(f"/gigs/{make_gig().public_id}/propose/")
    page.route("**/propose/", lambda route: None if "x-autosave" in route.request.headers else route.continue_())
    page.get_by_label("Why you").fill(PITCH)
    with page.expect_request(lambda request: "x-autosave" in request.headers):
        page.get_by_label("Price").fill("460")
    page.get_by_role("button", name="Send proposal").click()
    expect(page.get_by_text("Sent. They answer by")).to_be_visible()


@pytest.mark.parametrize("has_scripts", [True], ids=["with scripts"], indirect=True)
def test_the_board_is_worked_by_keyboard_alone(open_page, ada, gig):
    for _ in range(2):
        make_proposal(gig=gig)
    page = open_page(ada)
    page.goto(f"/gigs/{gig.public_id}/proposals/")
    boxes = page.get_by_role("checkbox")

    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("x")
    expect(boxes.nth(1)).to_be_checked()
    expect(boxes.nth(0)).not_to_be_checked()
    page.keyboard.press("k")
    page.keyboard.press("x")
    page.get_by_role("button", name="Compare").press("Enter")
    expect(page.get_by_role("heading", name="Side by side")).to_be_visible()
    expect(page.get_by_role("article")).to_have_count(2)

    page.goto(f"/gigs/{gig.public_id}/proposals/")
    page.keyboard.press("j")
    page.keyboard.press("l")
    expect(page.get_by_text("1 on the shortlist.")).to_be_visible()
    page.keyboard.press("j")
    page.keyboard.press("o")
    page.wait_for_url("**/proposals/*/")
    assert sorted(Proposal.objects.values_list("status", flat=True)) == ["shortlisted", "submitted"]


def post(page):
    page.goto("/gigs/new/")
    write_gig(page)
    page.get_by_role("button", name="Save and preview").click()
    page.get_by_role("button", name="Send for review").click()
    expect(page.get_by_text("waits for a moderator").first).to_be_visible()


def propose(page):
    page.goto("/gigs/")
    page.get_by_role("link", name=TITLE).click()
    page.get_by_role("link", name="Write a proposal").click()
    page.get_by_label("Why you").fill(PITCH)
    page.get_by_label("Price").fill("460")
    page.get_by_role("button", name="Send proposal").click()
    expect(page.get_by_text("Sent. They answer by")).to_be_visible()


def answer_with_a_shortlist(page):
    page.goto("/gigs/mine/")
    page.get_by_role("link", name="Proposals").filter(has_text=TITLE).click()
    page.get_by_role("link", name="Grace").click()
    expect(page.get_by_text(PITCH)).to_be_visible()
    page.get_by_role("button", name="Put on the shortlist").click()
    expect(page.get_by_text("is on the shortlist and knows it")).to_be_visible()


def offer(page, price):
    page.get_by_role("link", name="Offer the work").click()
    terms(page, price)
    expect(page.get_by_text("has seven days to decide")).to_be_visible()


def counter(page, price):
    page.goto("/proposals/")
    page.get_by_role("link", name=TITLE).click()
    page.get_by_role("link", name="The offer").click()
    page.get_by_role("link", name="Propose other terms").click()
    terms(page, price)
    expect(page.get_by_text("The other side decides now.")).to_be_visible()


def terms(page, price):
    page.get_by_label("Price").fill(price)
    page.get_by_label("Starts on").fill(timezone.localdate().isoformat())
    page.get_by_role("button", name="Send these terms").click()


def accept(page):
    page.reload()
    page.get_by_role("button", name="Accept and hire").click()
    expect(page.get_by_text("The gig is filled and everybody else knows it.")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_contain_text("At work")
    expect(page.locator("dl.facts").first).to_contain_text("€470 a day")


def deliver_and_be_paid(hirer, builder):
    say(builder, "I have delivered", "Delivered")
    say(hirer, "Accept the delivery", "Delivery accepted")
    say(builder, "I have sent an invoice", "Invoiced")
    say(hirer, "We have paid", "Said to be paid")
    say(builder, "I was paid", "Payment received")
    say(hirer, "Complete the work", "Completed")


def say(page, words, logged):
    page.reload()
    step = page.locator("details", has=page.locator("summary", has_text=words))
    step.locator("summary").click()
    step.get_by_role("button", name=words).click()
    expect(page.locator("ol.log li").first).to_contain_text(logged)


def review_each_other(hirer, builder):
    hirer.get_by_text("Yes", exact=True).click()
    hirer.get_by_label("In your words").fill("The report takes forty minutes now.")
    hirer.get_by_role("button", name="Seal my review").click()
    expect(hirer.get_by_text("Sealed until the other side has written.")).to_be_visible()

    builder.reload()
    expect(builder.get_by_text("The report takes forty minutes now.")).to_have_count(0)
    builder.get_by_text("Yes", exact=True).click()
    builder.get_by_role("button", name="Seal my review").click()
    expect(builder.get_by_text("Both reviews are public now.")).to_be_visible()
    expect(builder.get_by_text("The report takes forty minutes now.")).to_be_visible()


def read_the_record(page, client):
    """What everybody reads of the client now: one gig that was filled here, one invoice, one review."""
    page.goto(f"/clients/{client.slug}/")
    facts = page.locator("dl").filter(has_text="Pays")
    expect(facts).to_contain_text("n = 1")
    expect(page.get_by_text("The report takes forty minutes now.")).to_have_count(0)  # that one is about grace
    page.goto("/developers/grace/reviews/")
    expect(page.get_by_text("The report takes forty minutes now.")).to_be_visible()
