"""The pay of a JobPosting: `baseSalary` as an amount, a range, a text, or a list of one of them."""

import math
import re
from decimal import Decimal
from typing import Any

from .loose import take_found_pay
from .parsed import Parsed
from .pay_text import NO_CURRENCY, NOTHING, UNCERTAIN, parse_bounds, parse_currency, parse_pay
from .pay_units import the_unit
from .words import said

CODES = {"hur": "hour", "mon": "month", "ann": "year", "wee": "week"}  # as UN/CEFACT has them
PLAIN = re.compile(r"\d{1,12}(?:\.\d{1,2})?|[1-9]\d{0,2}(?:,\d{3})+(?:\.\d{1,2})?", re.ASCII)


def take_salary(parsed: Parsed, record: dict[str, Any]) -> None:
    salary = record.get("baseSalary") or record.get("estimatedSalary")
    parts = salary if isinstance(salary, list) else [salary]
    read = [found for found in (read_salary(part, said(record.get("salaryCurrency"))) for part in parts) if found]
    good = [found for found in read if found.keys() & {"pay_min", "pay_max"}] or read[:1]
    found = dict(good[0]) if good else {"unsure": NOTHING}
    take_found_pay(parsed, found if good[1:] == good[:-1] else {"unsure": UNCERTAIN}, str(salary or ""))


def read_salary(salary: Any, currency: str) -> dict[str, Any]:
    if not isinstance(salary, dict):
        return parse_pay(said(salary), currency) if said(salary) else {}
    value = salary.get("value")
    value = value if isinstance(value, dict) else {"value": value}
    money = said(salary.get("currency")) or said(value.get("currency")) or currency
    found = _amounts(value, money)
    unit = _unit(value) or _unit(salary)
    if unit and found.get("pay_model", unit) != unit:
        return {"unsure": UNCERTAIN}
    return ({"pay_model": unit} if unit else {}) | found


def _amounts(value: dict[str, Any], currency: str) -> dict[str, Any]:
    """Of numbers and plain texts exactly; of other texts what they surely say."""
    names = ("minValue", "maxValue") if value.get("minValue") or value.get("maxValue") else ("value", "value")
    low, high = (value.get(name) for name in names)
    if any(isinstance(end, str) and re.fullmatch(r"\d+\.\d{3}", end.strip()) for end in (low, high)):
        return {"unsure": UNCERTAIN}  # “60.000” is sixty in one country and sixty thousand in another
    if any(said(end) and number(end) is None for end in (low, high)):
        return parse_pay(_spelt(said(low), said(high)), currency)
    money = parse_currency([], currency)
    if money is None:
        return {"unsure": NO_CURRENCY}
    # Nought beside another number says that this end is not known.
    return parse_bounds(number(low) or None, number(high) or None) | ({"currency": money} if money else {})


def _spelt(low: str, high: str) -> str:
    if low and high:
        return low if low == high else f"{low} - {high}"
    return f"from {low}" if low else f"up to {high}"


def number(value: Any) -> float | Decimal | None:
    if isinstance(value, str) and PLAIN.fullmatch(value.strip()):
        return Decimal(value.strip().replace(",", ""))
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return value if is_number and math.isfinite(value) else None


def _unit(value: dict[str, Any]) -> str:
    text = (said(value.get("unitText")) or said(value.get("unitCode"))).strip().lower()
    return the_unit(text) or the_unit(text.removesuffix("s")) or CODES.get(text, text[:20])
