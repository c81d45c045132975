"""Numbers of cards and accounts that pass their own check; the ones that every manual uses are nobody's."""

import re
from collections.abc import Iterator

from .rule import ARTICLES, PUBLIC, Effect, Match, Rule, Subject

CARD = re.compile(r"(?<![\d.-])[3-6]\d(?:[ -]?\d){11,17}(?![\d])")
IBAN = re.compile(r"\b[a-z]{2}\d{2}(?: ?[a-z0-9]){11,32}")
LENGTHS = {
    **{"no": 15, "be": 16, "dk": 18, "fi": 18, "nl": 18, "at": 20, "ch": 21, "de": 22, "gb": 22, "ie": 22, "lt": 20},
    **{
        "es": 24,
        "se": 24,
        "cz": 24,
        "pt": 25,
        "fr": 27,
        "it": 27,
        "gr": 27,
        "pl": 28,
        "hu": 28,
        "ro": 24,
        "ee": 20,
        "lv": 21,
    },
}
OF_MANUALS = {
    *("4242424242424242", "4111111111111111", "5555555555554444", "378282246310005", "4012888888881881"),
    *("4000056655665556", "6011111111111117", "5105105105105100", "5200828282828210", "371449635398431"),
    *("de89370400440532013000", "gb82west12345698765432", "gb29nwbk60161331926819", "nl91abna0417164300"),
    *("fr1420041010050500013m02606", "be68539007547034", "at611904300234573201", "ch9300762011623852957"),
    *("es9121000418450200051332", "it60x0542811101000000123456", "no9386011117947", "dk5000400440116243"),
}


def find(subject: Subject) -> Iterator[Match]:
    for name, words in subject.plain.items():
        for found in CARD.finditer(words.text):
            if is_card(compact(found[0])):
                yield Match(name, words.original(*found.span()))
        for found in IBAN.finditer(words.text):
            if is_iban(compact(found[0])):
                yield Match(name, words.original(*found.span()))


def compact(number: str) -> str:
    return re.sub(r"[ -]", "", number)


def is_card(digits: str) -> bool:
    """13 to 19 digits by Luhn's sum."""
    if not 13 <= len(digits) <= 19 or digits in OF_MANUALS or len(set(digits)) < 4:
        return False
    doubled = [int(d) * 2 if n % 2 else int(d) for n, d in enumerate(reversed(digits))]
    return sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0


def is_iban(found: str) -> bool:
    """The length of its country, and 1 as the rest of a division by 97; what stands behind it is left alone."""
    number = found[: LENGTHS.get(found[:2], 0)]
    if not number or len(number) < LENGTHS[found[:2]] or number in OF_MANUALS:
        return False
    return int("".join(str(int(c, 36)) for c in number[4:] + number[:4])) % 97 == 1


SAYS = "A card or account number stands in a public text. Take it out: nobody needs it to propose."
RULE = Rule("bank-numbers", 2, 5, Effect.WARN, SAYS, find, clause="3.1", kinds=PUBLIC | ARTICLES)
