"""How alike two texts are: the share of three-letter runs that they have in common, and how many slips apart."""

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


def slips(one: str, other: str, most: int) -> int:
    """How many letters are too many, missing, wrong or changed with their neighbour; where that is over `most`, more.

    The distance of "optimal string alignment": two neighbours that changed places are one slip and not two.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    one, other = without_common_ends(one, other)
    before, above = [], list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        here = [row]
        for column, against in enumerate(other, 1):
            least = min(above[column] + 1, here[-1] + 1, above[column - 1] + (letter != against))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == against:
                least = min(least, before[column - 2] + 1)
            here.append(least)
        if min(here) > most:
            return most + 1
        before, above = above, here
    return above[-1]


def without_common_ends(one: str, other: str) -> tuple[str, str]:
    """What differs between them; the rest is no slip, and most of two words that are nearly the same."""
    start, least = 0, min(len(one), len(other))
    while start < least and one[start] == other[start]:
        start += 1
    end = 0
    while end < least - start and one[-1 - end] == other[-1 - end]:
        end += 1
    return one[start : len(one) - end], other[start : len(other) - end]
