"""Outside pay figures, each with what it measures, its sample, its source and its date (`content/facts/rates.csv`)."""

import csv
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from django.utils import timezone

from marketplace.lib.money import SYMBOLS

RATES_FILE = Path(__file__).parent / "content" / "facts" / "rates.csv"

OLD_AFTER = timedelta(days=365)
KINDS = {"employees": "Official statistics", "advertised": "Adverts", "clients post": "Adverts", "survey": "Survey"}


@dataclass(frozen=True)
class Rate:
    """One line of the rate guide; never averaged with another and never converted."""

    id: str
    market: str
    what: str
    basis: str
    middle: str
    span: str
    sample: str
    source: str
    url: str
    dated: str
    as_of: date
    confidence: str

    @property
    def kind(self) -> str:
        """What sort of figure it is: adverts, a survey or official statistics say different things."""
        return next((kind for word, kind in KINDS.items() if word in self.basis), "Survey")

    @property
    def is_old(self) -> bool:
        return timezone.localdate() - self.as_of > OLD_AFTER


@lru_cache(maxsize=1)
def rates() -> dict[str, Rate]:
    with RATES_FILE.open(newline="", encoding="utf-8") as lines:
        return {row["id"]: Rate(**row | {"as_of": date.fromisoformat(row["as_of"])}) for row in csv.DictReader(lines)}


def in_currency(currency: str) -> list[Rate]:
    """The figures that are stated in this currency: by the day or hour first, salaries after them."""
    symbol = SYMBOLS.get(currency, currency)
    stated = [rate for rate in rates().values() if (rate.middle or rate.span).startswith(symbol)]
    return sorted(stated, key=lambda rate: "salary" in rate.basis or "employees" in rate.basis)
