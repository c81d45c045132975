"""What can be decided about a thing, by the state that it is in now."""

from django.db import models

from accounts.models import User

from .decision import Outcome
from .effect import REVIEWS
from .subject import kind_of

ANSWERS = [Outcome.NO_VIOLATION, Outcome.INADMISSIBLE]
HOLDING = [Outcome.LIMIT, Outcome.FREEZE, Outcome.REMOVE]
# Closing an account is nothing that one person decides: see `Closure`.
ON_ACCOUNT = [Outcome.STRIKE, Outcome.PAUSE_POSTING, Outcome.PAUSE_PROPOSING, Outcome.SUSPEND]
# What goes with no breach, so that no points can go with it.
HARMLESS = {*ANSWERS, Outcome.APPROVE, Outcome.RESTORE}


def options(about: models.Model | None) -> list[Outcome]:
    if about is None:
        return ANSWERS
    if all(verb in about.TRANSITIONS and about.can(verb) for verb in REVIEWS):
        return REVIEWS
    if not kind_of(about).is_public:
        return [*ANSWERS, Outcome.WARN]
    held = [Outcome.RESTORE] if about.hold != "none" else []
    if is_closed(about):
        return [*held, *ANSWERS]
    if isinstance(about, User):
        return [*held, *ANSWERS, Outcome.WARN, *ON_ACCOUNT]
    return [*held, *HOLDING] if held else [*ANSWERS, Outcome.WARN, *HOLDING]


def is_possible(about: models.Model | None, outcome: str, outcomes: list[str]) -> bool:
    """Whether it can be decided, alone or together with the others: points go with any breach and with nothing else."""
    if outcome == Outcome.STRIKE:
        return HARMLESS.isdisjoint(outcomes) and not is_closed(about)
    return outcome in options(about)


def is_closed(about: models.Model) -> bool:
    """An account that two people closed: nothing more can be taken from it, only given back."""
    return isinstance(about, User) and about.hold == "removed"
