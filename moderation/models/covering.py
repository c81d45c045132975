"""What a later decision covers it outlasts: else the earlier one would end with it, before its time."""

from datetime import datetime
from typing import Any

from django.db import models

from accounts.models import Hold, User

from .holding import HOLD_BY, end_of, held_by, strictness
from .refusals import NotNowError

HELD = {Hold.LIMITED: "out of lists", Hold.FROZEN: "frozen", Hold.REMOVED: "removed"}


def why_too_short(about: models.Model | None, outcome: str, until: datetime | None) -> str:
    """Why this outcome may not end then, "" where it may. What is lighter takes the place of what is there."""
    held_as, hold = getattr(about, "hold", Hold.NONE), HOLD_BY.get(outcome)
    if until is None or hold is None or held_as == Hold.NONE or strictness(held_as) > strictness(hold):
        return ""
    ends = about.hold_until
    # A rule only guesses: whatever a person decides takes its place.
    if (ends is not None and ends <= until) or held_by(about) is None:
        return ""
    return f"It is {how_held(about)} already, and that would end too soon. Let this last as long, or restore it first."


def refuse_too_short(about: models.Model | None, outcomes: list[str], parts: dict[str, Any]) -> None:
    """Raise NotNowError where one of them would end before what it covers; `parts` are those of the statement."""
    for outcome in outcomes:
        if words := why_too_short(about, outcome, parts.get(end_of(about))):
            raise NotNowError(about, words)


def refuse_outlasting(about: models.Model, hold: str, until: datetime | None) -> None:
    """Raise NotNowError where this would be covered by what holds it now, and still run when that ends."""
    if strictness(hold) < strictness(about.hold) and about.hold_until and (until is None or until > about.hold_until):
        raise NotNowError(about, f"It stays {how_held(about)} for another reason. Take it out of lists for no longer.")


def how_held(about: models.Model) -> str:
    held = "suspended" if isinstance(about, User) else HELD[about.hold]
    return f"{held} until {about.hold_until:%-d %B %Y, %H:%M} UTC" if about.hold_until else f"{held} without an end"
