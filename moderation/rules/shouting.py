"""Capitals and exclamation marks where words would do."""

import re
from collections.abc import Iterator

from .rule import PUBLIC, Effect, Match, Rule, Subject, search

LOUD = re.compile(r"!{3,}|(?:! ?){4,}")
# Whole words; what has a digit or an underscore is a name in some program.
WORD = re.compile(r"(?<![\w`])[^\W\d_]{4,}(?![\w`])")
FEWEST = 3


def find(subject: Subject) -> Iterator[Match]:
    yield from search(subject, LOUD)
    for name, words in subject.plain.items():
        found = list(WORD.finditer(words.cased))
        capitals = [word for word in found if word[0].isupper()]
        if len(capitals) >= FEWEST and 2 * len(capitals) > len(found):
            yield Match(name, words.original(capitals[0].start(), capitals[-1].end()))


SAYS = "It shouts. Sentence case reads better and is found as well."
RULE = Rule("shouting", 2, 2, Effect.NOTE, SAYS, find, clause="3.2", kinds=PUBLIC)
