"""What a person typed into the search box, as a query that never errors."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.contrib.postgres.search import SearchQuery

from gigs.models.document import folded, spaced, straight
from marketplace.lib.control_signs import without_controls
from marketplace.lib.websearch import websearch

CONFIG = "english"
MAX_LENGTH = 200
MAX_WORDS = 20
OR = re.compile(r"\s+or\s+", re.IGNORECASE)
# A word that is still being typed: no blank after it, nothing but letters, digits, points and hyphens in it. Every part
# of it is looked for as a beginning, and of a hundred letters that is half of all words, so there are a few at most.
UNFINISHED = re.compile(r"(?:^|(?<=\s))(?=\w[\w.-]{2,}$)_*[^\W_]*(?:[._-]+[^\W_]+){0,5}[._-]*$")
# What English adds to a stem. A word may be typed past its stem already: no word of a gig begins with "migratio".
ENDINGS = [
    *("ing", "ings", "ed", "er", "ers", "or", "ors", "ion", "ions", "ation", "ations", "ance", "ence", "ency", "ies"),
    *("ment", "ments", "ness", "ity", "able", "ible", "ability", "ibility", "ive", "ly", "ally", "ful", "fully"),
    *("ous", "ize", "izing", "ization", "ism", "isms"),
]
# The dictionary takes such an end for that of a whole word and turns it: "encry" into "encri", "analys" into "anali".
TURNED = ("y", "ys")
# What PostgreSQL's dictionary of English leaves out, whatever else it may become.
COMMON = (
    "our ours ourselves you your yours yourself yourselves him his himself she her hers herself its itself they "
    "them their theirs themselves what which who whom this that these those are was were been being have has had "
    "having does did doing the and but because until while for with about against between into through during "
    "before after above below from down out off over under again further then once here there when where why how "
    "all any both each few more most other some such nor not only own same than too very can will just don should "
    "now"
)
LEFT_OUT = frozenset(COMMON.split())
PROTOCOL = re.compile(r"\bhttps?://", re.IGNORECASE)
# A phrase, or a word; the dash that excludes the word stands before it.
QUOTED_OR_WORD = re.compile(r"""("[^"]*"?)|(?:(?<!\S)(-))?([^\s"]+)""")
PHRASE = re.compile(r'"[^"]*"?')
PHRASE_OR_NOT = re.compile(r'"[^"]*"?|[^"]+')
AN_OR = re.compile(r"(?<!\S)or(?!\S)", re.IGNORECASE)
PLAIN_WORD = re.compile(r"(?<!\S)[^\s\"-][^\s\"]*")


@dataclass(frozen=True)
class Typed:
    """Space is AND, `or`, "phrase", -word; the last word is also found as the beginning of longer ones."""

    text: str

    @classmethod
    def read(cls, raw: str) -> "Typed":
        """Any sequence of characters: what PostgreSQL cannot store becomes a blank, what is too long is cut; control
        characters, on which a feed breaks, are left out.
        """
        storable = without_controls(raw.encode("utf-8", "replace").decode().replace("\0", " "))
        return cls(straight(storable[:MAX_LENGTH]).lstrip())

    def __bool__(self) -> bool:
        return bool(self.text.strip())

    def __str__(self) -> str:
        """As an address keeps it: a blank behind a word says that it is whole, which is another search."""
        text = self.text.strip()
        is_whole = self.text[-1:].isspace() and '"' not in text and UNFINISHED.search(Typed(text).spaced)
        return f"{text} " if is_whole else text

    @property
    def spaced(self) -> str:
        """The text with the words that documents have; what one dash excludes stays together, as a phrase."""
        return self._read_by(folded)

    def _read_by(self, read: Callable[[str], str]) -> str:
        def as_read(found: re.Match) -> str:
            quoted, dash, word = found.groups()
            words = read(quoted or word)
            if quoted:
                return words
            if words == word:
                return found[0]
            # A dash that was within the word would exclude what now is a word of its own.
            return f'-"{words}"' if dash else re.sub(r"(^|\s)-+", r"\1", words)

        return QUOTED_OR_WORD.sub(as_read, PROTOCOL.sub("", self.text))

    @property
    def query(self) -> SearchQuery:
        return _query(self.spaced)

    @property
    def plain_query(self) -> SearchQuery:
        """Of documents that have no words of their own for names made of signs."""
        return _query(self._read_by(spaced))

    @property
    def plain_words(self) -> list[str]:
        """The words that are neither excluded nor in a phrase, in any case they were typed."""
        outside = PHRASE.sub(" ", self.text)
        return [word for word in PLAIN_WORD.findall(outside) if word.casefold() != "or"]

    @property
    def has_alternatives(self) -> bool:
        return bool(AN_OR.search(PHRASE.sub(" ", self.spaced)))

    @property
    def alternatives(self) -> list[str]:
        """What stands between the words `or`, where they are names that may be given together; else nothing."""
        return [] if '"' in self.text else [part.strip() for part in AN_OR.split(self.text)]

    @property
    def last_alternative(self) -> tuple[str, str]:
        """What stands before the last word `or`, with it, and what behind; nothing before where there is none."""
        outside = PHRASE.sub(lambda phrase: " " * len(phrase[0]), self.text)
        at = max((found.end() for found in AN_OR.finditer(outside)), default=0)
        return self.text[:at], self.text[at:].lstrip()

    @property
    def runs(self) -> list[tuple[range, list[str]]]:
        """Up to three plain words that may name something, longest first: where they stand, and as typed."""
        words = self.plain_words[:MAX_WORDS]
        places = [range(at, at + size) for size in (3, 2, 1) for at in range(len(words) - size + 1)]
        return [(these, words[these.start : these.stop]) for these in places]

    @property
    def skill_like(self) -> dict[str, list[str]]:
        """The runs as names are looked up, with the words as typed."""
        return {" ".join(run).casefold(): run for _, run in self.runs}

    def without(self, words: list[str]) -> str:
        """The text without one run of these plain words; what stands in quotes is not touched."""
        together = r"\s+".join(map(re.escape, words))
        run = re.compile(rf"(?<!\S){together}(?!\S)")
        for found in PHRASE_OR_NOT.finditer(self.text):
            if not found[0].startswith('"') and (gone := run.search(self.text, found.start(), found.end())):
                return " ".join(f"{self.text[: gone.start()]} {self.text[gone.end() :]}".split())
        return " ".join(self.text.split())


def _query(text: str) -> SearchQuery:
    # Quotes may hold an "or" and spaces: PostgreSQL reads those whole.
    if '"' in text:
        return _websearch(text)
    *complete, last = OR.split(text)
    return reduce(or_, [*map(_websearch, complete), _with_prefix(last)])


def _websearch(text: str) -> SearchQuery:
    return websearch(text, CONFIG)


def _with_prefix(text: str) -> SearchQuery:
    unfinished = UNFINISHED.search(text)
    if unfinished is None:
        return _websearch(text)
    # In quotes PostgreSQL's parser reads "node.j" and "web-h" as it reads the words that begin so.
    may_be = " | ".join([f"'{unfinished[0]}':*", *completed(unfinished[0])])
    last = SearchQuery(may_be, config=CONFIG, search_type="raw")
    if kept := unturned(unfinished[0]):
        last |= SearchQuery(f"{kept}:*", config="simple", search_type="raw")
    head = text[: unfinished.start()].strip()
    return _websearch(head) & last if head else last


def unturned(word: str) -> str:
    """The beginning as it was typed, where the dictionary would look for another one."""
    return word.lower() if _has_stem(word) and word.lower().endswith(TURNED) else ""


def completed(word: str) -> list[str]:
    """What a word may become that ends within an ending; PostgreSQL brings each back to its stem."""
    if not _has_stem(word):
        return []
    word = word.lower()
    found = {word + end[size:] for end in ENDINGS for size in range(1, len(end)) if word.endswith(end[:size])}
    if word[-2:-1] == word[-1:]:  # "debugg"
        found |= {f"{word}ing", f"{word}ed"}
    return sorted(found)


def _has_stem(word: str) -> bool:
    return word.isascii() and word.isalpha() and word.lower() not in LEFT_OUT
