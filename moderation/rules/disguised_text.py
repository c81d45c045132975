"""Words in look-alike letters or with invisible characters: written so that filters do not read them."""

from collections.abc import Iterator

from .rule import ARTICLES, PUBLIC, Effect, Match, Rule, Subject
from .text import disguised


def find(subject: Subject) -> Iterator[Match]:
    for name, raw in subject.texts.items():
        yield from (Match(name, raw[start:end]) for start, end in disguised(raw))


SAYS = "A word is written in look-alike letters or hides invisible characters."
RULE = Rule("disguised-text", 2, 10, Effect.NOTE, SAYS, find, clause="3.2", kinds=PUBLIC | ARTICLES)
