"""Links to hosts that only spy, links that hide where they lead, and hosts written in look-alike letters."""

import re
from collections.abc import Iterator

from .rule import WRITTEN, Effect, Match, Rule, Subject, search

SPIES = [
    "grabify.link",
    "iplogger.org",
    "iplogger.com",
    "iplogger.ru",
    "2no.co",
    "yip.su",
    "blasze.com",
    "ps3cfw.com",
    "ipgraber.ru",
]
SHORT = [
    *("bit.ly", "tinyurl.com", "goo.gl", "ow.ly", "is.gd", "buff.ly", "rebrand.ly", "cutt.ly", "shorturl.at"),
    *("t.ly", "rb.gy", "tiny.cc", "bl.ink", "shorte.st", "adf.ly", "v.gd"),
]
DENIED_LINK = re.compile(rf"(?<![\w.@-])(?:https?://)?(?:[\w-]+\.)?(?:{'|'.join(map(re.escape, SPIES))})/[\w%-]+")
SHORT_LINK = re.compile(rf"(?<![\w.@-])(?:https?://)?(?:www\.)?(?:{'|'.join(map(re.escape, SHORT))})/[\w%-]+")
HOST = re.compile(r"https?://([^\s/:?#()<>\"']+)")


def find_denied(subject: Subject) -> Iterator[Match]:
    yield from search(subject, DENIED_LINK)


def find_short(subject: Subject) -> Iterator[Match]:
    yield from search(subject, SHORT_LINK)


def find_disguised(subject: Subject) -> Iterator[Match]:
    """A host in Punycode, or one that mixes ASCII with letters from elsewhere."""
    for name, raw in subject.texts.items():
        for found in HOST.finditer(raw):
            labels = found[1].lower().split(".")
            if any(
                label.startswith("xn--") or (not label.isascii() and re.search(r"[a-z]", label)) for label in labels
            ):
                yield Match(name, found[0])


DENIED = Rule(
    "denied-link", 1, 30, Effect.LIMIT, "It links to a host that only records who opens it.", find_denied,
    clause="6.1", kinds=WRITTEN,
)  # fmt: skip
SHORTENED = Rule(
    "short-link", 1, 5, Effect.WARN, "A link hides where it leads. Give the address itself.", find_short,
    clause="3.2", kinds=WRITTEN,
)  # fmt: skip
DISGUISED = Rule(
    "disguised-link", 1, 20, Effect.NOTE, "The host of a link is written in letters that look like others.",
    find_disguised, clause="4.1", kinds=WRITTEN,
)  # fmt: skip
