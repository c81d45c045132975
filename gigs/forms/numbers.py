"""What is said of a number of a gig that cannot be: what could stand there, and what was typed."""

from gigs.filter_fields import shown
from gigs.models.gig_facts import LARGEST, between

PAY = ("pay_min", "pay_max")
OUT_OF_RANGE = {
    "min_value": "Give a whole number, %(limit_value)s or more.",
    "max_value": "Give a whole number, %(limit_value)s at most.",
}
# An answer of the kind that each asks for, for who gave another.
SUCH_AS = {
    **{"pay_min": 400, "pay_max": 500, "hours_min": 80, "hours_max": 120, "weeks_min": 4, "weeks_max": 8},
    **{"week_hours_min": 20, "week_hours_max": 30, "payment_days": 30, "upfront_percent": 20, "days_on_site": 2},
    **{"overlap_hours": 4, "reply_days": 7, "max_proposals": 25},
}


def in_range(name: str) -> str:
    """What to write where a number is too small or too large; pay is no pay below 1."""
    if name in PAY:
        return f"Give a whole number between 1 and {LARGEST[name]:,}, such as {SUCH_AS[name]}."
    return between(LARGEST[name])


def wrong_number(name: str, typed: str) -> dict[str, str]:
    """The error messages of this field."""
    not_whole = {"invalid": f"Give a whole number, such as {SUCH_AS[name]}. You wrote {shown(typed)}."}
    return not_whole | (dict.fromkeys(OUT_OF_RANGE, in_range(name)) if name in LARGEST else OUT_OF_RANGE)
