"""Why a moderator may not go on."""

from typing import Any

from django.core.exceptions import PermissionDenied

from accounts.models import StateError

CLOSED = "This account is closed already: nothing more is taken from it. Decide about the thing alone."


class NotYoursToJudgeError(PermissionDenied):
    """The decider owns the thing, belongs to its client, reported it, or lacks the role."""


class NotNowError(StateError):
    """What was asked for is not possible now; the words say why, and the page answers 409."""

    def __init__(self, about: Any, words: str):
        Exception.__init__(self, words)
        self.about = about


class ClaimedError(StateError):
    """Another moderator has the case."""

    def __init__(self, case: Any):
        Exception.__init__(self, f"{case.assignee} took this case at {case.claimed_at:%H:%M} UTC.")
        self.about, self.action = case, "claim"
