"""Somebody hires: the client, the gig, its preview, a moderator's yes, and the list."""

from django.core import mail
from django.utils import timezone
from playwright.sync_api import expect

from marketplace.lib.tasks.models import QueuedTask
from marketplace.lib.tasks.worker import run_due
from tests.factories import make_skill

TITLE = "Bring the nightly report under an hour"


def test_a_first_gig_goes_from_an_empty_form_to_the_list(open_page, ada, margaret):
    make_skill("python")
    page = open_page(ada)
    page.goto("/gigs/new/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Who posts the gig?")
    page.get_by_label("Name").fill("Halden Freight")
    page.get_by_label("Country").select_option(label="Norway")
    page.get_by_role("button", name="Save and write the gig").click()

    write_gig(page)
    page.get_by_role("button", name="Save and preview").click()
    expect(page.get_by_text("This is how developers will see it.")).to_be_visible()
    page.get_by_role("button", name="Send for review").click()
    expect(page.get_by_text("waits for a moderator").first).to_be_visible()

    page.goto("/gigs/")
    expect(page.get_by_role("link", name=TITLE)).to_have_count(0)

    approve(open_page(margaret))

    page.goto("/gigs/")
    page.get_by_role("link", name=TITLE).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(page.get_by_role("link", name="Halden Freight").first).to_be_visible()
    QueuedTask.objects.update(run_after=timezone.now())  # the ten minutes in which it can be undone
    run_due()
    assert [message.to for message in mail.outbox] == [["ada@example.com"]]


def test_what_is_missing_is_said_and_what_was_typed_is_kept(open_page, ada, adas_client):
    page = open_page(ada)
    page.goto("/gigs/new/")
    page.get_by_label("Title").fill(TITLE)
    page.get_by_role("button", name="Save and preview").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Edit the gig")
    expect(page.locator(".err").first).to_be_visible()
    expect(page.get_by_label("Title")).to_have_value(TITLE)

    page.get_by_role("button", name="Keep as draft").click()
    expect(page.get_by_text("Kept as a draft.")).to_be_visible()


def write_gig(page):
    page.get_by_label("Title").fill(TITLE)
    page.get_by_label("Description").fill("It takes nine hours. Bring it under one.")
    page.get_by_label("Must have").fill("python")
    page.locator("fieldset", has_text="Paid").get_by_text("day").first.click()
    page.get_by_label("From", exact=True).fill("400")
    page.get_by_label("To", exact=True).fill("500")
    page.get_by_label("Currency").select_option("EUR")
    page.get_by_label("Workplace").select_option("remote")
    page.get_by_label("Who may work remotely").select_option("worldwide")


def approve(page):
    page.goto("/moderation/")
    page.get_by_role("link", name=TITLE).click()
    page.get_by_text("Approve", exact=True).click()
    page.get_by_role("button", name="Decide and send").click()
    expect(page.get_by_role("button", name="Decide and send")).to_have_count(0)
