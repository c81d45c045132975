"""Loose records: `{title, description, tags, rate, exp_lvl, est_time, link}` and their cousins."""

import re
from typing import Any

from gigs.models.gig_facts import MAX_WEEK_HOURS, MAX_WEEKS

from . import words
from .parsed import Parsed
from .pay_text import NOTHING, UNCERTAIN, parse_currency, parse_pay

NAMES = {
    "title": ["title", "name", "heading"],
    "description": ["description", "desc", "body", "text", "details"],
    "tags": ["tags", "skills", "keywords"],
    "rate": ["rate", "pay", "budget", "price", "salary"],
    "amount": ["amount", "budget", "est_budget", "fixed_price", "price", "sum"],
    "level": ["exp_lvl", "level", "experience", "experience_level", "seniority"],
    "time": ["est_time", "duration", "length"],
    "link": ["link", "url", "href"],
}
WORDS = {*NAMES["title"], *NAMES["description"]}
READ = {name for names in NAMES.values() for name in names} | {"public_id", "currency"}
# What is the sum of all the work, never of an hour of it.
TOTALS = {"budget", "est_budget", "fixed_price", "sum"}
TIMES = {"hour", "day", "month"}
A_MONTH = 4.345


def parse_loose(record: dict[str, Any]) -> Parsed:
    parsed = Parsed(key=words.said(first(record, "link")) or words.said(record.get("public_id")))
    parsed.take(
        title=words.plain_text(first(record, "title")), description=words.plain_text(first(record, "description"))
    )
    take_pay(parsed, record)
    take_tags(parsed, first(record, "tags"))
    take_level(parsed, first(record, "level"))
    take_time(parsed, words.said(first(record, "time")))
    odd = {
        name: value for name, value in record.items() if value and (name not in READ or not can_be_read(name, value))
    }
    parsed.unplaced += [f"{name}: {str(value)[:60]}" for name, value in odd.items()]
    return parsed.finish()


def first(record: dict[str, Any], name: str) -> Any:
    """The value under the first of its names that has one which can be read."""
    return next(
        (record[other] for other in NAMES[name] if record.get(other) and can_be_read(other, record[other])), None
    )


def can_be_read(name: str, value: Any) -> bool:
    """Titles and descriptions are texts, tags may be a list, “fixed_price” a yes; others are texts or numbers."""
    if name in WORDS:
        return isinstance(value, str)
    is_row = name in NAMES["tags"] and isinstance(value, list)
    return is_row or bool(words.said(value)) or (name == "fixed_price" and value is True)


def take_pay(parsed: Parsed, record: dict[str, Any]) -> None:
    """“Fixed-price” often stands without its sum, which is then in another field."""
    rate, currency = words.said(first(record, "rate")), words.said(record.get("currency"))
    found = parse_pay(rate, currency)
    if not found.keys() & {"pay_min", "pay_max", "unsure"}:
        name = next((name for name in NAMES["amount"] if words.said(record.get(name))), "")
        amount = words.said(record.get(name))
        found = together(found, parse_pay(amount, currency), name)
        rate = " ".join(dict.fromkeys([rate, amount])).strip()
        if name == "fixed_price" and found.keys() & {"pay_min", "pay_max"}:
            found.setdefault("pay_model", "fixed")
    if str(record.get("fixed_price")).casefold() in ("true", "yes", "1") and found.keys() & {"pay_min", "pay_max"}:
        found.setdefault("pay_model", "fixed")
    take_found_pay(parsed, found, rate)
    if record.get("currency") and not parse_currency([], currency):
        parsed.unplaced.append(f"currency: {str(record['currency'])[:60]}")


def together(rate: dict[str, Any], amount: dict[str, Any], name: str) -> dict[str, Any]:
    """A way of paying and the sum from another field; nothing surely where they contradict each other."""
    is_total = rate.get("pay_model") in TIMES and not amount.get("pay_model") and name in TOTALS
    if is_total or any(amount.get(both, rate[both]) != rate[both] for both in rate):
        return {"unsure": UNCERTAIN}
    return amount | rate


def take_found_pay(parsed: Parsed, found: dict[str, Any], said: str) -> None:
    model = found.get("pay_model", "")
    if model and not words.is_unit_we_take(model):
        parsed.unplaced.append(f"pay: {said[:60]} (pay by the {model} has no place here)")
        return
    why = found.pop("unsure", "") or ("" if found.keys() & {"pay_min", "pay_max"} else NOTHING)
    if said and why:
        parsed.unplaced.append(f"pay: {said[:60]} ({why})")
    parsed.take(**found)


def take_tags(parsed: Parsed, said: Any) -> None:
    """Words without a need: once it is known which are skills, the first six are a must and the others nice."""
    parsed.skills = [(tag, "", None) for tag in words.tags(said)]
    odd = [part for part in said if part and not words.said(part)] if isinstance(said, list) else []
    parsed.unplaced += [f"tag: {str(part)[:60]}" for part in odd]


def take_level(parsed: Parsed, said: Any) -> None:
    found = words.level(said)
    parsed.take(level=found)
    if said and found is None:
        parsed.unplaced.append(f"level: {str(said)[:60]}")


def take_time(parsed: Parsed, said: str) -> None:
    """“1 to 3 months, Less than 30 hrs/week” → weeks and hours a week."""
    for part in re.split(r",|;|\n", said):
        low, high = bounds(part)
        if low is high is None:
            parsed.unplaced += [f"time: {part.strip()[:60]}"] if part.strip() else []
        elif re.search(r"h(?:ou)?rs?\b|/\s*week", part, re.IGNORECASE):
            parsed.take(week_hours_min=small(low, 1, MAX_WEEK_HOURS), week_hours_max=small(high, 1, MAX_WEEK_HOURS))
        elif re.search(r"month", part, re.IGNORECASE):
            parsed.take(weeks_min=small(low, A_MONTH, MAX_WEEKS), weeks_max=small(high, A_MONTH, MAX_WEEKS))
        elif re.search(r"week", part, re.IGNORECASE):
            parsed.take(weeks_min=small(low, 1, MAX_WEEKS), weeks_max=small(high, 1, MAX_WEEKS))
        else:
            parsed.unplaced.append(f"time: {part.strip()[:60]}")


def bounds(text: str) -> tuple[int | None, int | None]:
    numbers = [int(number) for number in re.findall(r"\d{1,4}", text, re.ASCII)][:2]
    if not numbers:
        return None, None
    if re.search(r"less|under|up to|at most|<", text, re.IGNORECASE):
        return None, numbers[0]
    if re.search(r"more|over|at least|\+|>", text, re.IGNORECASE):
        return numbers[0], None
    return min(numbers), max(numbers)


def small(number: int | None, times: float, most: int) -> int | None:
    return None if not number else min(max(round(number * times), 1), most)
