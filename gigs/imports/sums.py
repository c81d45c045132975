"""The sums of money in a text: single ones and ranges, apart from the numbers that are none."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from .currencies import CODES, MARK, agreed, meant
from .pay_units import A_UNIT, SINGULAR, unit_of

GONE = "\0"  # where a number stood that is no pay
# 1,200.50 and 1,00,000, 1.200,50, 1 200 or 1'200, then 1200.5; behind it perhaps “.-” as the Swiss write it.
GROUPED = [r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d{1,2})?", r"[1-9]\d?(?:,\d{2})+,\d{3}(?:\.\d{1,2})?"]
GROUPED += [r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d{1,2})?", r"[1-9]\d{0,2}(?:['’ ]\d{3})+(?:[.,]\d{1,2})?"]
DIGITS = rf"(?:{'|'.join(GROUPED)}|\d{{1,12}}(?:[.,]\d{{1,2}})?)(?![\d%])(?![.,'’]\d)"
TIMES = {
    **dict.fromkeys(["k", "thousand", "tsd", "tausend", "grand"], 1_000),
    **dict.fromkeys(["m", "mio", "million", "millions", "millionen"], 1_000_000),
    **dict.fromkeys(["lakh", "lakhs", "lac", "lacs"], 100_000),
    **dict.fromkeys(["crore", "crores"], 10_000_000),
}
# Words behind a number that make it another one than is written, and that we do not trust ourselves to read.
UNCLEAR = r"mm|mn|b|bn|billions?|mrd|hundred|cents?|x|l"
TIMES_WORD = rf"(?P<times>{'|'.join(sorted(TIMES, key=len, reverse=True))}|(?P<unclear>{UNCLEAR}))\b\.?"
PLUS = r"\+(?!\s*[\d$€£])"  # of “50+”, not of “50 + 10”
NUMBER = re.compile(
    rf"(?:(?<![\w$€£])(?P<before>{MARK})\s?|(?<![\w.,'’$€£₹¥]))(?P<digits>{DIGITS})(?:[.,][-–]{{1,2}}(?=\s|$|/))?"
    rf"(?:\s?{TIMES_WORD})?(?P<plus>{PLUS})?(?:\s?\(?(?P<after>{MARK})\)?)?(?P<plus2>{PLUS})?",
    re.IGNORECASE,
)
JOIN = re.compile(r"\s*(?:(?P<dash>[-−–—~]{1,2}|\.{2,3}|…|up to|to|bis(?: zu)?)|(?P<and>and|und))\s*", re.IGNORECASE)
TIME = r"hours?|hrs?|h|std|stunden|days?|d|tage?n?|weeks?|wks?|w|wochen|months?|mos?|mths?|monaten?|years?|yrs?|jahren?"
# “30+ hrs/week”, “10%”, “2-3 years”; not those with a sign of money in front, which are kept.
OTHER = re.compile(
    rf"(?P<kept>(?<![^\W\d_]){MARK}\s?{DIGITS}(?:\s?(?:[-–—]|to|bis)\s?{DIGITS})?)"
    rf"|(?<![\w.,'’])(?:\d[\d.,]*\s?\+?\s?(?:[-–—]|to|bis)\s?)?\d[\d.,]*\s?\+?\s?-?"
    rf"(?:%|(?:percent|prozent|{TIME}|people|persons?|developers?|devs?|positions?|openings?|minutes?|mins?|am|pm)\b)"
    rf"(?:\s?(?:/|per\b|an?\b|pro\b|each\b|every\b)\s?(?:{TIME}|woche|tag|monat)\b)?",
    re.IGNORECASE,
)
# Dates, years with a word that says so, “401k”, “24/7”, “net 30”, and what has letters before its digits: “B2B”.
SAYS = r"in|since|as of|jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*"
NO_SUM = re.compile(
    r"\b\d{4}-\d\d-\d\d\b|\b\d\d?[./]\d\d?[./]\d{2,4}\b|\b401\s?\(?k\)?|\b24/7\b|\bnet[ -]?\d\d\b"
    rf"|(?:\(\s?|\b(?:{SAYS})\s)20[12]\d\b(?!\s?[-–—]|\s?{MARK}|\s(?:to|bis)\b)"
    r"|\b20[12]\d (?=rates?\b|pricing\b|budget\b)"
    rf"|\b(?!(?:{CODES}|kr|rs|min|max)\d)[^\W\d_]+\d\w*",
    re.IGNORECASE,
)


class UnsureError(Exception):
    """There are numbers in the text of which nobody can say what they are."""


@dataclass(frozen=True)
class Sum:
    """`low` to `high` at the places `start` to `end` of the text; `unit` is one that stands at the sum itself."""

    start: int
    end: int
    low: Decimal
    high: Decimal
    times: int = 1  # 1,000 of “10K”
    marks: tuple[str, ...] = ()
    unit: str = ""
    is_range: bool = False
    is_open: bool = False  # “50+”
    bound: str = ""  # “most” of “up to $50”, “least” of “from $50”: the other end is not known


def without_others(text: str) -> str:
    text = NO_SUM.sub(lambda match: GONE * len(match[0]), text)
    return OTHER.sub(lambda match: match["kept"] or GONE * len(match[0]), text)


def sums_in(text: str) -> list[Sum]:
    """In order, ranges as one. Raises UnsureError where digits are left over or a range makes no sense."""
    found = [_sum(match, text) for match in NUMBER.finditer(text)]
    if sum(len(re.findall("[0-9]", text[one.start : one.end])) for one in found) != sum(map(str.isdigit, text)):
        raise UnsureError
    joined: list[Sum] = []
    for one in found:
        last = joined[-1] if joined else None
        both = _range(last, one, text) if last else None
        joined[-1 if both else len(joined) :] = [both or one]
    return joined


def _sum(match: re.Match, text: str) -> Sum:
    digits, word = match["digits"], match["times"] or ""
    # “1.500K” may be 1,500 or 1,500,000, “$1 m” a million or a month.
    is_grouped = re.search(r"[.,'’ ]\d{3}", digits)
    if match["unclear"] or (word and is_grouped) or (word == "m" and text[match.start("times") - 1] == " "):
        raise UnsureError
    whole, _, rest = re.sub(r"[.,](\d{1,2})$", r"|\1", digits).partition("|")
    times = TIMES.get(word.lower(), 1)
    number = Decimal(f"{re.sub(r'[^0-9]', '', whole)}.{rest or 0}") * times
    marks = tuple(one for mark in (match["before"], match["after"]) if mark for one in meant(mark))
    unit, end = _unit_at(text, match.end(), bool(marks))
    return Sum(match.start(), end, number, number, times, marks, unit, is_open=bool(match["plus"] or match["plus2"]))


def _unit_at(text: str, end: int, is_money: bool) -> tuple[str, int]:
    """The unit directly behind a sum, “/hr”, and where it ends; of a sum of money also “$50 hr”."""
    rest = text[end:]
    match = A_UNIT.match(rest.lstrip()) or (SINGULAR.match(rest) if is_money else None)
    if match:
        skipped = len(rest) - len(rest.lstrip()) if match.re is A_UNIT else 0
        return unit_of(match), end + skipped + match.end()
    if re.match(rf"[^\W\d_]|\s?(?:{TIME})\b", rest, re.IGNORECASE):
        raise UnsureError  # letters that nobody knows, or “$50 hours”
    return "", end


def _range(low: Sum, high: Sum, text: str) -> Sum | None:
    """Both as one where a dash or a word joins them and their currency and unit are the same."""
    join = JOIN.fullmatch(text[low.end : high.start])
    if not join:
        return None
    is_between = re.search(r"\b(?:between|zwischen)\W*$", text[: low.start], re.IGNORECASE)
    if join["and"] and not is_between and not (low.marks and high.marks):
        return None
    units, marks = {low.unit, high.unit} - {""}, low.marks + high.marks
    if low.unit and not high.unit and join[0].strip().lower() == "up to":  # “$50/hr up to $1000” caps the whole
        raise UnsureError
    if low.is_range or low.is_open or high.is_open or len(units) > 1 or agreed(marks) is None:
        raise UnsureError
    least = low.low
    if low.times == 1 and least < high.high / high.times:
        least *= high.times  # “5-10K”
    if least > high.high:
        raise UnsureError
    return replace(high, start=low.start, low=least, marks=marks, unit="".join(units), is_range=True)
