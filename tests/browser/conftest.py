"""A real Chromium on the running site; every journey is made with scripts and without."""

import os
import shutil

import pytest
from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.test import Client
from playwright.sync_api import expect, sync_playwright

from marketplace.lib.static_bundle import ENTRY, bundle, read
from marketplace.runner import browsers

from .windows import PATIENCE, SIZE, Kind, Windows

# The driver keeps an event loop in this thread; the tests' own queries stay as synchronous as ever.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

REFUSED = "the server responded with a status of 422"  # a form with errors answers so, and Chromium remarks on it


def pytest_collection_modifyitems(items):
    """A journey needs a served database that knows what the migrations wrote."""
    for item in items:
        if "tests/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.django_db(transaction=True))


@pytest.fixture(scope="session")
def browser():
    path = browsers.browser()
    if path is None:
        pytest.skip(f"no browser on this system; one of {', '.join(browsers.NAMES)} is needed")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=path, args=browsers.FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def joined_files(tmp_path_factory):
    """The stylesheet in one piece, as it is served: a page asks for ten files and not for forty."""
    folder = tmp_path_factory.mktemp("static")
    shutil.copytree(settings.BASE_DIR / "static", folder, dirs_exist_ok=True)
    storage = FileSystemStorage(folder)
    css = bundle((storage, ENTRY), lambda name: read((storage, f"css/{name}")))
    (folder / ENTRY).write_text(css)
    return folder


@pytest.fixture(autouse=True)
def files_are_joined(settings, joined_files):
    settings.STATICFILES_DIRS = [joined_files]


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def has_scripts(request):
    return request.param


@pytest.fixture(scope="session")
def windows(browser, live_server):
    return Windows(browser, live_server.url)


@pytest.fixture
def open_page(windows, live_server, has_scripts):
    """Gives windows: `open_page(user)` is signed in already, `open_page()` is a visitor's."""
    complaints, opened = [], []

    def note(message):
        if is_complaint(message):
            complaints.append(message.text)

    def note_error(error):
        complaints.append(str(error))

    def open_one(user=None, viewport=SIZE, **options):
        kind = Kind(has_scripts, **options)
        page = windows.take(kind)
        opened.append((page, kind))
        page.set_viewport_size(viewport)
        if user:
            page.context.add_cookies([session_of(user, live_server.url)])
        page.on("console", note)
        page.on("pageerror", note_error)
        return page

    yield open_one
    for page, kind in opened:
        page.remove_listener("console", note)
        page.remove_listener("pageerror", note_error)
        windows.leave(page, kind)
    assert complaints == []


@pytest.fixture
def page(open_page):
    return open_page()


def is_complaint(message) -> bool:
    return message.type == "error" and REFUSED not in message.text


def session_of(user, url: str) -> dict[str, str]:
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    return {"name": name, "value": client.cookies[name].value, "url": url}
