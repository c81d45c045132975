"""Pay out of words such as “Hourly: $48.00 - $100.00”. What cannot be placed surely is left out, never guessed."""

import math
import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from marketplace.lib.money import SYMBOLS

from .currencies import agreed, marks_in
from .pay_units import AFTER, AFTER_ELSE, ANY_UNIT, AT_START, FILLER, ODD_BEFORE, PER_BEFORE, UNIT, the_unit, unit_of
from .sums import GONE, Sum, UnsureError, sums_in, without_others

# A minus of the first number, or one after the dash of a range. “10€-20€” and “$48 -$100” are ranges.
BELOW_ZERO = re.compile(
    r"^\D*[-−][^\s\d]{0,3}\d|(?:[-−–—]|\bto)(?:\s*[$€£₹¥₪₴]\s?|\s+)[-−][^\s\d]{0,3}\d", re.IGNORECASE
)
MOST = (
    r"(?:\bup ?to|\bmax(?:imum|imal)?\b\.?|\bat most|\b(?:no|not) more than|\bless than|\bunder|\bbelow|\bbis(?: zu)?"
    r"|\bhöchstens|\bto|\bcap(?:ped)?(?: at)?|\bexceed(?:ing)?|\bwithin|<=?|≤)"
)
# Of a range these say nothing more, of one sum that it is the lowest.
FROM = r"(?:\b(?:from|starting(?: at| from)?|starts(?: at| from)?|ab|von|between|zwischen))"
LEAST = (
    r"(?:\bat least|\bmin(?:imum|imal)?\b\.?|\bmore than|\bover|\babove|\bmindestens|\bmind\.|\b(?:no|not) less than"
    r"|>=?|≥)"
)
BOUND = re.compile(
    rf"(?:(?P<most>{MOST})|(?P<start>{FROM})|(?P<least>{LEAST}))(?:{FILLER}|{ANY_UNIT})*$", re.IGNORECASE
)
# Of this sum, not of a number behind it: “$50/hr, max 40 hrs/week”.
BOUND_AFTER = re.compile(
    rf"(?P<least>\+(?!\s*[\d$€£{GONE}]))"
    r"|[\s,(]*(?:(?P<start>(?:or|and) (?:more|up|above|over)\b|upwards?\b|min(?:imum)?\b)"
    rf"|(?P<most>max(?:imum)?\b|(?:or|and) (?:less|below|under)\b|tops\b|at most))(?![^\w{GONE}]*[\d{GONE}])",
    re.IGNORECASE,
)
UNIT_BEFORE = re.compile(rf"(?:{UNIT})(?:{FILLER}|{MOST}|{FROM}|{LEAST})*$", re.IGNORECASE)
# Money that is not what the work pays.
BONUS = r"(?:bonus|funding|revenue|turnover|deposit|equity|raised|worth)"
BONUS_BEFORE = re.compile(rf"(?:\b{BONUS}(?: of)?|{GONE}\s*of)\W*$", re.IGNORECASE)
BONUS_AFTER = re.compile(
    rf"[\s(]*(?:(?:in|sign[- ]?on|signing)\s+)?(?:{BONUS}|sign[- ]?on|off|discount|tips?)\b", re.IGNORECASE
)
# “$2000 for 40h”, “$2000 total”, “$50 an article”, “£300 a half-day”, “$50 or hourly”: not by the unit before it.
ELSE_AFTER = re.compile(
    rf"[\s,(]*(?:(?:in )?total\b|for\s*(?:\d|{GONE})|an?\s+(?!hour|hr|h\b|day|week|month|year)[a-z]"
    r"|(?:sign[- ]?up|application|entry)\b"
    r"|(?:hourly|fixed|daily|weekly|monthly)?\s*(?:or|/)\s*(?:hourly|fixed|daily)\b)",
    re.IGNORECASE,
)
FEE_BEFORE = re.compile(r"\b(?:fee|spent)\W*$", re.IGNORECASE)
DASHES = dict.fromkeys(map(ord, "‐‑‒―"), "-")
LARGEST, LONGEST = 100_000_000, 300
NOTHING, UNCERTAIN = "no sum that pay could be", "it is not certain what the pay is"
NO_CURRENCY = "its currency is not certain, or has no place here"


def parse_pay(text: str, currency: str = "") -> dict[str, Any]:
    """`pay_model`, `pay_min`, `pay_max`, `currency`: those that the words surely say, in whole units, outwards rounded.

    `unsure` says why a part was left out.
    """
    text = " ".join(text.split()).translate(DASHES)
    if len(text) > LONGEST:
        return {"unsure": UNCERTAIN}
    if not re.search(r"\d", text):
        return _known(the_unit(text), parse_currency(marks_in(text), currency))
    if BELOW_ZERO.search(text):
        return {"unsure": NOTHING}
    plain = without_others(text)
    try:
        one = _the_sum([_completed(one, plain) for one in sums_in(plain)])
    except UnsureError:
        return {"unsure": UNCERTAIN}
    return _pay(one, parse_currency([*one.marks, *marks_in(text)], currency)) if one else _known(the_unit(plain), "")


def parse_bounds(low: float | Decimal | None, high: float | Decimal | None) -> dict[str, Any]:
    """`pay_min` and `pay_max` of two numbers; of none, or of those that pay cannot be, what is wrong."""
    said = [number for number in (low, high) if number is not None]
    if not said or not all(1 <= number <= LARGEST for number in said):
        return {"unsure": NOTHING}
    if low is not None and high is not None and low > high:
        return {"unsure": UNCERTAIN}
    found = {} if low is None else {"pay_min": math.floor(low)}
    found |= {} if high is None else {"pay_max": math.ceil(high)}
    missing = "lowest" if low is None else "highest" if high is None else ""
    return found | ({"unsure": f"it says no {missing} pay"} if missing else {})


def parse_currency(marks: Iterable[str], field: str) -> str | None:
    """What the words and the record's own field for it agree on; None where they do not, or where it has no place."""
    code = field.strip().upper()
    found = agreed([*marks, *(marks_in(field) or [code] * bool(re.fullmatch("[A-Z]{3}", code)))])
    return found if not found or found in SYMBOLS else None


def _pay(one: Sum, currency: str | None) -> dict[str, Any]:
    if currency is None:
        return _known(one.unit, "") | {"unsure": NO_CURRENCY}
    bounds = parse_bounds(None if one.bound == "most" else one.low, None if one.bound == "least" else one.high)
    return _known(one.unit, "") | bounds | _known("", currency)


def _known(unit: str, currency: str | None) -> dict[str, Any]:
    return {name: value for name, value in (("pay_model", unit), ("currency", currency)) if value}


def _completed(one: Sum, text: str) -> Sum:
    """With the unit that stands beside it or at the start of the text, and with what bounds it."""
    before, after = text[: one.start], text[one.end :]
    behind, ahead = AFTER.match(after), UNIT_BEFORE.search(before)
    is_extra = BONUS_BEFORE.search(before) or BONUS_AFTER.match(after)
    is_odd = ODD_BEFORE.search(before) or (PER_BEFORE.search(before) and not ahead)
    is_extra = is_extra or FEE_BEFORE.search(before) or ELSE_AFTER.match(after)
    if is_extra or is_odd or (AFTER_ELSE.match(after) and not behind and one.unit in ("", "fixed")):
        raise UnsureError
    units = {one.unit, *(unit_of(match) for match in (behind, ahead, AT_START.match(before)))} - {""}
    if len(units) > 1:
        raise UnsureError
    return replace(one, unit="".join(units), bound=_bound(one, before, after[behind.end() if behind else 0 :]))


def _bound(one: Sum, before: str, after: str) -> str:
    matches = [match for match in (BOUND.search(before), BOUND_AFTER.match(after)) if match]
    bounds = {name for match in matches for name, said in match.groupdict().items() if said}
    if one.is_open:
        bounds.add("least")
    if one.is_range and bounds <= {"start"}:
        return ""
    if one.is_range or {"most", "least"} <= bounds or {"most", "start"} <= bounds:
        raise UnsureError
    return "most" if "most" in bounds else "least" if bounds else ""


def _the_sum(sums: list[Sum]) -> Sum | None:
    """The only one, or “min $50, max $60” as one."""
    if len(sums) < 2:
        return sums[0] if sums else None
    first, last = sums[0], sums[-1]
    units = {first.unit, last.unit} - {""}
    if len(sums) > 2 or (first.bound, last.bound) != ("least", "most") or len(units) > 1:
        raise UnsureError
    return replace(first, high=last.high, marks=first.marks + last.marks, unit="".join(units), bound="")
