"""When a decision goes, the points and the pauses that it brought to an account go with it."""

from datetime import timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery

from accounts.models import Pause

from .decision import Decision
from .effect import PAUSES
from .strike import counting, days_for, sum_of


def settling_questions(decision: Decision | None) -> dict[str, Any]:
    """What `settle` reads, to be asked beside any row once the account is locked."""
    if decision is None or decision.account_id is None:
        return {}
    given = Decision.objects.filter(account=decision.account_id, points__gt=0)
    return {
        "points_left": sum_of(counting(decision.account_id).exclude(pk=decision.pk)),
        "given_with_points": ArraySubquery(given.order_by().values("public_id")),
    }


def settle(decision: Decision, found: dict[str, Any], by: Any, reason: str) -> bool:
    """End the pauses that this decision brought; where points go, none that points brought outlasts what is left.

    `found` answers `settling_questions`. True where there was anything to give back. What two people were asked to
    decide stays theirs to decide.
    """
    if not decision.points and PAUSES.keys().isdisjoint(decision.outcomes):
        return False
    with_points = found["given_with_points"] if decision.points else []
    paths = [Decision(public_id=public_id).get_absolute_url() for public_id in with_points]
    days = timedelta(days=days_for(found["points_left"]))
    cut = Pause.cut(decision.account_id, decision.get_absolute_url(), paths, days, by, reason)
    return bool(cut or decision.points)
