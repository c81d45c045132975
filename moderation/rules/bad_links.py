"""Links to hosts that are denied, links that hide where they lead, and hosts written in look-alike letters."""

import re
from collections.abc import Iterator
from itertools import islice

from moderation.models import DeniedHost

from .rule import ARTICLES, WRITTEN, Effect, Match, Rule, Subject, search

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
# A host with its scheme is a link wherever it stands; without one, not where it is a part of another's path or words.
START = r"(?:(?<!\w)https?://|(?<![\w.@/=%-])(?://)?)"
REST = r"(?::\d{1,5})?[/?#]{1,2}[\w%-]+"
DENIED_LINK = re.compile(rf"{START}(?:[\w-]{{1,63}}\.){{0,4}}(?:{'|'.join(map(re.escape, SPIES))}){REST}")
SHORT_LINK = re.compile(rf"{START}(?:www\.)?(?:{'|'.join(map(re.escape, SHORT))}){REST}")
# With its scheme or without; `node.js` looks like one, and is on no list.
LINK = re.compile(START + r"((?:[a-z0-9-]{1,63}\.){1,8}[a-z0-9-]{2,59})(?![\w-]|\.\w)")
MOST_LINKS = 200
HOST = re.compile(r"https?://([^\s/:?#()<>\"']+)")


def find_denied(subject: Subject) -> Iterator[Match]:
    """Hosts that are denied everywhere, and those on the list that moderators keep."""
    yield from search(subject, DENIED_LINK)
    if subject.about is not None:  # an example is no row, and knows none
        yield from find_listed(subject)


def find_listed(subject: Subject) -> Iterator[Match]:
    found = [
        (name, words.original(*place.span()), place[1])
        for name, words in subject.plain.items()
        for place in islice(LINK.finditer(words.text), MOST_LINKS)
    ]
    denied = DeniedHost.objects.among({host for _, _, host in found}) if found else set()
    yield from (Match(name, text) for name, text, host in found if host in denied)


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
    "denied-link", 3, 30, Effect.LIMIT, "It links to a host that nobody may link to.", find_denied,
    clause="6.1", kinds=WRITTEN | ARTICLES,
)  # fmt: skip
SHORTENED = Rule(
    "short-link", 2, 5, Effect.WARN, "A link hides where it leads. Give the address itself.", find_short,
    clause="3.2", kinds=WRITTEN | ARTICLES,
)  # fmt: skip
DISGUISED = Rule(
    "disguised-link", 1, 20, Effect.NOTE, "The host of a link is written in letters that look like others.",
    find_disguised, clause="4.1", kinds=WRITTEN | ARTICLES,
)  # fmt: skip
