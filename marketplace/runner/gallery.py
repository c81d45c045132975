"""`python3 run.py gallery`: pictures of the running demo, as the README and the docs show them."""

import urllib.error
import urllib.request

from playwright.sync_api import Browser, sync_playwright

from . import demo
from .browsers import FLAGS, browser
from .demo_people import PASSWORD
from .paths import ROOT
from .saying import Refusal, say

FOLDER = ROOT / "docs" / "pictures"
VIEW = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 780}
PICTURES = [  # name, who is signed in, address, window, colours
    ("home", "", "/", VIEW, "light"),
    ("gigs", "", "/gigs/?workplace=remote", VIEW, "light"),
    ("gigs-phone", "", "/gigs/", PHONE, "dark"),
    ("profile", "", "/developers/grace/", VIEW, "light"),
    ("profile-editor", "grace@example.com", "/profile/skills/", VIEW, "light"),
    ("article", "", "/articles/set-your-freelance-rate/", VIEW, "light"),
    ("queue", "margaret@example.com", "/moderation/", VIEW, "light"),
    ("posting", "ada@example.com", "/gigs/new/", VIEW, "dark"),
]


def main(arguments: list[str]) -> int:
    site = f"http://localhost:{demo.read().PORT}"
    path = browser()
    if path is None:
        raise Refusal("No Chromium here (Debian, Ubuntu: apt-get install chromium).")
    _refuse_silence(site)
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        for picture in PICTURES:
            _take(chromium, site, *picture)
        chromium.close()
    return 0


def _refuse_silence(site: str) -> None:
    try:
        urllib.request.urlopen(f"{site}/healthz", timeout=5).close()  # noqa: S310 - our own address
    except (urllib.error.URLError, OSError) as error:
        raise Refusal(f"Nothing answers at {site}: start `python3 run.py` in another terminal first.") from error


def _take(browser: Browser, site: str, name: str, person: str, address: str, window: dict, colours: str) -> None:
    context = browser.new_context(viewport=window, color_scheme=colours)
    page = context.new_page()
    if person:
        page.goto(f"{site}/accounts/login/")
        page.fill("input[name=login]", person)
        page.fill("input[name=password]", PASSWORD)
        page.locator("input[name=password]").press("Enter")
        page.wait_for_url("**/dashboard/")
    page.goto(site + address)
    page.screenshot(path=FOLDER / f"{name}.png")
    context.close()
    say(f"docs/pictures/{name}.png")
