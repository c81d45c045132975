"""What a rule is: words or facts that it looks for, and what follows. It marks; people decide."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice
from typing import Any

from django.db import models

from .text import AS_WRITTEN, Plain, Way, other_ways, plain

PUBLIC = frozenset({"gig", "change", "profile", "review", "client", "question"})
WRITTEN = PUBLIC | {"proposal", "message"}
GIGS = frozenset({"gig", "change"})
# Edited by people and read by a lint of their own: only what hides in a text is looked for.
ARTICLES = frozenset({"article"})
MOST_MATCHES = 5
MOST_SHOWN = 200


class Effect(models.TextChoices):
    NOTE = "note", "noted for moderators"
    WARN = "warn", "the author is warned"
    LIMIT = "limit", "out of lists until a person looks, 72 hours at most"
    HOLD = "hold", "read first, or frozen until a person looks, 72 hours at most"
    REFUSE = "refuse", "not accepted, with the reason"


@dataclass(frozen=True)
class Match:
    """The words at fault as they stand in a field; "" where a fact is at fault."""

    field: str
    text: str = ""


@dataclass(frozen=True)
class Subject:
    """What a rule reads: texts by field as written, further facts, and the row where there is one."""

    kind: str
    texts: dict[str, str]
    facts: dict[str, Any] = field(default_factory=dict)
    about: Any = None
    way: Way = AS_WRITTEN

    @cached_property
    def plain(self) -> dict[str, Plain]:
        return {name: plain(text, self.way) for name, text in self.texts.items() if text}

    @cached_property
    def read_otherwise(self) -> list["Subject"]:
        """The same words as they may be meant; none for most texts."""
        ways = set().union(*map(other_ways, self.plain.values()))
        return [replace(self, way=way) for way in sorted(ways, key=repr)]


@dataclass(frozen=True)
class Rule:
    """One rule in one version. `says` is what its author and the moderator read, `clause` what it may break."""

    id: str
    version: int
    points: int
    effect: Effect
    says: str
    find: Callable[[Subject], Iterable[Match]]
    clause: str = ""
    kinds: frozenset[str] = PUBLIC
    is_urgent: bool = False

    def matches(self, subject: Subject) -> list[Match]:
        if subject.kind not in self.kinds:
            return []
        found = []
        for match in self.find(subject):
            found.append(Match(match.field, match.text[:MOST_SHOWN]))
            if len(found) == MOST_MATCHES:
                break
        return found


def search(subject: Subject, *patterns: re.Pattern, unless: re.Pattern | None = None) -> list[Match]:
    """Each place where a pattern is found in the plain words, except in a sentence that `unless` is found in."""

    def find(reading: Subject) -> Iterator[Match]:
        for name, words in reading.plain.items():
            for pattern in patterns:
                for found in pattern.finditer(words.text):
                    if unless is None or not unless.search(words.sentence(*found.span())):
                        yield Match(name, words.original(*found.span()))

    return find_anyhow(subject, find)


def find_anyhow(subject: Subject, find: Callable[[Subject], Iterator[Match]]) -> list[Match]:
    """What is found in the words as they are written, or else in the first way of reading them that has any."""
    readings = [subject, *subject.read_otherwise]
    return next(filter(None, (list(islice(find(each), MOST_MATCHES)) for each in readings)), [])


def search_cased(subject: Subject, *patterns: re.Pattern) -> Iterator[Match]:
    """The same for patterns that tell capitals apart."""
    for name, words in subject.plain.items():
        for pattern in patterns:
            for found in pattern.finditer(words.cased):
                yield Match(name, words.original(*found.span()))
