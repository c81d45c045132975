"""Outside pay figures, each with what it measures, its sample, its source and its date (`content/facts/rates.csv`)."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

RATES_FILE = Path(__file__).parent / "content" / "facts" / "rates.csv"


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


@lru_cache(maxsize=1)
def rates() -> dict[str, Rate]:
    with RATES_FILE.open(newline="", encoding="utf-8") as lines:
        return {row["id"]: Rate(**row | {"as_of": date.fromisoformat(row["as_of"])}) for row in csv.DictReader(lines)}
