"""How the bench asks ten thousand times: as a server does, so that what grows is the site's."""

import gc
import weakref

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from marketplace.bench.hostile import ask, follow


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
    return sum(isinstance(one, weakref.finalize) for one in gc.get_objects())


@pytest.mark.parametrize(("query", "status"), [("q=ledger", 200), ("level=%00&per=x", 200), ("q=&level=2", 302)])
def test_asking_gives_the_status_and_leaves_nothing_behind(connected, query, status):
    site = WSGIHandler()
    ask(site, query)
    before = watched()

    assert [ask(site, query)[0] for _ in range(3)] == [status] * 3
    assert watched() == before


def test_a_redirect_is_followed_to_the_page_that_a_browser_shows(connected):
    site = WSGIHandler()

    assert ask(site, "q=&level=2") == (302, "/gigs/?level=2")
    assert follow(site, "q=&level=2") == 200
