"""What the lint reads, and what it says."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

from articles import blocks
from articles.lint.parts import Part, split
from marketplace.lib.markdown import Fence, render


class Severity(StrEnum):
    BLOCKS = "B"
    WARNS = "W"


@dataclass(frozen=True)
class Finding:
    """One thing to mend: the rule, where it is, and why it matters; `line` counts from the first of the text.

    `sentence` is what it speaks of, by which a warning that may stand is known again wherever the text moves.
    """

    rule: str
    place: str
    explanation: str
    severity: Severity
    line: int = 0
    sentence: str = ""

    @property
    def blocks(self) -> bool:
        return self.severity == Severity.BLOCKS


@dataclass
class Draft:
    """An article as the lint sees it: words, front matter, and what else the site has."""

    body: str
    title: str = ""
    deck: str = ""
    authors: list[str] = field(default_factory=list)
    reviewer: str = ""
    review_by: date | None = None
    is_evergreen: bool = False
    claims: list[dict[str, Any]] = field(default_factory=list)
    today: date = field(default_factory=date.today)
    # Does a path of this site lead somewhere?
    leads: Callable[[str], bool] = lambda path: True
    # Where this site is, so that its own addresses are known when they are written out.
    site: str = ""
    # Sentences of other articles, each with the title of its article.
    elsewhere: dict[str, str] = field(default_factory=dict)

    @cached_property
    def parts(self) -> list[Part]:
        return split(self.body)

    @cached_property
    def fences(self) -> tuple[Fence, ...]:
        """The blocks of ours."""
        return render(self.body, fences=blocks.NAMES).fences

    @property
    def prose(self) -> list[Part]:
        """The parts that are read as running text."""
        return [part for part in self.parts if part.kind in {"paragraph", "item"}]
