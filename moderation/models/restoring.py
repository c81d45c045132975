"""What ends with a decision that a moderator reverses by restoring: points, pauses, and what reporters believe."""

from typing import Any

from django.db import models

from .decision import Decision
from .holding import question_restored
from .retelling import retell, retelling_questions
from .settling import settle, settling_questions


def restoring_questions(reverses: Decision | None, about: models.Model | None) -> dict[str, Any]:
    """What `free` and the hold that is left read, to be asked beside any row once thing and account are locked."""
    questions = {**settling_questions(reverses), **question_restored(reverses, about)}
    return {**questions, **retelling_questions(reverses)}


def free(reverses: Decision | None, found: dict[str, Any], by: Any, reason: str) -> bool:
    """Whatever else the restored thing's decision brought ends with it; True where that is nothing to be undone."""
    if reverses is None:
        return False
    retell(reverses, found, is_appealed=False)
    return settle(reverses, found, by, reason)
