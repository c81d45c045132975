"""A moderator asks for changes; the owner reads why, where it helps."""

from django.core import mail
from django.utils import timezone
from playwright.sync_api import expect

from marketplace.lib.tasks.models import QueuedTask
from marketplace.lib.tasks.worker import run_due
from tests.moderation.factories import make_waiting_gig

TITLE = "Make the ledger fast"
REASON = "Say how long the work takes; nobody can price it as it stands."


def test_the_owner_reads_the_reason_and_sends_the_gig_again(open_page, ada, margaret):
    make_waiting_gig(owner=ada, title=TITLE)
    ask_for_changes(open_page(margaret))
    run_due()
    assert mail.outbox == []  # for ten minutes it can be undone
    QueuedTask.objects.update(run_after=timezone.now())
    run_due()
    assert [message.to for message in mail.outbox] == [["ada@example.com"]]

    page = open_page(ada)
    page.goto("/notifications/")
    expect(page.get_by_text(REASON).first).to_be_visible()
    page.goto("/gigs/mine/")
    page.get_by_role("link", name="Edit").filter(has_text=TITLE).click()
    expect(page.get_by_role("region", name="A moderator asks for changes")).to_contain_text(REASON)

    page.get_by_label("Description").fill("Three weeks of work: bring it under an hour.")
    page.get_by_role("button", name="Save and preview").click()
    page.get_by_role("button", name="Send for review").click()
    expect(page.get_by_text("waits for a moderator").first).to_be_visible()


def test_a_reason_too_short_is_refused_beside_its_field_and_kept(open_page, ada, margaret):
    make_waiting_gig(owner=ada, title=TITLE)
    page = open_page(margaret)
    open_case(page)
    page.get_by_text("Ask for changes", exact=True).click()
    page.get_by_label("Why", exact=True).fill("No.")
    page.get_by_role("button", name="Decide and send").click()

    expect(page.locator(".err").first).to_contain_text("20 characters at least")
    expect(page.get_by_label("Why", exact=True)).to_have_value("No.")


def test_nobody_but_staff_sees_the_queue(open_page, ada):
    page = open_page(ada)
    response = page.request.get("/moderation/")
    assert response.status in {403, 404}


def open_case(page):
    page.goto("/moderation/")
    page.get_by_role("link", name=TITLE).click()
    page.get_by_role("button", name="Take the case").click()
    expect(page.get_by_text("With you for half an hour.")).to_be_visible()


def ask_for_changes(page):
    open_case(page)
    page.get_by_text("Ask for changes", exact=True).click()
    page.get_by_label("Why", exact=True).fill(REASON)
    page.get_by_role("button", name="Decide and send").click()
    expect(page.get_by_role("button", name="Decide and send")).to_have_count(0)
