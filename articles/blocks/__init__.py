"""Fenced blocks: ```name argument … ``` in an article becomes one of these, resolved when it is read.

Each module has `show(fence, reading)`, safe HTML, and `problems(fence)`, sentences for whoever wrote it.
`headings(fence)` names the entries that a block adds to the contents.
"""

from django.utils.safestring import SafeString

from articles.blocks import callout, faq, gigs, pay, skill, sources
from marketplace.lib.markdown import Fence, Heading

BLOCKS = {"callout": callout, "faq": faq, "gigs": gigs, "pay": pay, "skill": skill, "sources": sources}
NAMES = frozenset(BLOCKS)


def show(fence: Fence, reading) -> SafeString:
    return BLOCKS[fence.name].show(fence, reading)


def problems(fence: Fence) -> list[str]:
    return BLOCKS[fence.name].problems(fence)


def headings(fence: Fence) -> list[Heading]:
    return getattr(BLOCKS[fence.name], "HEADINGS", [])
