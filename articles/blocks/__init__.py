"""Fenced blocks: ```name argument … ``` in an article becomes one of these, resolved when it is read.

Each module has `show(fence, reading)`, safe HTML, and `problems(fence)`, sentences for whoever wrote it.
`headings(fence)` names the entries that a block adds to the contents, `anchor(fence)` is its address on the page.
"""

from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.blocks import (
    calculator,
    callout,
    checklist,
    faq,
    gigs,
    matrix,
    paths,
    pay,
    rateguide,
    skill,
    sources,
)
from marketplace.lib.markdown import Fence, Heading

BLOCKS = {
    "calculator": calculator,
    "callout": callout,
    "checklist": checklist,
    "faq": faq,
    "gigs": gigs,
    "matrix": matrix,
    "paths": paths,
    "pay": pay,
    "rateguide": rateguide,
    "skill": skill,
    "sources": sources,
}
NAMES = frozenset(BLOCKS)
# Those whose body is text as in the article itself.
OF_TEXT = frozenset({"callout", "faq", "matrix"})


def show(fence: Fence, reading) -> SafeString:
    """The block; one that cannot be read says so in its place, and never breaks the page around it."""
    if found := problems(fence):
        words = "; ".join(found)
        return format_html('<p class="note note--bad">The block “{}” is not shown: {}.</p>', fence.name, words)
    return BLOCKS[fence.name].show(fence, reading)


def problems(fence: Fence) -> list[str]:
    return BLOCKS[fence.name].problems(fence)


def headings(fence: Fence) -> list[Heading]:
    return getattr(BLOCKS[fence.name], "HEADINGS", [])


def anchor(fence: Fence) -> str:
    """The id that it stands under; "" for a block without one."""
    if named := headings(fence):
        return named[0].id
    make = getattr(BLOCKS[fence.name], "anchor", None)
    return make(fence) if make else ""
