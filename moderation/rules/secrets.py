"""Keys, tokens and connection strings: they must not become public, so they are not accepted."""

import re
from collections.abc import Iterator

from .rule import ARTICLES, WRITTEN, Effect, Match, Rule, Subject

KEYS = [
    re.compile(pattern)
    for pattern in (
        r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b",
        r"\bgh[pousr]_[A-Za-z0-9]{36}\b",
        r"\bgithub_pat_\w{40,}\b",
        r"\bglpat-[\w-]{20}\b",
        r"\bxox[abprs]-[0-9A-Za-z-]{20,}\b",
        r"\b[rs]k_live_[0-9A-Za-z]{16,}\b",
        r"\bsk-(?:proj-)?[A-Za-z0-9_-]{32,}\b",
        r"\bAIza[0-9A-Za-z_-]{35}\b",
        r"\bnpm_[A-Za-z0-9]{36}\b",
        r"\bSG\.[\w-]{22}\.[\w-]{43}\b",
        r"\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{20,}",
        r"-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----",
    )
]
CONNECTION = re.compile(
    r"\b(?:postgres(?:ql)?|mysql|mariadb|mongodb(?:\+srv)?|rediss?|amqps?|ftp|ssh)://[^\s:/@]{1,60}:([^\s@/]{4,100})@([\w.-]+)"
)
SAID = re.compile(
    r"(?i)\b(?:password|passwd|pwd|secret|api[_ -]?key|access[_ -]?token|token)\b\s*(?:is|=|:)\s*[\"'`]?([^\s\"'`,;]{10,80})"
)
PLACEHOLDER = re.compile(
    r"(?i)example|placeholder|changeme|change-me|your[_-]|xxxx|\*\*|<|>|\$\{?\w|\{|^(?:password|passwort|secret|pass|user|postgres|root|admin|token|test)\d*$|1234567"
)
NEAR = re.compile(
    r"^(?:localhost|127\.|db$|postgres$|redis$|mysql$|database$|host$|hostname$|rabbitmq$|mongo$)|example\.|\.(?:example|test|local|invalid)$"
)


def find(subject: Subject) -> Iterator[Match]:
    for name, words in subject.plain.items():
        for found in _keys(words.cased):
            # Shown to moderators and its author: enough to find it, never the whole.
            yield Match(name, f"{words.original(*found.span())[:12]}…")


def _keys(text: str) -> Iterator[re.Match]:
    for pattern in KEYS:
        yield from (found for found in pattern.finditer(text) if not PLACEHOLDER.search(found[0]))
    for found in CONNECTION.finditer(text):
        if not PLACEHOLDER.search(found[1]) and not NEAR.search(found[2].lower()):
            yield found
    yield from (found for found in SAID.finditer(text) if _is_random(found[1]))


def _is_random(value: str) -> bool:
    kinds = [any(map(test, value)) for test in (str.islower, str.isupper, str.isdigit)]
    return sum(kinds) == 3 and not PLACEHOLDER.search(value) and "(" not in value and "/" not in value


SAYS = "A key, a password or a connection string stands in the text. Take it out, and change it where it is used."
RULE = Rule("secrets", 2, 20, Effect.REFUSE, SAYS, find, clause="5.2", kinds=WRITTEN | ARTICLES)
