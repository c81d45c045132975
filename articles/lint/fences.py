"""Blocks and references: each can be shown, and each leads somewhere."""

from difflib import get_close_matches

from articles import blocks
from articles.lint.draft import Draft
from articles.lint.parts import REFERENCE, Part
from marketplace.lib.markdown.code import is_language


def block_not_shown(draft: Draft):
    for fence in draft.fences:
        for problem in blocks.problems(fence):
            yield Part("fence", fence.name, fence.line), f"The block “{fence.name}” would not be shown: {problem}."
    for part, meant in _nearly_ours(draft):
        yield part, f"“{part.text}” would be shown as code; the block is called “{meant}”."


def _nearly_ours(draft: Draft):
    """Names of blocks that readers would see as code, though a block was meant."""
    for part in draft.parts:
        if part.kind != "fence" or part.text in blocks.NAMES or is_language(part.text):
            continue
        if near := get_close_matches(part.text.lower(), sorted(blocks.NAMES), n=1, cutoff=0.75):
            yield part, near[0]


def unknown_skill(draft: Draft):
    for fence in draft.fences:
        if fence.name in {"gigs", "skill"}:
            for slug in fence.argument.split():
                if not draft.leads(f"/skills/{slug}/"):
                    yield Part("fence", fence.name, fence.line), f"“{slug}” is no skill of the vocabulary."


def reference_without_claim(draft: Draft):
    known = {claim["id"] for claim in draft.claims}
    for part, name in _references(draft):
        if name not in known:
            yield part, f"[^{name}] names no claim; add the claim, or take the reference out."


def sources_missing(draft: Draft):
    known = {claim["id"] for claim in draft.claims}
    is_used = any(name in known for _, name in _references(draft))
    if is_used and not any(fence.name == "sources" for fence in draft.fences):
        yield None, "The numbers behind the figures lead nowhere; add a block ```sources."


def _references(draft: Draft):
    """Each [^name] with where it stands, in the text and in the lines of a block."""
    for part in draft.parts:
        yield from ((part, name) for name in part.references if part.kind != "line")
    for fence in draft.fences:
        if fence.name not in blocks.OF_TEXT:
            part = Part("fence", fence.name, fence.line)
            yield from ((part, name) for name in REFERENCE.findall(fence.body))
