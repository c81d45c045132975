"""Words as a reader sees them: without look-alike letters, invisible characters and spelling with blanks between."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

# What looks like a Latin letter and is another script's.
LOOKS_LIKE = str.maketrans(
    "авекмнорстухіјѕԁһԛԝӏαορνικτυχεηօսıɑɡ",
    "abekmhopctyxijsdhqwlaopviktuxenouiag",
)
SAME = str.maketrans("‘’‚‛“”„‐‑‒–—−", "''''\"\"\"------")
# Emoji and some scripts need these joiners; between Latin letters they only hide.
INVISIBLE = {"Cf", "Mn"}
WORD = re.compile(r"[^\W\d_]+")
SPELT_OUT = re.compile(r"(?<!\w)(?:\w[ .*_-]){3,}\w(?!\w)")
SENTENCE_ENDS = re.compile(r"[.!?;](?=\s|$)|\n")


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


def plain(raw: str) -> Plain:
    letters = list(_seen(raw))
    cased = "".join(letter for letter, _ in letters)
    places = [place for _, place in letters]
    text = _latin(_lowered(cased))
    keep = _kept(text)
    return Plain(
        "".join(text[at] for at in keep),
        "".join(cased[at] for at in keep),
        raw,
        tuple(places[at] for at in keep),
    )


def disguised(raw: str) -> Iterator[tuple[int, int]]:
    """Where a word mixes Latin letters with look-alikes, or hides a character that nobody sees between letters."""
    for found in re.finditer(r"[^\W\d_](?:[^\W\d_]|[\u00ad\u200b-\u200f\u2060-\u2064\ufeff])+", raw):
        word = found[0]
        latin = sum(letter.isascii() and letter.isalpha() for letter in word)
        alike = sum(
            ord(letter.lower()) in LOOKS_LIKE for letter in word if not letter.isascii() and letter not in "ıɑɡ"
        )
        hidden = any(unicodedata.category(letter) == "Cf" and letter != "\u00ad" for letter in word)
        if latin and ((alike and latin + alike == len(word)) or hidden):
            yield found.span()


def _seen(raw: str) -> Iterator[tuple[str, int]]:
    """Each visible letter with its place; runs of blanks are one blank, or one line break."""
    last = ""
    for place, one in enumerate(raw):
        if unicodedata.category(one) in INVISIBLE:
            continue
        for letter in unicodedata.normalize("NFKC", one).translate(SAME):
            shown = "\n" if letter in "\r\n" else " " if letter.isspace() else letter
            if shown in " \n" and last in {" ", "\n"}:
                continue
            yield shown, place
            last = shown


def _lowered(cased: str) -> str:
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in cased)


def _latin(text: str) -> str:
    """Look-alikes in their Latin form, where the word or the text is Latin otherwise."""
    letters = sum(letter.isalpha() for letter in text)
    is_mostly_latin = 2 * sum(letter.isascii() and letter.isalpha() for letter in text) > letters

    def mend(found: re.Match) -> str:
        word = found[0]
        if word.isascii() or not (is_mostly_latin or any(letter.isascii() for letter in word)):
            return word
        mended = word.translate(LOOKS_LIKE)
        return mended if mended.isascii() else word

    return WORD.sub(mend, text)


def _kept(text: str) -> list[int]:
    """The places that stay when `t e l e g r a m` is read as one word."""
    dropped = {at for found in SPELT_OUT.finditer(text) for at in range(found.start() + 1, found.end(), 2)}
    return [at for at in range(len(text)) if at not in dropped]
