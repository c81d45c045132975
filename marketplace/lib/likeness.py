"""How alike two texts are: the share of three-letter runs that they have in common."""

import re

WORDS = re.compile(r"\w+")


def likeness(one: str, other: str) -> float:
    """From 0 to 1, whatever the case, the blanks and the punctuation; texts without words are not alike."""
    first, second = runs(one), runs(other)
    if not first or not second:
        return 0.0
    return len(first & second) / len(first | second)


def runs(text: str) -> set[str]:
    """`Ab c` → the runs of `  ab ` and `  c `, as PostgreSQL's trigrams are made."""
    found = set()
    for word in WORDS.findall(text.casefold()):
        padded = f"  {word} "
        found.update(padded[start : start + 3] for start in range(len(padded) - 2))
    return found
