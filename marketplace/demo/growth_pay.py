"""What grown gigs pay: within a band of the country and the level, in figures that a person would write."""

from random import Random
from typing import Any

WEIGHT_OF_WIDTH = {(0.05, 0.16): 78, (0.16, 0.3): 18, (0.34, 0.45): 4}
LONG_TYPES = {"migration", "data_pipeline", "api_build", "legacy_rescue", "infrastructure"}
SHORT_TYPES = {"bug_fix", "code_review", "architecture_advice", "security_review"}


def pay(dice: Random, country: dict[str, Any], level: int, work_type: str) -> dict[str, Any]:
    model = chosen(dice, country["models"])
    if model == "fixed" and work_type in {"maintenance", "on_call_cover"}:
        model = "day"
    low, high = day_range(dice, *country["day"][level - 1])
    units, hours = in_units(dice, model, work_type)
    least, most = neat(low * units), neat(high * units)
    return {"model": model, "min": least, "max": max(least, most), "currency": country["currency"]} | hours


def chosen(dice: Random, weights: dict) -> Any:
    return dice.choices(list(weights), weights=list(weights.values()))[0]


def day_range(dice: Random, lowest: int, highest: int) -> tuple[float, float]:
    middle = dice.uniform(lowest, highest)
    half = dice.uniform(*chosen(dice, WEIGHT_OF_WIDTH))
    return middle * (1 - half), middle * (1 + half)


def in_units(dice: Random, model: str, work_type: str) -> tuple[float, dict[str, int]]:
    """How many days one unit of pay holds and, for most fixed prices, the hours it is thought to take."""
    if model != "fixed":
        return {"hour": 1 / 8, "day": 1, "month": 19.5}[model], {}
    hours = guess(dice, work_type)
    stated = {"hours_min": round(hours * 0.9), "hours_max": round(hours * 1.15)}
    return hours / 8, stated if dice.random() < 0.85 else {}


def guess(dice: Random, work_type: str) -> int:
    if work_type in SHORT_TYPES:
        return dice.randint(12, 60)
    return dice.randint(90, 280) if work_type in LONG_TYPES else dice.randint(50, 180)


def neat(amount: float) -> int:
    """`463.2` → `465`, `12437` → `12500`, `68.4` → `68`: two digits that count, and a half step."""
    step = max(1, 10 ** (len(str(int(amount))) - 2) // 2)
    return max(1, round(amount / step) * step)
