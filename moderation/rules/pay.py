"""Pay under the floor, in a wide range, or by a unit that can hardly be meant."""

from collections.abc import Iterator

from .rule import GIGS, Effect, Match, Rule, Subject

# About what a day of eight hours pays where the least is paid for it: below, somebody should look.
FLOOR_A_DAY = {
    **{"USD": 80, "EUR": 75, "GBP": 65, "CHF": 120, "AUD": 130, "NZD": 130, "CAD": 110, "SGD": 100, "ILS": 280},
    **{"NOK": 900, "SEK": 850, "DKK": 600, "PLN": 300, "CZK": 1500, "HUF": 25_000, "RON": 350, "UAH": 2_500},
    **{"INR": 2_500, "JPY": 10_000, "MXN": 1_000, "BRL": 300, "ZAR": 900},
}
# Times the floor of a day, what no unit reaches that is meant as such.
MOST_AN_HOUR, MOST_A_DAY, LEAST_A_MONTH = 6, 45, 8


def find_floor(subject: Subject) -> Iterator[Match]:
    floor, least = FLOOR_A_DAY.get(subject.facts.get("currency", "")), a_day(subject.facts)
    if floor and least is not None and least < floor:
        yield Match("pay_min")


def find_range(subject: Subject) -> Iterator[Match]:
    low, high = subject.facts.get("pay_min"), subject.facts.get("pay_max")
    if low and high and high > 2 * low:
        yield Match("pay_max")


def find_unit(subject: Subject) -> Iterator[Match]:
    """A monthly figure by the hour, an hourly one by the day or month."""
    facts = subject.facts
    floor, low, high = FLOOR_A_DAY.get(facts.get("currency", "")), facts.get("pay_min"), facts.get("pay_max")
    if not (floor and low and high):
        return
    model = facts.get("pay_model")
    too_much = (model == "hour" and high > MOST_AN_HOUR * floor) or (model == "day" and high > MOST_A_DAY * floor)
    too_little = (model == "day" and high < floor) or (model == "month" and high < LEAST_A_MONTH * floor)
    if too_much or too_little:
        yield Match("pay_model")


def a_day(facts: dict) -> float | None:
    """The lowest pay of eight hours; unknown for a fixed price without hours."""
    low, hours = facts.get("pay_min"), facts.get("hours_max")
    if not low:
        return None
    by_model = {"hour": low * 8, "day": low, "month": low / 21, "fixed": low * 8 / hours if hours else None}
    return by_model.get(facts.get("pay_model"))


FLOOR = Rule("pay-under-floor", 1, 10, Effect.NOTE, "The pay is below what any market here pays for a day.", find_floor,
             clause="2.1", kinds=GIGS)  # fmt: skip
WIDE = Rule("pay-range-wide", 1, 3, Effect.NOTE, "The highest pay is more than twice the lowest.", find_range,
            clause="2.1", kinds=GIGS)  # fmt: skip
UNIT = Rule("pay-unit-suspicious", 1, 5, Effect.NOTE, "The figure does not fit its unit.", find_unit,
            clause="2.1", kinds=GIGS)  # fmt: skip
