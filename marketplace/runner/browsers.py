"""Chromium, by the names that systems give it; first the shell without a window, where a page costs half."""

import shutil

NAMES = (
    *("chromium-headless-shell", "chromium", "chromium-browser"),
    *("google-chrome", "google-chrome-stable", "chrome"),
)
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]


def browser() -> str | None:
    """The path of one that is here."""
    return next(filter(None, map(shutil.which, NAMES)), None)
