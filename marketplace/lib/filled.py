"""Templates drawn by the thousand: each is rendered once a process with marks in its places, which are then filled."""

from collections.abc import Mapping
from functools import cache

from django.template.loader import render_to_string
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

# In no text of ours.
MARK = "\0"


def filled(template: str, places: Mapping[str, str]) -> SafeString:
    """What `render_to_string` gives for these places, named as the template names them: `gig.title`, `pay`.

    The template may show a place, and ask whether it is empty; it may not look at one in any other way.
    """
    first, *rest = _parts(template, tuple(name for name, value in places.items() if value))
    pairs = zip(rest[::2], rest[1::2], strict=True)
    return mark_safe(first + "".join(conditional_escape(places[name]) + after for name, after in pairs))  # noqa: S308


@cache
def _parts(template: str, given: tuple[str, ...]) -> list[str]:
    """What stands before, between and after the places, and which place is where; as many as there are ways to be
    empty.
    """
    context: dict[str, object] = {}
    for name in given:
        *outer, last = name.split(".")
        inner = context
        for one in outer:
            inner = inner.setdefault(one, {})
        inner[last] = mark_safe(f"{MARK}{name}{MARK}")  # noqa: S308 - a mark
    return render_to_string(template, context).split(MARK)
