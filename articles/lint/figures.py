"""Figures: each has a source, and none is sold as fresh when it is not."""

import re
from calendar import month_abbr
from datetime import date

from articles.lint.draft import Draft
from articles.lint.parts import Part, sentences

POPULATION = (
    "developers|engineers|programmers|respondents|people|jobs|adverts|vacancies|organisations|companies|firms|teams"
    "|employers|clients|recruiters|reports|devices|openings|applications|employees|freelancers|contractors|workers"
    "|specialists|incidents|breaches"
)
ONES = "one|two|three|four|five|six|seven|eight|nine"
TENS = "ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
NUMBER = rf"(?:\d[\d,.]*|(?:{TENS})(?:-(?:{ONES}))?|{ONES}|half)"
OF_ALL = r"(?:out of|in) (?:every )?(?:ten|hundred|five|four|three|[2-9]|10{1,3})\b"
SHARE = rf"\b{NUMBER}\s?(?:%|per ?cent\b)|\b{NUMBER} {OF_ALL}"
MONEY = r"(?:(?:GBP|USD|EUR|CHF|PLN)\s?|[£€$]\s?)\d[\d,.]*k?"
STATISTIC = re.compile(
    rf"{SHARE}"
    r"|\b(?:median|average[ds]?|mean)\b[^.|]{0,60}\d"
    rf"|\b\d[\d,.]*\d\d (?:[\w-]+ ){{0,2}}(?:{POPULATION})\b"
    r"|\b\d[\d.,]*\s?(?:million|billion|trillion|bn)\b"
    rf"|{MONEY} (?:an?|per|each|every) year\b"
    rf"|\b(?:salary|salaries|wages?|earns?|earned|earning|income) (?:[\w-]+ ){{0,3}}{MONEY}",
    re.IGNORECASE,
)
# What a number of people do is no example, whatever stands before it.
COUNTED = re.compile(rf"(?:{SHARE}) (?:[\w’'-]+ ){{0,3}}(?:{POPULATION})\b", re.IGNORECASE)
EXAMPLE = re.compile(r"\bexamples?\b|\bsay,|\bsuppose\b", re.IGNORECASE)
SHOWN = {"heading", "question", "paragraph", "item", "row", "line"}
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
MONTHS = {name.lower(): number for number, name in enumerate(month_abbr) if name}
# A limit of pay in a tax year is law, which changes on its own day.
PAY_UNIT = re.compile(
    r"\b(?:GBP|USD|EUR)\b(?:.*\b(?:an?|per|each|every) |\s?/\s?)(?:working )?(?:year|month|week|day|hour)\b"
)
FRESH_MONTHS, FRESH_PAY_MONTHS = 24, 12


def statistic_without_source(draft: Draft):
    sourced_tables = {part.table for part in draft.parts if part.table and part.references}
    for part in draft.parts:
        if part.kind not in SHOWN or part.references or part.table in sourced_tables - {0}:
            continue
        if found := _statistic(part):
            yield part, f"“{found}” names no source; add a claim and its [^name], or say that it is an example."


def _statistic(part: Part) -> str:
    """The first one that is no example, or ""; what follows an example in its paragraph goes on with it."""
    is_example = part.kind not in {"heading", "question"} and bool(EXAMPLE.search(part.section))
    for sentence in sentences(part.words):
        is_example = is_example or bool(EXAMPLE.search(sentence))
        if found := (COUNTED if is_example else STATISTIC).search(sentence):
            return found[0]
    return ""


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
        day, name = dated(claim.get("published", "")), claim["id"]
        if bool(PAY_UNIT.search(claim.get("unit", ""))) != is_pay or not _is_old(day, draft.today, is_pay, months):
            continue
        of = f"is of {claim['published']}" if day else "has no date"
        for part in draft.parts:
            said = next((one for one in sentences(part.text) if f"[^{name}]" in one), "")
            if said and not _names_year(said, (day or draft.today).year):
                yield part, f"The figure “{name}” {of}; name its year, or find a newer one.", said


def _is_old(day: date | None, today: date, is_pay: bool, months: int) -> bool:
    """What a source without a date says of pay may be of any year."""
    return is_pay if day is None else _age(day, today) > months


def _names_year(words: str, latest: int) -> bool:
    """A year to come is none that the figure is of."""
    return any(int(year) <= latest for year in YEAR.findall(words))


def _age(day: date, today: date) -> int:
    """Whole months."""
    return (today.year - day.year) * 12 + today.month - day.month
