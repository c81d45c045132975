"""```faq: questions with their answers, each with an address of its own."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.text import slugify

from articles.text import html
from marketplace.lib.markdown import Fence, Heading

HEADINGS = [Heading(2, "faq", "Questions")]
ID_LENGTH = 60
QUESTION = re.compile(r"^Q:[ \t]*(.*)$", re.MULTILINE)
RAISED = re.compile(r"<sup>.*?</sup>")


@dataclass(frozen=True)
class Entry:
    """One question; `id` is its anchor, which depends on nothing but its words."""

    question: str
    id: str
    answer: SafeString

    @property
    def plain_answer(self) -> str:
        return strip_tags(RAISED.sub("", self.answer)).strip()


def problems(fence: Fence) -> list[str]:
    before, *parts = QUESTION.split(fence.body)
    found = ["text before the first “Q:”"] if before.strip() else []
    pairs = list(zip(parts[::2], parts[1::2], strict=True))
    if not pairs:
        found.append("a block of questions has at least one line “Q: …”")
    found += [f"“{question}” has no answer" for question, answer in pairs if not answer.strip()]
    ids = [address(question) for question, _ in pairs]
    return found + [f"“{question}” is asked twice" for question, _ in pairs if ids.count(address(question)) > 1][:1]


def entries(fence: Fence, references: Mapping[str, int]) -> list[Entry]:
    _, *parts = QUESTION.split(fence.body)
    pairs = zip(parts[::2], parts[1::2], strict=True)
    return [Entry(question.strip(), address(question), html(answer, references)) for question, answer in pairs]


def show(fence: Fence, reading) -> SafeString:
    return render_to_string("articles/_faq.html", {"entries": entries(fence, reading.references)})


def address(question: str) -> str:
    """The id that an entry stands under."""
    return "faq-" + slugify(question)[:ID_LENGTH].strip("-")
