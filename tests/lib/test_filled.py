"""Templates that are rendered once and filled often."""

from itertools import product

import pytest
from django.template import engines
from django.utils.safestring import mark_safe

from marketplace.lib import filled as module
from marketplace.lib.filled import filled

LIST = "<li>{{ one.name }} {% if pay %}<b>{{ pay }}</b>{% else %}none{% endif %}{{ one.name }}{{ markup }}</li>"


@pytest.fixture(autouse=True)
def template(monkeypatch):
    """One that is counted."""
    rendered = []

    def render(name, context):
        rendered.append(name)
        return engines["django"].from_string(LIST).render(context)

    monkeypatch.setattr(module, "render_to_string", render)
    module._parts.cache_clear()
    yield rendered
    module._parts.cache_clear()


def test_it_is_what_rendering_gives_whatever_is_empty():
    for name, pay, markup in product(
        ["", "<Ada> & {{ x }}"], ["", "£400–500 'a day'"], ["", mark_safe("<i>&amp;</i>")]
    ):
        context = {"one": {"name": name}, "pay": pay, "markup": markup}

        assert filled("list.html", {"one.name": name, "pay": pay, "markup": markup}) == engines["django"].from_string(
            LIST
        ).render(context)


def test_it_is_rendered_once_for_each_way_to_be_empty(template):
    for number in range(100):
        filled("list.html", {"one.name": f"Gig {number}", "pay": "" if number % 2 else "400", "markup": "x"})

    assert len(template) == 2


def test_nothing_that_was_typed_is_kept():
    for number in range(100):
        filled("list.html", {"one.name": f"Gig {number}", "pay": str(number or ""), "markup": ""})

    assert module._parts.cache_info().currsize == 2
