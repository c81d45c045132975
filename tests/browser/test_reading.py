"""Somebody reads: a topic, an article, its questions, and the gigs beside it."""

from playwright.sync_api import expect

from tests.articles.factories import make_article, make_topic
from tests.factories import make_gig

BODY = """Charge what the work is worth.

## Count your days

Fewer than you think.

## Say the price first

It saves a week.

```faq
Q: Is a day eight hours?
Mostly.

Q: Is travel paid?
Ask before you board.
```
"""


def test_a_visitor_goes_from_a_topic_through_an_article_to_a_gig(page):
    make_topic("pay", name="Pay and rates")
    make_article(BODY, title="What a day pays")
    make_article(title="How to write a proposal", topics=["proposals"])
    make_gig(title="Make the ledger fast", skills=["python"])

    page.goto("/articles/")
    page.get_by_role("link", name="Pay and rates").last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Pay and rates")
    expect(page.get_by_role("link", name="How to write a proposal")).to_have_count(0)

    page.get_by_role("link", name="What a day pays").click()
    contents = page.get_by_role("navigation", name="On this page")
    contents.get_by_role("link", name="Say the price first").click()
    assert page.url.endswith("#say-the-price-first")
    expect(page.get_by_role("heading", name="Say the price first")).to_be_in_viewport()

    expect(page.get_by_text("Mostly.")).to_be_visible()
    expect(page.get_by_text("Ask before you board.")).to_be_hidden()
    page.get_by_text("Is travel paid?").click()
    expect(page.get_by_text("Ask before you board.")).to_be_visible()

    beside = page.get_by_role("complementary", name="Beside the article")
    beside.get_by_role("link", name="Make the ledger fast").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Make the ledger fast")


def test_a_search_without_an_article_leads_back_to_all_of_them(page):
    make_article(title="What a day pays")

    page.goto("/articles/")
    page.locator("main").get_by_role("textbox").or_(page.locator("main").get_by_role("searchbox")).fill("submarines")
    page.get_by_role("button", name="Search articles").click()
    expect(page.get_by_text("No article holds these words.")).to_be_visible()

    page.get_by_role("link", name="See all articles").click()
    expect(page.get_by_role("link", name="What a day pays")).to_be_visible()
