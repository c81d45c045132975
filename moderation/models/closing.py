"""What a decision answers: the reports and the flags that waited for it, in one statement however many they are."""

from typing import Any

from django.utils import timezone

from .decision import Decision
from .flag import agrees

CLOSE = """
WITH judged AS (
    -- That is each rule's measured precision.
    UPDATE moderation_flag SET decision_id = %(decision)s, is_confirmed = %(agrees)s
    WHERE about_type_id = %(about_type)s AND about_id = %(about)s AND decision_id IS NULL
)
UPDATE moderation_report SET decision_id = %(decision)s, outcome = %(outcome)s, told_at = %(now)s
WHERE case_id = %(case)s AND outcome = 'open'
RETURNING *
"""


def answer_all(case: Any, decision: Decision) -> list[Any]:
    """The reports that this decision answers, with the answer; the caller tells who sent them."""
    values = {
        "decision": decision.pk,
        "agrees": agrees(decision),
        "about_type": case.about_type_id,
        "about": case.about_id,
        "outcome": outcome_for(decision),
        "now": timezone.now(),
        "case": case.pk,
    }
    reports = list(case.reports.model.objects.raw(CLOSE, values))
    for report in reports:
        report.decision = decision
    return reports


def outcome_for(decision: Decision) -> str:
    """What the reports get to hear. An approval after reports means that nothing was wrong."""
    found = [outcome for outcome in decision.outcomes if outcome in {"no_violation", "inadmissible"}]
    if found:
        return found[0]
    return "no_violation" if decision.outcomes == ["approve"] else "upheld"
