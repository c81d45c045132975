"""Words as a reader sees them: without look-alike letters, invisible characters and spelling with blanks between."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from marketplace.lib.blank import FILLERS

from .letters import OF_CAPITALS, OF_DIGITS, OF_LATIN, OF_OTHERS, OF_SIGNS, looks_latin

SAME = str.maketrans("‘’‚‛“”„‐‑‒–—−", "''''\"\"\"------") | OF_SIGNS
# Emoji and some scripts need these joiners, and accents are marks; between Latin letters they only hide.
INVISIBLE = {"Cf", "Mn", "Me", "Cc"}
# What steers the text around it, by its ranges; the soft hyphen is an honest one.
STEERS = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\U000e0020-\U000e007f"
WRITTEN = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{STEERS}{''.join(sorted(FILLERS))}])+")
HIDDEN = re.compile(rf"[{STEERS}{''.join(sorted(FILLERS))}]")
WORD = re.compile(r"[^\W\d_]+")
# Digits among letters, in what is no part of an address, a name or a path.
WITH_DIGITS = re.compile(r"(?<![\w./@:])(?=[a-z]*[0-9])[a-z013457]{4,30}(?![\w/@]|[.:]\w)")
SPELT_OUT = re.compile(r"(?<!\w)(?:\w[ .*_-]){3,}\w(?!\w)")
SENTENCE_ENDS = re.compile(r"[.!?;](?=\s|$)|\n")


@dataclass(frozen=True)
class Way:
    """How signs are read that may be meant as another: a filler as nothing or a blank, digits in a word as letters."""

    filler: str = ""
    one: str = ""


AS_WRITTEN = Way()


@dataclass(frozen=True)
class Plain:
    """The words in lower case (`text`) and as written (`cased`), letter for letter, and where each one stood."""

    text: str
    cased: str
    raw: str
    places: tuple[int, ...]

    def original(self, start: int, end: int) -> str:
        """What stood there before it was made plain."""
        return self.raw[self.places[start] : self.places[end - 1] + 1] if end > start else ""

    def sentence(self, start: int, end: int) -> str:
        """The sentence around a match, so that “no” and “never” can be seen."""
        before = [found.end() for found in SENTENCE_ENDS.finditer(self.text, 0, start)]
        after = SENTENCE_ENDS.search(self.text, end)
        return self.text[before[-1] if before else 0 : after.start() if after else len(self.text)]


def plain(raw: str, way: Way = AS_WRITTEN) -> Plain:
    letters = list(_seen(raw, way.filler))
    cased = "".join(letter for letter, _ in letters)
    places = [place for _, place in letters]
    text = _latin(cased)
    keep = _kept(text)
    text = "".join(text[at] for at in keep)
    return Plain(
        _with_letters(text, way.one) if way.one else text,
        "".join(cased[at] for at in keep),
        raw,
        tuple(places[at] for at in keep),
    )


def other_ways(words: Plain) -> set[Way]:
    """How else it may be meant."""
    ways = {Way(filler=" ")} if any(sign in FILLERS for sign in words.raw) else set()
    digits = "".join(found[0] for found in WITH_DIGITS.finditer(words.text) if _is_word(found[0]))
    return ways | {Way(one=one) for one in (OF_DIGITS if "1" in digits else "i" if digits else "")}


def disguised(raw: str) -> Iterator[tuple[int, int]]:
    """Where a word mixes Latin letters with look-alikes, or hides a character that nobody sees between letters."""
    for found in WRITTEN.finditer(raw):
        word = found[0]
        latin = sum(letter.isascii() and letter.isalpha() for letter in word)
        alike = sum(looks_latin(letter) for letter in word)
        hidden = any(sign != "\u00ad" for sign in HIDDEN.findall(word))
        if latin and ((alike and latin + alike == len(word)) or hidden):
            yield found.span()


def _seen(raw: str, filler: str) -> Iterator[tuple[str, int]]:
    """Each visible letter with its place, without accents; runs of blanks are one blank, or one line break."""
    last = ""
    for place, one in enumerate(raw):
        for letter in filler if one in FILLERS else unicodedata.normalize("NFKD", one).translate(SAME):
            shown = "\n" if letter in "\r\n" else " " if letter.isspace() else letter
            if unicodedata.category(letter) in INVISIBLE and not letter.isspace():
                continue
            if shown in " \n" and last in {" ", "\n"}:
                continue
            yield shown, place
            last = shown


def _lowered(cased: str) -> str:
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in cased)


def _latin(cased: str) -> str:
    """In lower case, and look-alikes in their Latin form where the word or the text is Latin otherwise."""
    text = _lowered(cased).translate(OF_LATIN)
    letters = sum(letter.isalpha() for letter in text)
    is_mostly_latin = 2 * sum(letter.isascii() and letter.isalpha() for letter in text) > letters

    def mend(found: re.Match) -> str:
        word = found[0]
        if word.isascii() or not (is_mostly_latin or any(letter.isascii() for letter in word)):
            return word
        capitals = _lowered(cased[slice(*found.span())].translate(OF_CAPITALS))
        mended = capitals.translate(OF_LATIN).translate(OF_OTHERS)
        return mended if mended.isascii() else word

    return WORD.sub(mend, text)


def _with_letters(text: str, one: str) -> str:
    """`dep0sit` as `deposit`; what is shorter or has as many digits as letters is a name: k8s, i18n, p2p."""
    return WITH_DIGITS.sub(lambda found: found[0].translate(OF_DIGITS[one]) if _is_word(found[0]) else found[0], text)


def _is_word(found: str) -> bool:
    return 2 * sum(sign.isdigit() for sign in found) < len(found)


def _kept(text: str) -> list[int]:
    """The places that stay when `t e l e g r a m` is read as one word."""
    dropped = {at for found in SPELT_OUT.finditer(text) for at in range(found.start() + 1, found.end(), 2)}
    return [at for at in range(len(text)) if at not in dropped]
