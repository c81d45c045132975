"""What pay is by: the hour, the day, a fixed price; and numbers with units that are not of pay."""

import re

# Of each unit: its nouns, and the words that say it by themselves.
NOUNS = {
    "hour": r"hours?|hrs?|h|std|stunde",
    "day": r"days?|d|tag|diem",
    "month": r"months?|mo|mon|mth|monat",
    "year": r"years?|yrs?|yr|y|annum|jahr",
    "week": r"weeks?|wk|w|woche",
}
WORDS = {
    "hour": r"hourly(?:[ -]rate)?|stundensatz|p\.?\s?/?h\b\.?|stündlich",
    "day": r"daily(?:[ -]rate)?|day[ -]?rate|tagessatz|p\.?d\b\.?|täglich",
    "month": r"monthly|p\.?c?\.?m\b\.?|monatlich",
    "year": r"yearly|annual(?:ly)?|p\.?a\b\.?|jährlich",
    "week": r"weekly|p\.?w\b\.?|wöchentlich",
    "fixed": r"fixed(?:[ -]?price)?|flat(?:[ -]?(?:fee|rate))?|lump[ -]sum|per project|one[ -]off|festpreis|pauschal",
}
PER = r"(?:/|\b(?:per|pro|je|each|every)\b[ -]?|\bp\.?\s?/)\s*"
NAMED = {
    unit: "|".join(
        [rf"(?:{PER}|\ban?\s+)(?:{NOUNS[unit]})\b\.?" if unit in NOUNS else r"(?!)", rf"(?<![\w-])(?:{words})(?!\w)"]
    )
    for unit, words in WORDS.items()
}
UNIT = "|".join(f"(?P<{unit}>{pattern})" for unit, pattern in NAMED.items())
ANY_UNIT = f"(?:{'|'.join(NAMED.values())})"
# “semi-monthly”, “per half day”, “twice a month”, “per 2 weeks”, “per word”: pay by something else.
ODD = r"(?:\b(?:bi|semi)-?(?:week|month|annual)|\bhalf\b|\b(?:twice|once)\b|\bquarter)"
# What may stand between a sum and its unit.
WORD = r"\b(?:rate|pay|price|budget|salary|est|estimated|of|is|around|about|approx|circa|ca|gross|net)\b\.?"
FILLER = rf"(?:[\s:()\[\],;|·•–—~≈-]|{WORD})"
# “$50, hourly” but not “$50, monthly invoices”.
NEXT = r"rate|pay|price|budget|contract|project|job|max|min|or|plus|gross|net|negotiable|for|incl|excl"
NO_NOUN = rf"(?=\s*(?:[^\w\s]|$)|\s+(?:{NEXT})\b)"
A_UNIT = re.compile(UNIT, re.IGNORECASE)
AFTER = re.compile(rf"{FILLER}*(?:{UNIT}){NO_NOUN}", re.IGNORECASE)
AFTER_ELSE = re.compile(rf"{FILLER}*(?:{ODD}|{PER})", re.IGNORECASE)
ODD_BEFORE = re.compile(rf"{ODD}(?:\w|{FILLER}|{ANY_UNIT})*$", re.IGNORECASE)
PER_BEFORE = re.compile(rf"{PER}\w*{FILLER}*$", re.IGNORECASE)
SINGULAR = re.compile(r"\s?(?:(?P<hour>hour|hr|h)|(?P<day>day)|(?P<month>month|mo)|(?P<year>year|yr))\b", re.IGNORECASE)
AT_START = re.compile(rf"\W*(?:{UNIT}){NO_NOUN}", re.IGNORECASE)


def unit_of(match: re.Match | None) -> str:
    return next((unit for unit, said in match.groupdict().items() if said), "") if match else ""


def the_unit(text: str) -> str:
    """The one unit in a text without a sum, such as “Hourly” or “HOUR”; empty where there is none or several."""
    units = {unit_of(match) for match in A_UNIT.finditer(text)} or {unit_of(SINGULAR.fullmatch(text.strip()))}
    return units.pop() if len(units) == 1 else ""
