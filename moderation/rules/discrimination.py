"""Turning people away for who they are; what the work needs is another thing."""

import re
from collections.abc import Iterator

from .rule import PUBLIC, Effect, Match, Rule, Subject, search

GROUP = r"(?:indians?|pakistanis?|nigerians?|africans?|chinese|russians?|arabs?|asians?|europeans?|westerners|foreigners|immigrants|muslims?|christians?|hindus?|jews|women|men|females?|males?|moms|mothers|blacks?|whites?|gays?|disabled|old people|boomers)"
PERSON = r"(?:man|woman|men|women|guys?|lad|lady|girls?|boys?|people|candidates?|developers?|engineers?|professionals?|persons?|programmers?|coders?|applicants?|talents?)"
PATTERNS = [
    re.compile(pattern)
    for pattern in (
        rf"\bno {GROUP}\b(?! (?:only|language|market|customers|locale|users|translation|holidays?|fonts?|data|region|version))",
        rf"\b{GROUP}(?: \w+)? only\b",
        rf"\bonly {GROUP}\b(?: (?:need|should|may|can) apply| {PERSON}|[.,!;]|$)",
        rf"\byoung(?:,? (?:and )?\w+)? {PERSON}\b",
        r"\b(?:under|below|younger than|not older than|no older than|max(?:imum)?(?: age)?(?: of)?:?) (?:2[5-9]|3\d|4\d)(?: years?(?: old| of age)|\b(?= ?(?:only|please|yo\b)))",
        r"\bage(?:d)?(?: limit| range)?:? ?(?:between )?(?:under |below |max )?[1-4]\d ?(?:-|to|and) ?[2-5]\d\b",
        r"\bnative(?:[- ]born)? (?:\w+ )?speakers? only\b|\bonly native (?:\w+ )?speakers?\b|\bmust be a native (?:\w+ )?speaker\b|\bmother tongue (?:\w+ )?only\b",
        r"\bmust be (?:an? )?(?:single|unmarried|male|female|man|woman|white|christian|muslim|hindu|straight|childless)\b",
        r"\b(?:no|without) (?:kids|children|family obligations|pregnan\w+|maternity)\b(?=[^.\n]{0,40}(?:[.,!]|please|apply|candidate|$))",
        r"\b(?:able[- ]bodied|no disabilit(?:y|ies)|physically fit|good[- ]looking)\b",
    )
]
# A market, a data set or a promise not to.
FINE = re.compile(
    r"\b(?:regardless|welcome|equal|do not discriminate|don't discriminate|no matter|irrespective|data ?sets?|survey|clothing|sizes?|shoes|category|filter|column|field|validat\w+|schema|form|segment|query|report)\b"
)


def find(subject: Subject) -> Iterator[Match]:
    yield from search(subject, *PATTERNS, unless=FINE)


SAYS = "It turns people away for who they are. Ask for what the work needs, such as a language level."
RULE = Rule("discrimination", 2, 15, Effect.NOTE, SAYS, find, clause="5.1", kinds=PUBLIC)
