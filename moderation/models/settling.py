"""When points go, what they brought goes with them."""

from datetime import timedelta
from typing import Any

from accounts.models import Pause, User

from .decision import Decision
from .strike import days_for, points_of


def lock_account(decision: Decision) -> None:
    """Whoever gives points to this account at the same moment waits; rows that point to it may be written."""
    User.objects.select_for_update(of=("self",), no_key=True).filter(pk=decision.account_id).first()


def settle_points(decision: Decision, by: Any, reason: str) -> None:
    """This decision's points count no more: no pause that points brought lasts longer than those that are left bring.

    The caller holds the account's lock. What two people were asked to decide stays theirs to decide.
    """
    if not decision.points:
        return
    pauses = list(Pause.objects.in_force().filter(user=decision.account_id))
    if not pauses:
        return
    days = timedelta(days=days_for(points_of(decision.account)))
    brought = {one.get_absolute_url() for one in Decision.objects.filter(account=decision.account_id, points__gt=0)}
    for pause in pauses:
        if pause.reasons in brought and pause.since + days < pause.until:
            pause.shorten(by, pause.since + days, reason)
