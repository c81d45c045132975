"""Writing a decision down as a statement of reasons, with every part that the person concerned may read."""

from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models

from .decision import APPEALABLE, RESTRICTIONS, Decision
from .source import Source
from .subject import fingerprint, snapshot, title_of

REDRESS = (
    "You can object free of charge within six months; somebody who had no part in this decision looks again. "
    "You may also turn to a certified out-of-court dispute settlement body or to a court."
)
AFTER_APPEAL = "You may turn to a certified out-of-court dispute settlement body or to a court."
STAYS = "Your account, your messages, your running agreements, the export of your data and this decision."


class ReasonMissingError(ValueError):
    """A restriction without facts, reason and ground is not a decision."""


def write_statement(
    case: Any,
    about: models.Model | None,
    by: Any,
    outcomes: list[str],
    *,
    reason: str,
    clause: Any,
    found: dict[str, Any] | None = None,
    **parts: Any,
) -> Decision:
    """Insert the decision; what is taken away gets the parts that the law asks for. `found` as `snapshot` takes it."""
    restricts = not {*RESTRICTIONS, "strike"}.isdisjoint(outcomes)
    parts = {
        "facts": reason,
        "source": case.source,
        "automated_detection": case.source == "rule",
        "public_summary": clause.short if clause else "",
    } | parts
    if not set(APPEALABLE).isdisjoint(outcomes):
        redress = AFTER_APPEAL if parts["source"] == Source.APPEAL else REDRESS
        parts = {"redress": redress, "stays_available": STAYS} | parts
        if restricts and not (reason.strip() and (clause or parts.get("legal_ground"))):
            raise ReasonMissingError("Say what was seen, which rule it breaks and why.")
    fields = snapshot(about, found) if about is not None else {}
    kind = case.about_type if about is None else ContentType.objects.get_for_model(about)
    return Decision.objects.create(
        case=case,
        about_type=kind,
        about_id=case.about_id if about is None else about.pk,
        about_title=case.title if about is None else title_of(about),
        about_hash=fingerprint(fields),
        outcomes=list(outcomes),
        reason=reason,
        clause=clause,
        by=by,
        staff_mode=settings.STAFF_MODE,
        **parts,
    )
