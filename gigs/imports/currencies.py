"""Which currency the signs and codes around a sum mean."""

import re
from collections.abc import Iterable

from marketplace.lib.money import SYMBOLS

# Those that no gig can be paid in; to know them keeps them from being read as the currency of a sign.
OTHERS = ["AED", "ARS", "BDT", "BGN", "BTC", "CLP", "CNY", "COP", "EGP", "ETH", "GHS", "HKD", "IDR", "KES", "KRW"]
OTHERS += ["LKR", "MAD", "MYR", "NGN", "PEN", "PHP", "PKR", "RMB", "RSD", "RUB", "SAR", "THB", "TRY", "TWD", "VND"]
OTHERS += ["USDC", "USDT"]
CODES = "|".join(sorted([*SYMBOLS, *OTHERS], key=len, reverse=True))
SIGN = r"(?:[a-z]{0,3}\$|[€£₹¥₪₴₽₩₺₦₱₫฿₿¢])"
WORD = r"zł|kr\b\.?|rs\b\.?|euros?\b|dollars?\b|pounds?\b"
MARK = rf"(?:(?:{CODES})\s?{SIGN}|{SIGN}|(?:{CODES})(?![a-z])|{WORD})"
MARKS = re.compile(rf"(?<![a-z]){MARK}", re.IGNORECASE)
KNOWN = {
    **{"A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "US$": "USD", "R$": "BRL", "NZ$": "NZD", "S$": "SGD"},
    **{"MX$": "MXN", "ZŁ": "PLN", "€": "EUR", "EURO": "EUR", "EUROS": "EUR", "£": "GBP", "POUND": "GBP"},
    **{"POUNDS": "GBP", "₹": "INR", "¥": "JPY", "₪": "ILS", "₴": "UAH"},
}
# A sign of several: which it may be, and what it means where nothing else is said.
SHARED = {
    "$": ({"USD", "AUD", "CAD", "NZD", "SGD", "MXN"}, "USD"),
    "KR": ({"SEK", "NOK", "DKK"}, "KR"),
    "RS": ({"INR"}, "RS"),
}


def marks_in(text: str) -> list[str]:
    """The signs, codes and words of currencies in the text, each as a code or as a sign that several share."""
    return [one for match in MARKS.finditer(text) for one in meant(match[0])]


def meant(mark: str) -> list[str]:
    mark = mark.upper().strip(" .()")
    if re.fullmatch("DOLLARS?", mark):
        return ["$"]
    code = re.match(rf"({CODES})\s?(?=\W)", mark)  # “USD$”: a code and a sign
    if code:
        return [code[1], *meant(mark[code.end() :])]
    return [KNOWN.get(mark, mark)]


def agreed(marks: Iterable[str]) -> str | None:
    """The one currency that all of them can mean; empty if there are none, None if they contradict each other."""
    sure = {mark for mark in marks if mark not in SHARED}
    shared = {mark for mark in marks if mark in SHARED}
    if len(sure) > 1 or len(shared) > 1:
        return None
    for sign in shared:
        family, usual = SHARED[sign]
        return next(iter(sure), usual) if sure <= family else None
    return next(iter(sure), "")
