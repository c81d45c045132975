"""The collector of garbage: it leaves alone what starting made, and what a request leaves does not wait long."""

import gc
import subprocess
import sys
from importlib import import_module, reload

import pytest
from django.conf import settings
from django.urls import clear_url_caches, get_resolver

from marketplace import collecting


@pytest.fixture
def collector():
    """It sees nothing of what other tests left, which may be millions of objects."""
    before = gc.get_threshold()
    gc.freeze()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


def test_what_starting_made_is_not_looked_at_again(collector):
    before = gc.get_freeze_count()
    made = [[] for _ in range(10_000)]

    collecting.settle()

    assert gc.get_freeze_count() >= before + len(made)
    assert len(gc.get_objects()) < 1_000


def test_a_look_is_at_few_new_objects_and_still_comes_once_in_some_pages(collector):
    collecting.settle()

    assert 700 < gc.get_threshold()[0] <= 5_000
    assert gc.isenabled()


def test_the_served_site_has_read_its_views_before_the_first_request_and_asked_no_database(collector):
    """There is no database in this test: a worker must not share a connection with the one that it was made of."""
    clear_url_caches()
    assert "url_patterns" not in vars(get_resolver())
    before = gc.get_freeze_count()

    reload(import_module("marketplace.wsgi"))

    assert "url_patterns" in vars(get_resolver())
    assert gc.get_freeze_count() > before
    assert len(gc.get_objects()) < 1_000
    assert gc.get_threshold()[0] == collecting.BETWEEN
    assert gc.isenabled()


def test_a_command_starts_without_a_look_and_then_looks():
    program = """
import gc, sys, manage
sys.argv = ["manage.py", "diffsettings"]
manage.main()
print(gc.get_freeze_count(), gc.isenabled(), *(kind["collections"] for kind in gc.get_stats()))
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=settings.BASE_DIR, capture_output=True, text=True)
    frozen, is_enabled, *looks = done.stdout.splitlines()[-1].split()
    assert (int(frozen) > 50_000, is_enabled) == (True, "True")
    assert int(looks[2]) == 0
