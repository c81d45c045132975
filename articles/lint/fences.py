"""Blocks and references: each can be shown, and each leads somewhere."""

from articles import blocks
from articles.lint.draft import Draft
from articles.lint.parts import REFERENCE, Part


def block_not_shown(draft: Draft):
    for fence in draft.fences:
        for problem in blocks.problems(fence):
            yield Part("fence", fence.name, fence.line), f"The block “{fence.name}” would not be shown: {problem}."


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
        yield from ((part, name) for name in part.references)
    for fence in draft.fences:
        if fence.name not in blocks.OF_TEXT:
            part = Part("fence", fence.name, fence.line)
            yield from ((part, name) for name in REFERENCE.findall(fence.body))
