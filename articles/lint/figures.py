"""Figures: each has a source, and none is sold as fresh when it is not."""

import re
from calendar import month_abbr
from datetime import date

from articles.lint.draft import Draft
from articles.lint.parts import sentences

POPULATION = (
    "developers|respondents|people|jobs|adverts|vacancies|organisations|companies|reports|devices|openings|applications"
    "|employees|freelancers|specialists|incidents|breaches"
)
STATISTIC = re.compile(
    r"\d+(?:\.\d+)?\s?(?:%|per ?cent)"
    r"|\b(?:median|average[ds]?|mean)\b[^.|]{0,60}\d"
    rf"|\b\d[\d,.]*\d\d (?:[\w-]+ ){{0,2}}(?:{POPULATION})\b"
    rf"|\b\d[\d.]* million\b",
    re.IGNORECASE,
)
EXAMPLE = re.compile(r"\bexamples?\b|\bsay,|\bsuppose\b", re.IGNORECASE)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
MONTHS = {name.lower(): number for number, name in enumerate(month_abbr) if name}
PAY_UNIT = re.compile(r"\b(?:GBP|USD|EUR)\b.*\b(?:year|month|day|hour)\b")
FRESH_MONTHS, FRESH_PAY_MONTHS = 24, 12


def statistic_without_source(draft: Draft):
    sourced_tables = {part.table for part in draft.parts if part.table and part.references}
    for part in draft.parts:
        if part.kind not in {"paragraph", "item", "row"} or part.references or part.table in sourced_tables - {0}:
            continue
        found = STATISTIC.search(part.words)
        if found and not EXAMPLE.search(f"{part.section} {part.words}"):
            yield part, f"“{found[0]}” names no source; add a claim and its [^name], or say that it is an example."


def statistic_older_than_24_months(draft: Draft):
    yield from _stale(draft, is_pay=False, months=FRESH_MONTHS)


def pay_older_than_12_months(draft: Draft):
    yield from _stale(draft, is_pay=True, months=FRESH_PAY_MONTHS)


def dated(text: str) -> date | None:
    """The first day of the month, or of the year, that a source gives; None for one without a date."""
    year = YEAR.search(text)
    if year is None:
        return None
    month = re.search(rf"\b({'|'.join(MONTHS)})[a-z]*\.? {year[0]}", text.lower())
    return date(int(year[0]), MONTHS[month[1]] if month else 12, 1)


def _stale(draft: Draft, *, is_pay: bool, months: int):
    for claim in draft.claims:
        day = dated(claim.get("published", ""))
        if day is None or bool(PAY_UNIT.search(claim.get("unit", ""))) != is_pay or _age(day, draft.today) <= months:
            continue
        said = f"The figure “{claim['id']}” is of {claim['published']}; name its year, or find a newer one."
        for part in draft.parts:
            if claim["id"] in part.references and not YEAR.search(part.words):
                yield part, said, next(one for one in sentences(part.text) if f"[^{claim['id']}]" in one)


def _age(day: date, today: date) -> int:
    """Whole months."""
    return (today.year - day.year) * 12 + today.month - day.month
