"""How long one moderator alone takes something out of the lists, or pauses an account."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from .decision import Outcome
from .refusals import NotYoursToJudgeError

ALONE_FOR = timedelta(days=7)
# What each of them ends with; a pause that points bring is the rule's, not the moderator's.
ENDS_WITH = {
    Outcome.LIMIT: "until",
    Outcome.PAUSE_POSTING: "account_until",
    Outcome.PAUSE_PROPOSING: "account_until",
}


def refuse_too_long(by: Any, outcomes: list[str], parts: dict[str, Any]) -> None:
    """Raise NotYoursToJudgeError where it takes a senior moderator; `parts` are those of the statement."""
    if by.has_perm("moderation.limit_long"):
        return
    latest = timezone.now() + ALONE_FOR
    for outcome in ENDS_WITH.keys() & set(outcomes):
        until = parts.get(ENDS_WITH[outcome])
        if until is None or until > latest:
            raise NotYoursToJudgeError(f"For more than {ALONE_FOR.days} days a senior moderator decides.")
