"""What a decision does to its object, through the object's own verbs, and who hears of it."""

from typing import Any

from django.db import models

from accounts.models import notify

from .decision import Decision, Outcome
from .subject import people_of

HOLDS = {Outcome.LIMIT: "limited", Outcome.FREEZE: "frozen", Outcome.REMOVE: "removed", Outcome.RESTORE: "none"}
REVIEWS = [Outcome.APPROVE, Outcome.REQUEST_CHANGES, Outcome.REFUSE]
RANKS = ["senior moderator", "moderator", "editor"]


def carry_out(decision: Decision, about: models.Model | None, by: Any) -> None:
    """Do what was decided, inside the decision's transaction."""
    for outcome in decision.outcomes:
        if outcome in REVIEWS:
            getattr(about, outcome)(by, decision.reason_with_rule)
        elif outcome in HOLDS:
            about.set_hold(HOLDS[outcome], by, decision.reason, until=decision.until)
    # The verbs of a review tell the owner themselves.
    if set(REVIEWS).isdisjoint(decision.outcomes) and decision.is_for_owner:
        tell_owners(decision, about)


def tell_owners(decision: Decision, about: models.Model) -> None:
    title = f"“{decision.about_title}”: {decision.words.lower()}"
    for person in people_of(about):
        notify(person, "decision", title, decision.get_absolute_url(), decision.reason_with_rule)


def role_of(user: Any) -> str:
    """The role somebody acts in: the most senior of their groups."""
    if user.is_superuser:
        return "superuser"
    names = set(user.groups.values_list("name", flat=True))
    return next((name for name in RANKS if name in names), "member")
