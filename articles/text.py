"""Markdown of articles as safe HTML, made once for each text."""

from collections.abc import Mapping
from functools import lru_cache

from django.utils.safestring import SafeString, mark_safe

from marketplace.lib.markdown import render

MOST = 2_000


def html(text: str, references: Mapping[str, int]) -> SafeString:
    """`references` are the numbers of the sources that `[^name]` leads to."""
    return _html(text, tuple(references.items()))


@lru_cache(maxsize=MOST)
def _html(text: str, references: tuple[tuple[str, int], ...]) -> SafeString:
    # Sanitised by the renderer.
    return mark_safe(render(text, references=dict(references)).html)  # noqa: S308 - rendered and sanitised
