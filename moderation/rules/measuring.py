"""How good the rules are: against the labelled set that the project keeps."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .book import BY_WORDS, read
from .rule import Rule, Subject

LABELLED = Path(__file__).with_name("labelled.jsonl")


@dataclass(frozen=True)
class Measure:
    """How often a rule found what it should (`right`), what it should not (`wrong`), and what it `missed`."""

    rule: Rule
    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float | None:
        found = self.right + self.wrong
        return self.right / found if found else None

    @property
    def recall(self) -> float | None:
        there = self.right + self.missed
        return self.right / there if there else None


def examples() -> Iterator[dict[str, Any]]:
    """Each with `kind`, `text`, `facts` and the `rules` that should find something; none where it is good."""
    with LABELLED.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def found_in(example: dict[str, Any]) -> set[str]:
    subject = Subject(example["kind"], {"description": example["text"]}, example.get("facts", {}))
    return {rule.id for rule, _ in read(subject, BY_WORDS)}


def measure() -> list[Measure]:
    """Every rule that the set has examples of, or that found something in it."""
    right, wrong, missed = Counter(), Counter(), Counter()
    for example in examples():
        found, there = found_in(example), set(example["rules"])
        right.update(found & there)
        wrong.update(found - there)
        missed.update(there - found)
    named = [rule for rule in BY_WORDS if right[rule.id] + wrong[rule.id] + missed[rule.id]]
    return [Measure(rule, right[rule.id], wrong[rule.id], missed[rule.id]) for rule in named]
