"""Pay out of words such as “Hourly: $48.00 - $100.00”."""

import math
import re
from decimal import Decimal
from typing import Any

from marketplace.lib.money import SYMBOLS

SIGNS = {"A$": "AUD", "C$": "CAD", "CA$": "CAD", "US$": "USD", "R$": "BRL", "NZ$": "NZD", "S$": "SGD", "MX$": "MXN"}
SIGNS |= {"zł": "PLN", "$": "USD", "€": "EUR", "£": "GBP", "₹": "INR", "¥": "JPY", "₪": "ILS", "₴": "UAH"}
UNITS = [
    ("hour", r"hourly|per\s*hour|an\s*hour|/\s*h(?:r|our)?s?\b|\bp/?h\b|\bph\b"),
    ("day", r"daily|per\s*day|a\s*day|/\s*d(?:ay)?\b|day\s*rate|\bpd\b"),
    ("month", r"monthly|per\s*month|a\s*month|/\s*mo(?:nth)?\b"),
    ("year", r"year|annual|\bp\.?a\.?\b|/\s*yr"),
    ("week", r"weekly|per\s*week|/\s*w(?:ee)?k\b"),
    ("fixed", r"fixed"),
]
NUMBER = re.compile(r"(?<![\w.])(\d[\d.,’' ]{0,15})(\s*[kK]\b)?")
# A minus of the first number, or one after the dash of a range. “10€-20€” and “$48 -$100” are ranges.
BELOW_ZERO = re.compile(
    r"^\D*[-−][^\s\d]{0,3}\d|(?:[-−–—]|\bto)(?:\s*[$€£₹¥₪₴]\s?|\s+)[-−][^\s\d]{0,3}\d", re.IGNORECASE
)
LARGEST = 100_000_000


def parse_pay(text: str, currency: str = "") -> dict[str, Any]:
    """`pay_model`, `pay_min`, `pay_max`, `currency`: those that the words say, in whole units, outwards rounded."""
    found: dict[str, Any] = {}
    unit = next((name for name, pattern in UNITS if re.search(pattern, text, re.IGNORECASE)), "")
    if unit:
        found["pay_model"] = unit
    numbers = [number for number in map(_number, NUMBER.finditer(text)) if number and 0 < number <= LARGEST][:2]
    if numbers and not BELOW_ZERO.search(text):
        found |= {"pay_min": math.floor(min(numbers)) or 1, "pay_max": math.ceil(max(numbers))}
    money = currency.upper() if currency.upper() in SYMBOLS else find_currency(text)
    if money:
        found["currency"] = money
    return found


def find_currency(text: str) -> str:
    """The ISO code that stands in the text, or the one of a sign; nothing where there is none."""
    code = next((code for code in SYMBOLS if re.search(rf"\b{code}\b", text, re.IGNORECASE)), "")
    return code or next((SIGNS[sign] for sign in SIGNS if sign in text), "")


def _number(match: re.Match) -> Decimal | None:
    digits = re.sub(r"[’' ]", "", match[1]).rstrip(".,")
    # The last separator is a decimal one when one or two digits follow it: 1,200.50 and 1.200,50 alike.
    whole, _, rest = re.sub(r"[.,](\d{1,2})$", r"|\1", digits).partition("|")
    plain = re.sub(r"[.,]", "", whole)
    number = Decimal(f"{plain}.{rest or 0}") if plain.isdecimal() and plain.isascii() else None
    return number * 1000 if number is not None and match[2] else number
