"""The names of all skills, kept in this process, and which of them a few words may be: begun, or mistyped."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

from accounts.models import Skill, SkillAlias
from gigs.asked import BY_WORDS
from gigs.search import LEFT_OUT, gigs_of_skill
from marketplace.lib.keeping import Kept
from marketplace.lib.likeness import likeness, slips

GAPS = re.compile(r"[\s-]+")
DOUBLED = re.compile(r"(.)\1")
SHORTEST = 3
# From where on a word is taken for another one mistyped, however many slips that takes: `dockerise` is `docker`.
LIKE = 0.5
# Two words with so many letters that only one of them has are never taken for each other.
MOST_OTHERS = 6
# A word is likelier to be a name than one of the three other words for it, so those have to be longer for the same.
LONGER = 2


class How(IntEnum):
    """How words are a name, the surest first."""

    NAMED = 0
    NAME_BEGINS = 1
    ALIAS_BEGINS = 2
    WORD_BEGINS = 3
    ONE_SLIP = 4
    TWO_SLIPS = 5
    ALIKE = 6


@dataclass(frozen=True, slots=True)
class Entry:
    """A skill as it is offered; so many `gigs` ask for it."""

    slug: str
    name: str
    gigs: int


@dataclass(frozen=True, slots=True)
class Name:
    text: str
    skill: Entry
    is_alias: bool
    # Without blanks and hyphens, and as one bit each.
    letters: str
    bits: int

    @classmethod
    def of(cls, skill: Entry, text: str, is_alias: bool) -> "Name":
        letters = GAPS.sub("", text)
        return cls(text, skill, is_alias, letters, bits_of(letters))

    @property
    def written(self) -> str:
        return self.skill.name if self.text == self.skill.name.casefold() else self.text


class Names:
    def __init__(self, skills: Sequence[tuple[Entry, list[str]]]):
        self.all = []
        for skill, aliases in skills:
            own = dict.fromkeys([skill.name.casefold(), skill.slug])
            self.all += [Name.of(skill, text, is_alias=False) for text in own]
            self.all += [Name.of(skill, text, is_alias=True) for text in aliases if text not in own]
        self.places: dict[str, list[int]] = defaultdict(list)
        for place, name in enumerate(self.all):
            for letter in {name.letters[:1], *(word[:1] for word in name.text.split())}:
                self.places[letter].append(place)
        # What means something as it stands is no slip of another word.
        self.words = {name.text.replace("-", " ") for name in self.all} | BY_WORDS.keys() | LEFT_OUT

    def with_word_on(self, letters: str) -> list[Name]:
        """Those that begin with one of these letters, or have a word that does, in their order: few."""
        places = {place for letter in letters for place in self.places.get(letter, ())}
        return [self.all[place] for place in sorted(places)]

    def begun(self, run: Sequence[str]) -> Iterator[tuple[How, Name]]:
        """What these words are, or what begins with them."""
        typed = " ".join(run).casefold()
        for name in self.with_word_on(typed[:1]):
            if name.text == typed:
                yield How.NAMED, name
            elif name.text.startswith(typed):
                yield How.ALIAS_BEGINS if name.is_alias else How.NAME_BEGINS, name
            elif len(typed) >= SHORTEST and f" {typed}" in name.text:
                yield How.WORD_BEGINS, name

    def mistyped(self, run: Sequence[str]) -> Iterator[tuple[How, Name]]:
        """What these words are nearly: with other blanks, with a slip, or alike."""
        words = [word.casefold() for word in run]
        letters = GAPS.sub("", "".join(words))
        if " ".join(words).replace("-", " ") in self.words or len(letters) < SHORTEST:
            return
        bits = bits_of(letters)
        # Its first two letters may have changed places.
        for name in self.with_word_on(letters[:2]):
            if (bits ^ name.bits).bit_count() <= MOST_OTHERS and self.may_be(words, letters, name):
                how = nearly(letters, name)
                if how is not None:
                    yield how, name

    def may_be(self, words: list[str], letters: str, name: Name) -> bool:
        """Word by word, where there are more than one: those that mean something stand as they are."""
        if len(words) == 1 or letters == name.letters:
            return True
        others = name.text.split()
        return len(words) == len(others) and all(
            word == other or word not in self.words for word, other in zip(words, others, strict=True)
        )


def names() -> Names:
    return NAMES.get("all", read)


# Some thousand short texts; among a million gigs it takes 30 ms to count who asks for each. A browser keeps what is
# suggested for as long.
NAMES: Kept[Names] = Kept(seconds=300, most=1)


def read() -> Names:
    aliases = ArraySubquery(SkillAlias.objects.filter(skill=OuterRef("pk")).values("word"))
    skills = Skill.objects.active().annotate(asked_by=gigs_of_skill(), aliases=aliases).order_by("name")
    rows = skills.values_list("slug", "name", "asked_by", "aliases")
    return Names([(Entry(slug, name, gigs), aliases) for slug, name, gigs, aliases in rows])


def nearly(letters: str, name: Name) -> How | None:
    other = name.letters
    if letters == other:
        return How.NAMED
    begins_alike = letters[:1] == other[:1]
    if not begins_alike and not (letters[:2] == other[1::-1] and len(other) > SHORTEST):
        return None
    apart, size = slips(letters, other, 2), len(other) - LONGER * name.is_alias
    if apart == 1 and is_one_slip(letters, other, size):
        return How.ONE_SLIP
    if not begins_alike:
        return None
    if apart == 2 and (min(len(letters), size) >= 9 or is_stirred(letters, other)):
        return How.TWO_SLIPS
    is_alike = min(len(letters), size) >= 5 and abs(len(letters) - len(other)) <= 3
    return How.ALIKE if is_alike and likeness(letters, name.text) >= LIKE else None


def is_one_slip(letters: str, other: str, size: int) -> bool:
    """The shorter a name, the more words are one letter away from it: so the slip has to be a likely one."""
    if sorted(letters) == sorted(other):  # two neighbours changed places
        return True
    if len(letters) == len(other):  # another letter
        return size >= 6
    has_doubled = DOUBLED.sub(r"\1", letters) == DOUBLED.sub(r"\1", other)
    return (has_doubled and len(other) >= SHORTEST) or (size >= 4 and len(other) >= 5)


def is_stirred(letters: str, other: str) -> bool:
    """The same letters in another order: `phyton`, `lavarel`."""
    return len(other) >= 6 and sorted(letters) == sorted(other)


def bits_of(letters: str) -> int:
    bits = 0
    for letter in letters:
        bits |= 1 << ord(letter) % 64
    return bits
