"""What an editor would say about an article before a reader does.

A rule is a function that yields (part, explanation) from a draft; None is the article as a whole, and a third value is
the sentence that it speaks of. Its id is its name with hyphens. Those that block keep a text from being published; a
warning may be accepted with a reason.
"""

import hashlib

from articles.lint import fences, figures, links, pictures, repeats, structure, trust, wording
from articles.lint.draft import Draft, Finding, Severity
from articles.lint.repeats import sentences_of

__all__ = [
    "BLOCKING",
    "RULES",
    "WARNING",
    "Draft",
    "Finding",
    "Severity",
    "check",
    "known_by",
    "rule_id",
    "sentences_of",
]

BLOCKING = (
    structure.empty_list_after_colon,
    structure.empty_section,
    structure.heading_level_jump,
    structure.duplicate_anchor,
    wording.doubled_phrase,
    pictures.image_filename_as_text,
    pictures.image_without_alt,
    figures.statistic_without_source,
    figures.pay_older_than_12_months,
    links.broken_internal_link,
    fences.block_not_shown,
    fences.unknown_skill,
    fences.reference_without_claim,
    fences.sources_missing,
    trust.no_author,
    trust.review_by_missing,
)
WARNING = (
    structure.section_does_not_answer_heading,
    structure.paragraph_over_120_words,
    wording.missing_space_camel,
    wording.sentence_starts_lowercase,
    wording.off_topic_entity,
    figures.statistic_older_than_24_months,
    trust.no_named_reviewer,
    trust.review_by_passed,
    repeats.duplicate_text,
)
WHOLE = "the whole article"
LONGEST_SENTENCE, BEGINNING = 300, 230
# One rule of the house, which is stricter about pay.
SAME_RULE = {"pay-older-than-12-months": "statistic-older-than-24-months"}
RULES = BLOCKING + WARNING


def check(draft: Draft) -> list[Finding]:
    """Everything to mend, what blocks first, then by line."""
    found = [_finding(rule, *what) for rule in RULES for what in rule(draft)]
    return sorted(found, key=lambda finding: (not finding.blocks, finding.line))


def rule_id(rule) -> str:
    name = rule.__name__.replace("_", "-")
    return SAME_RULE.get(name, name)


def _finding(rule, part, explanation: str, sentence: str = "") -> Finding:
    severity = Severity.BLOCKS if rule in BLOCKING else Severity.WARNS
    place, line = (part.place, part.line) if part else (WHOLE, 0)
    about = sentence or (part.text if part else WHOLE)
    return Finding(rule_id(rule), place, explanation, severity, line, known_by(about))


def known_by(sentence: str) -> str:
    """The sentence, or of a long one its beginning and a digest of all of it."""
    words = " ".join(sentence.split())
    if len(words) <= LONGEST_SENTENCE:
        return words
    return f"{words[:BEGINNING]}… {hashlib.sha256(words.encode()).hexdigest()}"
