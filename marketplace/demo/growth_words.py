"""Sentences of grown gigs and clients, filled with the facts of one of them."""

import json
import re
from functools import cache
from random import Random
from typing import Any

from .reading import CONTENT

LONGEST_TITLE = 90
ARTICLE = re.compile(r"\b([Aa]) \{(\w+)\}")
NUMBERS = {
    "number": lambda dice: str(dice.randint(3, 24)),
    "count": lambda dice: str(dice.randint(6, 90) * 10),
    "rows": lambda dice: f"{dice.randint(8, 95) / 10} million",
    "size": lambda dice: dice.choice([f"{dice.randint(4, 90) * 10} GB", f"{dice.randint(11, 48) / 10} TB"]),
    "rate": lambda dice: f"{dice.choice([40, 90, 150, 300, 450, 600, 900, 1200, 2000]):,} requests a second",
    "percent": lambda dice: f"{dice.randint(4, 60)} %",
    "ms": lambda dice: f"{dice.randint(4, 80) * 100:,}",
    "minutes": lambda dice: str(dice.randint(2, 11) * 5),
    "years": lambda dice: str(dice.randint(4, 30)),
}


@cache
def content(name: str) -> dict[str, Any]:
    """The whole of one file, read once."""
    return json.loads((CONTENT / name).read_text("utf-8"))


class Facts(dict):
    """What stays the same within one text; a number is drawn anew each time it is asked for."""

    def __init__(self, dice: Random, **fixed: str):
        super().__init__(fixed)
        self.dice = dice

    def __missing__(self, key: str) -> str:
        article, _, word = key.partition("_")
        if word:
            return f"{article}{'n' if self[word][0].lower() in 'aeiou' else ''} {self[word]}"
        return NUMBERS[key](self.dice)

    def fill(self, pattern: str) -> str:
        """The pattern with its slots filled, “a” or “an” put right, and a capital at the beginning."""
        text = ARTICLE.sub(r"{\1_\2}", pattern).format_map(self)
        return text[0].upper() + text[1:]

    def some(self, patterns: list[str], least: int, most: int) -> list[str]:
        return [self.fill(pattern) for pattern in self.dice.sample(patterns, k=self.dice.randint(least, most))]


def title(facts: Facts, work: dict[str, Any]) -> str:
    for pattern in facts.dice.sample(work["titles"], k=len(work["titles"])):
        text = facts.fill(longer(pattern, facts.dice))
        if len(text) <= LONGEST_TITLE:
            break
    return text[:LONGEST_TITLE]


def longer(pattern: str, dice: Random) -> str:
    """A pattern with one slot makes few titles: it says the trade, the stack or both as well."""
    if pattern.count("{") > 1 or pattern.endswith("?"):
        return pattern
    missing = [slot for slot in ("{domain}", "{skill}") if slot not in pattern]
    said = missing if dice.random() < 0.4 else [dice.choice(missing)]
    return f"{pattern} ({', '.join(said)})"


def summary(facts: Facts, work: dict[str, Any]) -> str:
    return facts.fill(facts.dice.choice(work["goals"])) if facts.dice.random() < 0.7 else ""


def description(facts: Facts, work: dict[str, Any]) -> str:
    shared = content("phrases.json")["shared"]
    introduction = facts.some(shared["introductions"], 1, 1)
    manner = " ".join(facts.some(shared["ways_of_working"], 2, 3))
    parts = [
        ("Current state", " ".join(introduction + facts.some(work["current_state"], 2, 3))),
        ("Goal", " ".join(facts.some(work["goals"], 1, 2))),
        ("Deliverables", "\n".join(f"- {line}" for line in facts.some(work["deliverables"], 3, 5))),
        ("Out of scope", " ".join(facts.some(work["out_of_scope"], 1, 2))),
        ("Done means", " ".join(facts.some(work["done_means"], 1, 2))),
    ]
    if facts.dice.random() < 0.2:  # short and blunt, without headings
        return "\n\n".join([*(text for _, text in parts[:3]), f"Done: {parts[4][1]}", manner])
    return "\n\n".join([*(f"**{name}**\n\n{text}" for name, text in parts), manner])


def about(facts: Facts) -> str:
    groups = content("world.json")["client_about"].values()
    return " ".join(facts.fill(facts.dice.choice(sentences)) for sentences in groups)
