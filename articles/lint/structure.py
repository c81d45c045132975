"""Headings, lists and paragraphs that do not hold together."""

import itertools
import re

from articles import blocks
from articles.lint.draft import Draft
from articles.lint.parts import Part
from marketplace.lib.markdown.headings import slug

LONGEST = 120
LITTLE = {
    "about",
    "back",
    "does",
    "from",
    "have",
    "into",
    "than",
    "that",
    "then",
    "their",
    "this",
    "what",
    "when",
    "with",
    "your",
}
STEM = 4
SHORT = 50


def empty_list_after_colon(draft: Draft):
    for part, after in itertools.pairwise([*draft.parts, None]):
        is_promise = part.kind in {"paragraph", "item"} and part.words.endswith(":")
        if is_promise and (
            after is None or after.kind in {"heading", "question"} or (after.kind, after.text) == ("item", "")
        ):
            yield part, "The colon promises a list, and none follows."


def empty_section(draft: Draft):
    for part, after in itertools.pairwise([*draft.parts, None]):
        if part.kind == "heading" and (after is None or (after.kind == "heading" and after.level <= part.level)):
            yield part, "There is nothing under this heading."


def section_does_not_answer_heading(draft: Draft):
    for heading, body in _sections(draft):
        wanted = _stems(heading.words)
        text = " ".join(part.words for part in body)
        # A longer section may well answer in other words.
        if wanted and 0 < len(text.split()) < SHORT and not wanted & _stems(text):
            yield heading, "No word of this heading comes up in the few below it: do they answer it?"


def heading_level_jump(draft: Draft):
    level = 1
    for part in draft.parts:
        if part.kind != "heading":
            continue
        if part.level == 1 or part.level > level + 1:
            yield (
                part,
                f"A heading of level {part.level} follows one of level {level}; begin with two, go down one at a time.",
            )
        level = max(part.level, 1)


def duplicate_anchor(draft: Draft):
    seen = set()
    for part, address in _anchored(draft):
        if address in seen:
            yield part, f"#{address} is the address of something else too; links to it would lead to the first."
        seen.add(address)


def paragraph_over_120_words(draft: Draft):
    for part in draft.prose:
        if (count := len(part.words.split())) > LONGEST:
            yield part, f"{count} words in one paragraph; nobody reads on a phone past {LONGEST}."


def _anchored(draft: Draft):
    """Headings, questions and blocks in their order, each with its id on the page."""
    blocks_found = [(Part("fence", fence.name, fence.line), blocks.anchor(fence)) for fence in draft.fences]
    headings = [(part, slug(part.words)) for part in draft.parts if part.kind == "heading"]
    questions = [(part, blocks.faq.address(part.words)) for part in draft.parts if part.kind == "question"]
    anchored = [*headings, *questions, *((part, address) for part, address in blocks_found if address)]
    return sorted(anchored, key=lambda found: found[0].line)


def _sections(draft: Draft) -> list[tuple[Part, list[Part]]]:
    found: list[tuple[Part, list[Part]]] = []
    for part in draft.parts:
        if part.kind == "heading" and part.level == 2:
            found.append((part, []))
        elif part.kind == "question":
            break
        elif found and part.kind not in {"fence", "line"}:
            found[-1][1].append(part)
    return found


def _stems(text: str) -> set[str]:
    words = re.findall(r"[a-z]{4,}", text.lower())
    return {word[:STEM] for word in words if word not in LITTLE}
