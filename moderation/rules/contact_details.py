"""Addresses and telephone numbers, also written around: a warning in public texts, not accepted in a proposal, in a
question and its answer, and in a thread before the shortlist, since addresses are shared from the shortlist on. In a
thread after that they are nobody's business.
"""

import re
from collections.abc import Iterator

from .rule import PUBLIC, Effect, Match, Rule, Subject, find_anyhow

AT = r"(?:\s?@\s?|\s?[(\[{<]\s?at\s?[)\]}>]\s?)"
DOT = r"(?:\.|\s?[(\[{<]\s?(?:dot|punkt|point)\s?[)\]}>]\s?|\sdot\s)"
TLD = (
    r"(?:com|net|org|io|dev|co|ai|app|me|info|biz|eu|uk|de|fr|nl|no|se|dk|es|it|pl|pt|ch|at|be|in|ru|us|ca|au|xyz|tech)"
)
HOST = rf"[a-z0-9-]{{1,40}}(?:{DOT}[a-z0-9-]{{1,40}}){{0,3}}{DOT}{TLD}"
MAIL = re.compile(rf"(?<![\w.%+-])[a-z0-9][a-z0-9._%+-]{{0,63}}{AT}{HOST}\b")
# Both signs as words, or the first one after a word for mail.
SPOKEN = re.compile(
    rf"\b[a-z0-9][a-z0-9._-]{{0,40}} at [a-z0-9-]{{2,40}} dot {TLD}\b"
    rf"|\b(?:e-?mail|mail|write|reach)\b[^.\n]{{0,20}}[:,]? [a-z0-9._-]{{2,40}} at [a-z0-9-]{{2,40}}\.{TLD}\b"
)
PHONE = re.compile(r"(?<![\w.])\+\s?\d(?:[\s().-]{0,2}\d){8,14}(?!\d)")
CALL = re.compile(
    r"\b(?:phone|call|tel|telephone|mobile|cell|whats ?app|sms|text|ring)\b[^\d\n]{0,20}(?<!\d)\d(?:[\s().-]{0,2}\d){8,13}(?!\d)"
)
APPS = r"(?:whats ?app|telegram|signal|discord|skype|wechat|viber|messenger|insta(?:gram)?|linkedin)"
ASKED = re.compile(
    rf"\b(?:write|message|contact|text|ping|reach|add|dm|msg|find|chat with|talk to|hit) (?:to )?(?:me|us)\b"
    rf"[^.\n]{{0,25}}\b(?:on|at|via|by|over|through|in|up on) (?:my |our )?{APPS}\b"
)
NAMED = re.compile(
    rf"\b{APPS}(?: id| name| handle| user)?\s?(?:[:=]|is)?\s?(?:@[a-z]\w{{3,31}}|live:[\w.]+|\+?\d{{8,}})"
)
LINKED = re.compile(r"(?<![\w.])(?:https?://)?(?:t\.me|wa\.me|discord\.gg|join\.skype\.com)/\+?\w+")
# What documentation and code use where an address would stand.
PLACEHOLDER = re.compile(
    r"@(?:[\w-]+\.)*example\.\w+$|\.(?:example|test|invalid|local)$|^git@|^(?:no-?reply|user|name|you|your\.?name|"
    r"first\.?last|foo|john\.?doe|jane\.?doe)@"
)


def find(subject: Subject) -> list[Match]:
    return find_anyhow(subject, find_in)


def find_in(subject: Subject) -> Iterator[Match]:
    for name, words in subject.plain.items():
        for pattern in (MAIL, SPOKEN, PHONE, CALL, ASKED, NAMED, LINKED):
            for found in pattern.finditer(words.text):
                if pattern is MAIL and _is_code(words.text, found):
                    continue
                yield Match(name, words.original(*found.span()))


def _is_code(text: str, found: re.Match) -> bool:
    """A placeholder, or the name in front of the host of a connection string."""
    start = text.rfind(" ", 0, found.start()) + 1
    return bool(PLACEHOLDER.search(found[0])) or "://" in text[start : found.start()]


SAYS = "Contact details stand in a public text. Take them out: whoever proposes can reach the other side here."
RULE = Rule("contact-details", 2, 5, Effect.WARN, SAYS, find, clause="3.1", kinds=PUBLIC - {"question"})
WAIT = "Addresses, numbers and names on other services wait until the shortlist: from there you share your e-mail in one press."
IN_PROPOSAL = Rule(
    "contact-in-proposal",
    2,
    5,
    Effect.REFUSE,
    WAIT,
    find,
    clause="3.1",
    kinds=frozenset({"proposal", "question"}),
)
IN_THREAD = Rule(
    "contact-before-shortlist",
    2,
    5,
    Effect.REFUSE,
    WAIT,
    lambda subject: find(subject) if subject.facts.get("is_early") else (),
    clause="3.1",
    kinds=frozenset({"message"}),
)
