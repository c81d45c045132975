"""The browser's windows: one that a test has left serves the next, because a new one costs three pages."""

from collections import defaultdict
from typing import NamedTuple

from playwright.sync_api import Browser, Page

PATIENCE = 20_000  # milliseconds that a page may take on a busy machine; a quick one waits for nothing
SIZE = {"width": 1280, "height": 720}
BLANK = "/robots.txt"


class Kind(NamedTuple):
    """What cannot be changed once a window is open."""

    java_script_enabled: bool
    bypass_csp: bool = False


class Windows:
    def __init__(self, browser: Browser, base_url: str):
        self.browser, self.base_url = browser, base_url
        self.free: dict[Kind, list[Page]] = defaultdict(list)

    def take(self, kind: Kind) -> Page:
        """An empty one, of nobody."""
        page = self.free[kind].pop() if self.free[kind] else self._new(kind)
        page.set_default_timeout(PATIENCE)
        return page

    def leave(self, page: Page, kind: Kind) -> None:
        """Nothing stays in it of what the site or the test has kept there."""
        page.unroute_all()
        page.emulate_media(media="null", color_scheme="null")
        page.goto(BLANK)
        devtools = page.context.new_cdp_session(page)
        devtools.send("Network.clearBrowserCache")
        devtools.send("Storage.clearDataForOrigin", {"origin": self.base_url, "storageTypes": "all"})
        devtools.detach()
        self.free[kind].append(page)

    def _new(self, kind: Kind) -> Page:
        return self.browser.new_context(base_url=self.base_url, **kind._asdict()).new_page()
