"""What a decision does to its object, through the object's own verbs, and who hears of it."""

from datetime import datetime
from typing import Any

from django.db import models

from accounts.models import Pause, User, notify
from accounts.models.pause import restriction

from .decision import Decision, Outcome
from .letter import letter, letter_with_address
from .refusals import NotYoursToJudgeError
from .subject import hearers

HOLDS = {Outcome.LIMIT: "limited", Outcome.FREEZE: "frozen", Outcome.REMOVE: "removed", Outcome.RESTORE: "none"}
REVIEWS = [Outcome.APPROVE, Outcome.REQUEST_CHANGES, Outcome.REFUSE]
PAUSES = {Outcome.PAUSE_POSTING: "posting", Outcome.PAUSE_PROPOSING: "proposing"}
ACCOUNT_HOLDS = {Outcome.SUSPEND: "frozen", Outcome.CLOSE_ACCOUNT: "removed"}
# The role by what it alone may do, the most senior first.
RANKS = {
    "senior moderator": "moderation.confirm_closure",
    "moderator": "moderation.decide_case",
    "editor": "articles.change_article",
}


def carry_out(
    decision: Decision,
    about: models.Model | None,
    by: Any,
    people: list[User] | None = None,
    besides: tuple[str, datetime | None] = ("none", None),
) -> None:
    """Do what was decided, inside its transaction; `people` are who is told, where they were read already.

    `besides` is how what is restored is held by what else stands.
    """
    for outcome in decision.outcomes:
        if outcome in REVIEWS:
            getattr(about, outcome)(by, letter_with_address(decision))
        elif outcome == Outcome.RESTORE:
            about.set_hold(besides[0], by, decision.reason, until=besides[1])
        elif outcome in HOLDS:
            about.set_hold(HOLDS[outcome], by, decision.reason, until=decision.until)
        elif outcome in PAUSES:
            Pause.start(decision.account, PAUSES[outcome], decision.account_until, by, decision.get_absolute_url())
        elif outcome in ACCOUNT_HOLDS:
            decision.account.set_hold(ACCOUNT_HOLDS[outcome], by, decision.reason, until=decision.account_until)
    title = f"“{decision.about_title}”: {decision.words.lower()}"
    said = letter(decision)
    if Outcome.RESTORE in decision.outcomes and isinstance(about, User) and about.is_suspended:
        said += f"\n\n{restriction(about, '')}"
    for person in told(decision, about, people):
        notify(person, "decision", title, decision.get_absolute_url(), said)


def told(decision: Decision, about: models.Model | None, people: list[User] | None = None) -> set[User]:
    """Who hears of it: the owners, unless a review's own verb tells them, and whose account it reaches."""
    is_told_by_verb = not set(REVIEWS).isdisjoint(decision.outcomes)
    account = {decision.account} - {None}
    if about is None or is_told_by_verb or not decision.is_for_owner:
        return account
    return account | set(hearers(about, decision.outcomes) if people is None else people)


def role_of(user: Any) -> str:
    """The role somebody acts in: the most senior of theirs. What they may do is known already wherever they act.

    Every verb of staff asks, so it raises NotYoursToJudgeError for an account that is suspended or closed.
    """
    if user.is_restricted:
        raise NotYoursToJudgeError("Your account is restricted: it has no role here until that ends.")
    if user.is_superuser:
        return "superuser"
    return next((role for role, right in RANKS.items() if user.has_perm(right)), "member")
