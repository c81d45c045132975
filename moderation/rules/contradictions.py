"""The text says one thing, the field another: an agency, a country, IR35."""

import re
from collections.abc import Iterator

from .rule import GIGS, Effect, Match, Rule, Subject, search, search_cased

AGENCY = re.compile(
    r"\b(?:our|my) (?:end[- ])?client (?:is|are|has|needs?|wants?|requires?|in|based|operates|seeks?|looks?)\b|\bon behalf of (?:a|our|my|the) (?:end[- ])?client\b|\bour end[- ]client\b"
    r"|\b(?:we are|i am|i'm|as) an? (?:\w+ ){0,2}(?:recruiter|recruitment (?:agency|company|firm)|staffing (?:agency|company|firm)|agency)\b|\bbody ?leasing\b"
)
UNITED_STATES = [
    re.compile(
        r"\b(?:US|USA|U\.S\.(?:A\.)?|United States)[ -]?(?:only|ONLY|based only|citizens?|residents?|persons?|applicants only|candidates only|work authori[sz]ation)\b"
    ),
    re.compile(
        r"(?i:\bmust (?:be|live|reside|work|sit)\b[^.\n]{0,30}\b(?:in|from|within) (?:the )?)(?:US|USA|U\.S\.|United States)\b"
    ),
    re.compile(r"(?i:\b(?:only|solely|exclusively) (?:from|in|within|for) (?:the )?)(?:US|USA|U\.S\.|United States)\b"),
    re.compile(r"\bW-?2 only\b|(?i:\bgreen card\b[^.\n]{0,20}\b(?:required|only|holders?))"),
]
INSIDE = re.compile(r"\binside(?: of)? ir ?35\b|\bir ?35:? ?inside\b|\bin-?scope of ir ?35\b")
OUTSIDE = re.compile(r"\boutside(?: of)? ir ?35\b|\bir ?35:? ?outside\b|\bir ?35 exempt\b")
NOT_SAID = re.compile(r"\b(?:not|or|either|whether|if|no|isn't|depends)\b")


def find_agency(subject: Subject) -> Iterator[Match]:
    if subject.facts.get("agency") != "yes":
        yield from search(
            subject, AGENCY, unless=re.compile(r"\b(?:no|not|without) (?:an? )?(?:agency|agencies|recruiters?)\b")
        )


def find_country(subject: Subject) -> Iterator[Match]:
    if subject.facts.get("remote_scope") == "worldwide":
        yield from search_cased(subject, *UNITED_STATES)


def find_ir35(subject: Subject) -> Iterator[Match]:
    tax = subject.facts.get("tax")
    if tax != "uk_inside":
        yield from search(subject, INSIDE, unless=NOT_SAID)
    if tax != "uk_outside":
        yield from search(subject, OUTSIDE, unless=NOT_SAID)


AGENCY_HIDDEN = Rule(
    "agency-not-disclosed", 2, 5, Effect.NOTE, "It speaks for a client of an agency; the field does not say so.",
    find_agency, clause="4.2", kinds=GIGS,
)  # fmt: skip
ONE_COUNTRY = Rule(
    "us-only-worldwide", 2, 5, Effect.NOTE, "The text asks for people in the United States; the field says worldwide.",
    find_country, clause="4.2", kinds=GIGS,
)  # fmt: skip
IR35 = Rule(
    "ir35-mismatch", 2, 5, Effect.NOTE, "The text and the field say different things about IR35.",
    find_ir35, clause="4.2", kinds=GIGS,
)  # fmt: skip
