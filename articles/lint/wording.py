"""Slips of the hand: words twice, spaces lost, sentences that begin small, text about something else."""

import re

from articles.lint.draft import Draft
from articles.lint.parts import Part, sentences

TWICE = re.compile(r"\b(\w+(?:[ \t]+\w+){0,5})[ \t]+\1\b", re.IGNORECASE)
MAY_REPEAT = {"that", "had"}
GLUED = re.compile(r"\b[a-z]{3,}[.!?,;:][A-Z][a-z]+|\b[a-z]{3,}[A-Z][a-z]{2,}")
ABBREVIATION = re.compile(r"(?:\b(?:e\.g|i\.e|etc|vs|cf|approx|no|p)\.|\.\.\.|…)$", re.IGNORECASE)
# Names that are written small wherever they stand.
SMALL_NAMES = {"git", "iOS", "jq", "jQuery", "k6", "nginx", "npm", "perf", "pgvector", "pip", "pytest", "ss", "strace"}
# Trades of their own: a text about back-end work that slips into one was pasted from elsewhere.
OTHER_TRADES = [
    *("front-end developer", "front-end development", "frontend developer", "frontend development"),
    *("graphic design", "ui designer", "web designer", "digital marketing", "search engine optimisation"),
]


def doubled_phrase(draft: Draft):
    for part in [*draft.prose, *(part for part in draft.parts if part.kind == "heading")]:
        for found in TWICE.finditer(part.words):
            if found[1].lower() not in MAY_REPEAT and not found[1].isdigit():
                yield part, f"“{found[0]}” says the same twice."


def missing_space_camel(draft: Draft):
    for part in draft.prose:
        for sentence in sentences(part.words):
            for found in GLUED.finditer(sentence):
                yield part, f"“{found[0]}” seems to lack a space.", sentence


def sentence_starts_lowercase(draft: Draft):
    for part in draft.prose:
        for start, sentence in _small_starts(part):
            yield part, f"A sentence begins small: “{start}”.", sentence


def off_topic_entity(draft: Draft):
    headings = " ".join(part.words for part in draft.parts if part.kind in {"heading", "question"})
    subject = f"{draft.title} {draft.deck} {headings}".lower()
    strange = [trade for trade in OTHER_TRADES if trade.split()[0] not in subject]
    for part in draft.prose:
        for sentence in sentences(part.words):
            for trade in strange:
                if trade in sentence.lower():
                    yield part, f"“{trade}” comes up in an article about something else.", sentence


def _small_starts(part: Part):
    before = ""
    for sentence in sentences(part.words):
        first = sentence.split()[0].strip("“‘\"'(*_")
        is_start = not before or not ABBREVIATION.search(before)
        is_fragment = part.kind == "item" and not before
        if first[:1].islower() and is_start and not is_fragment and first.strip(".,:;’'") not in SMALL_NAMES:
            yield first, sentence
        before = sentence
