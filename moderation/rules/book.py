"""All rules that are in force, and reading something by them."""

from collections.abc import Iterator

from . import (
    bad_links,
    bank_numbers,
    contact_details,
    contradictions,
    copies,
    discrimination,
    disguised_text,
    duplicates,
    edits,
    habits,
    keyword_stuffing,
    pay,
    pay_to_work,
    reporters,
    secrets,
    shouting,
    unpaid_work,
)
from .rule import Match, Rule, Subject

# What is read from the words and the fields alone.
BY_WORDS = [
    pay_to_work.RULE,
    unpaid_work.RULE,
    secrets.RULE,
    contact_details.RULE,
    contact_details.IN_PROPOSAL,
    contact_details.IN_THREAD,
    bank_numbers.RULE,
    bad_links.DENIED,
    bad_links.SHORTENED,
    bad_links.DISGUISED,
    disguised_text.RULE,
    shouting.RULE,
    keyword_stuffing.RULE,
    discrimination.RULE,
    contradictions.AGENCY_HIDDEN,
    contradictions.ONE_COUNTRY,
    contradictions.IR35,
    pay.FLOOR,
    pay.WIDE,
    pay.UNIT,
]
# What asks the database as well.
BY_ROWS = [
    duplicates.OWN,
    duplicates.OTHERS,
    edits.LATE,
    edits.TRIVIAL,
    habits.VELOCITY,
    habits.OVERDUE,
    copies.PROPOSAL,
    copies.STUDY,
    reporters.TRUSTED_BURST,
    reporters.UNFOUNDED,
]
RULES = {rule.id: rule for rule in [*BY_WORDS, *BY_ROWS]}


def read(subject: Subject, rules: list[Rule] | None = None) -> Iterator[tuple[Rule, Match]]:
    """Every rule that finds something, with what it found."""
    for rule in RULES.values() if rules is None else rules:
        for match in rule.matches(subject):
            yield rule, match
