"""A developer joins: an account, the code from the mail, a profile in saved steps, and its place in the directory."""

import re

import pytest
from playwright.sync_api import expect

from marketplace.lib.tasks.worker import run_due
from tests.factories import make_skill

HEADLINE = "I make nightly reports fast"
SKILLS = ["python", "postgresql", "django"]


@pytest.fixture(autouse=True)
def mail_is_read_on_the_site(settings, tmp_path):
    settings.IS_LOCAL, settings.EMAIL_URL = True, ""
    settings.MAIL_DIR = settings.EMAIL_FILE_PATH = tmp_path
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"


def test_a_developer_goes_from_no_account_to_a_public_profile(open_page, margaret):
    for slug in SKILLS:
        make_skill(slug)
    page = open_page()
    sign_up(page)
    page.get_by_label("Code").fill(code_from_mail(open_page()))
    page.locator("main").get_by_role("button").first.click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Your profile")
    assert saved_steps(page) <= 5
    page.get_by_role("link", name="Review and publish").click()
    page.get_by_role("button", name="Publish the profile").click()
    expect(page.get_by_text("listed once a moderator has seen it")).to_be_visible()
    page.get_by_role("link", name="Open the page").click()
    address = page.url
    assert "/developers/barbara" in address

    visitor = open_page()
    visitor.goto("/developers/")
    expect(visitor.get_by_role("link", name="Barbara")).to_have_count(0)
    approve(open_page(margaret))
    visitor.reload()
    visitor.get_by_role("link", name="Barbara").first.click()
    expect(visitor.get_by_role("heading", level=1)).to_contain_text("Barbara")
    expect(visitor.get_by_text(HEADLINE).first).to_be_visible()
    assert visitor.url == address


def test_a_wrong_code_opens_nothing(page):
    sign_up(page)
    page.get_by_label("Code").fill("WRONGS")
    page.locator("main").get_by_role("button").first.click()
    expect(page.get_by_label("Code")).to_be_visible()
    page.goto("/profile/")
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Your profile")


def sign_up(page):
    page.goto("/accounts/signup/")
    page.get_by_label("Your name").fill("Barbara")
    page.get_by_label("Email").fill("barbara@example.com")
    page.get_by_label("Password").fill("correct horse battery")
    page.get_by_role("button", name="Make the account").click()
    expect(page.get_by_label("Code")).to_be_visible()


def code_from_mail(page) -> str:
    run_due()
    page.goto("/dev/mail/")
    expect(page.get_by_text("To barbara@example.com")).to_be_visible()
    return re.search(r"^\s*([A-Z0-9]{3,}(?:-[A-Z0-9]+)*)\s*$", page.locator("pre").inner_text(), re.MULTILINE)[1]


def saved_steps(page) -> int:
    """Writes what a published profile needs; tells how often a step was saved."""
    page.get_by_role("link", name="Begin with who you are").click()
    expect(page.get_by_label("Name (optional)")).to_have_value("Barbara")
    page.get_by_label("Headline").fill(HEADLINE)
    page.get_by_label("Country").select_option(label="Norway")
    save(page, "What you do")
    save(page, "Skills")
    for number, slug in enumerate(SKILLS):
        if number:
            page.get_by_role("button", name="Add a skill").click()
        page.locator(f'[name="developer_skills-{number}-word"]').fill(slug)
    save(page, "Rates and time")
    page.locator('[name="rates-0-low"]').fill("500")
    save(page, "Work and history")
    return 4


def save(page, next_step):
    page.get_by_role("button", name="Save this step").last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(next_step)
    expect(page.get_by_text("Saved.")).to_be_visible()


def approve(page):
    page.goto("/moderation/")
    page.get_by_role("link", name="Barbara").click()
    page.get_by_text("Approve", exact=True).click()
    page.get_by_role("button", name="Decide and send").click()
    expect(page.get_by_role("button", name="Decide and send")).to_have_count(0)
