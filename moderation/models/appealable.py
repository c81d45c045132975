"""Which decisions can be appealed against, and for how long."""

from datetime import timedelta

from django.utils import timezone

from .decision import Decision

APPEAL_WITHIN = timedelta(days=183)


def refusal(decision: Decision) -> str:
    """Why nobody may appeal against this decision, "" where its people may."""
    if decision.undone_at:
        return "This decision was taken back, so there is nothing to undo."
    if not decision.is_appealable:
        return "This decision took nothing away, so there is nothing to undo."
    if timezone.now() > decision.at + APPEAL_WITHIN:
        return "Appeals are possible for six months after a decision."
    return ""
