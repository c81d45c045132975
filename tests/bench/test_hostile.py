"""How the bench asks ten thousand times: as a server does, so that what grows is the site's."""

import gc
import weakref

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from marketplace.bench.hostile import follow
from marketplace.bench.serving import Browser


@pytest.fixture
def nothing_else():
    """What other tests left, which may be millions of objects, is not looked at."""
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture
def connected(db):
    """A server gives its connection up after a request; a test has one for all."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def watched():
    gc.collect()
    # Its own type, because asking a lazy object for its class makes what it stands for.
    return sum(type(one) is weakref.finalize for one in gc.get_objects())


@pytest.mark.parametrize(("query", "status"), [("q=ledger", 200), ("level=%00&per=x", 200), ("q=&level=2", 302)])
def test_asking_gives_the_status_and_leaves_nothing_behind(connected, nothing_else, query, status):
    browser = Browser()
    browser.get(f"/gigs/?{query}")
    before = watched()

    assert [browser.get(f"/gigs/?{query}")[0] for _ in range(3)] == [status] * 3
    assert watched() == before


def test_a_redirect_is_followed_to_the_page_that_a_browser_shows(connected):
    browser = Browser()

    assert browser.get("/gigs/?q=&level=2") == (302, "/gigs/?level=2")
    assert follow(browser, "q=&level=2") == 200


def test_a_browser_of_somebodys_is_signed_in_and_a_visitors_is_not(connected, grace):
    assert Browser(grace).get("/dashboard/")[0] == 200
    assert Browser().get("/dashboard/")[0] == 302
