"""Decisions of the demo: through the same verbs as real ones, so that log and audit are true."""

from typing import Any

from moderation.models import Case

from .members import moderator


def judge(about: Any, outcome: str, reason: str, **parts: Any) -> None:
    """Let the demo's moderator decide the open case about this object."""
    Case.objects.open().get(about_type__model=about._meta.model_name, about_id=about.pk).decide(
        moderator(), [outcome], reason, **parts
    )
    about.refresh_from_db()
