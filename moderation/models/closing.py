"""What a decision closes, and its undoing opens: its case with the reports and flags, in one statement each."""

from typing import Any

from django.db import connection
from django.utils import timezone

from .decision import Decision
from .flag import agrees

CLOSE = """
WITH judged AS (
    -- That is each rule's measured precision.
    UPDATE moderation_flag SET decision_id = %(decision)s, is_confirmed = %(agrees)s
    WHERE about_type_id = %(about_type)s AND about_id = %(about)s AND decision_id IS NULL
), closed AS (
    UPDATE moderation_case
    SET status = 'decided', decided_at = %(now)s, updated_at = %(now)s, version = version + 1
    WHERE id = %(case)s
)
UPDATE moderation_report SET decision_id = %(decision)s, outcome = %(outcome)s, told_at = %(now)s
WHERE case_id = %(case)s AND outcome = 'open'
RETURNING *
"""
OPEN_AGAIN = """
WITH judged AS (
    UPDATE moderation_flag SET decision_id = NULL, is_confirmed = NULL WHERE decision_id = %(decision)s
), undone AS (
    UPDATE moderation_undo SET done_at = %(now)s, by_id = %(by)s WHERE decision_id = %(decision)s
), opened AS (
    UPDATE moderation_case
    SET status = 'open', decided_at = NULL, assignee_id = %(by)s, claimed_at = %(now)s,
        updated_at = %(now)s, version = version + 1
    WHERE id = %(case)s
)
UPDATE moderation_report SET decision_id = NULL, outcome = 'open', told_at = NULL WHERE decision_id = %(decision)s
"""


def close(case: Any, decision: Decision) -> list[Any]:
    """The reports that this decision answers, with the answer; the caller holds the case and tells who sent them."""
    now = timezone.now()
    values = {
        "decision": decision.pk,
        "agrees": agrees(decision),
        "about_type": case.about_type_id,
        "about": case.about_id,
        "outcome": outcome_for(decision),
        "now": now,
        "case": case.pk,
    }
    reports = list(case.reports.model.objects.raw(CLOSE, values))
    case.status, case.decided_at, case.updated_at, case.version = "decided", now, now, case.version + 1
    for report in reports:
        report.decision = decision
    return reports


def open_again(case: Any, decision: Decision, by: Any) -> None:
    """As if it had not been decided, with whoever undoes it; the caller holds the case and the undo."""
    now = timezone.now()
    with connection.cursor() as cursor:
        cursor.execute(OPEN_AGAIN, {"decision": decision.pk, "case": case.pk, "by": by.pk, "now": now})
    case.status, case.decided_at, case.assignee, case.claimed_at = "open", None, by, now
    case.updated_at, case.version = now, case.version + 1


def outcome_for(decision: Decision) -> str:
    """What the reports get to hear. An approval after reports means that nothing was wrong."""
    found = [outcome for outcome in decision.outcomes if outcome in {"no_violation", "inadmissible"}]
    if found:
        return found[0]
    return "no_violation" if decision.outcomes == ["approve"] else "upheld"
