"""What generated developers ask for and when they are free."""

from random import Random
from typing import Any

# How far each level (1-4) is from the place's usual hourly rate.
PAY = {1: 0.42, 2: 0.72, 3: 1.0, 4: 1.3}


def rate(dice: Random, place: dict[str, Any], level: int) -> dict[str, Any]:
    hour = place["hour"] * PAY[level] * dice.uniform(0.85, 1.15)
    unit, hours_in = dice.choice([("hour", 1), ("hour", 1), ("day", 8), ("month", 145)])
    low = rounded(hour * hours_in)
    high = rounded(hour * hours_in * dice.choice([1.1, 1.2, 1.3]))
    visibility = dice.choices(["public", "members", "clients", "hidden"], weights=[68, 12, 10, 10])[0]
    return {"unit": unit, "min": low, "max": max(low, high), "currency": place["currency"], "visibility": visibility}


def rounded(amount: float) -> int:
    """To a figure that a person would ask: two digits that count, or three above a thousand."""
    step = 1 if amount < 100 else 5 if amount < 400 else 10 if amount < 1_000 else 50 if amount < 10_000 else 500
    return max(1, round(amount / step) * step)


def tax(dice: Random, place: dict[str, Any]) -> list[str]:
    if place["country"] != "GB":
        return ["not_uk"]
    return dice.choice([["outside_only"], ["outside_only"], ["inside_ok", "umbrella_ok"], ["inside_ok"]])


def availability(dice: Random, place: dict[str, Any]) -> dict[str, Any]:
    kinds = ["available", "from_date", "part_time", "not_looking"]
    status = dice.choices(kinds, weights=[52, 22, 16, 10])[0]
    workplaces = dice.choice([["remote"], ["remote"], ["remote", "hybrid"], ["remote", "hybrid", "on_site"]])
    return {
        "status": status,
        "from_in_days": dice.randint(7, 100) if status == "from_date" else None,
        "hours_a_week": {"not_looking": 0, "part_time": 20}.get(status, dice.choice([25, 30, 32, 36, 40])),
        "notice_days": dice.choice([0, 7, 14, 14, 30]),
        "workplaces": workplaces,
        "hybrid_days": dice.randint(1, 3) if "hybrid" in workplaces else None,
        "travel_radius_km": dice.choice([20, 40, 60, 100]) if "hybrid" in workplaces else None,
        "work_countries": place["work"],
        "confirmed_days_ago": dice.choice([0, 1, 2, 4, 6, 9, 12, 13, 18, 25, 40, 66]),
    }
