"""Undoing a decision: what it took is given back, by another decision that says so."""

from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.utils import timezone

from accounts.models import Pause, record
from marketplace.lib import review

from .decision import Decision, Outcome
from .effect import ACCOUNT_HOLDS, HOLDS, PAUSES
from .settling import lock_account, settle_points
from .source import Source
from .statement import write_statement
from .subject import fingerprint, snapshot

HOLDING = {Outcome.LIMIT, Outcome.FREEZE, Outcome.REMOVE}


def undo(decision: Decision, about: models.Model | None, by: Any, reason: str) -> Decision:
    """As if it had not been decided: the hold, the refusal, the points and the lost time."""
    reversal = write_reversal(decision, about, by, [Outcome.RESTORE], reason)
    give_back(decision, about, by, reason)
    return reversal


def lighten(
    decision: Decision,
    about: models.Model | None,
    by: Any,
    reason: str,
    *,
    to: str = Outcome.WARN,
    until: datetime | None = None,
) -> Decision:
    """Something lighter in its place: a warning, or out of lists for a while; points go in both."""
    parts = {"until": until, "clause": decision.clause, "facts": decision.facts}
    reversal = write_reversal(decision, about, by, [to], reason, **parts)
    give_back(decision, about, by, reason)
    if to in HOLDS and about is not None:
        about.set_hold(HOLDS[to], by, reason, until=until)
    return reversal


# -- parts


def write_reversal(
    decision: Decision, about: models.Model | None, by: Any, outcomes: list[str], reason: str, **parts: Any
) -> Decision:
    clause = parts.pop("clause", None)
    summary = decision.clause.short if decision.clause_id else ""
    parts |= {"source": Source.APPEAL, "reverses": decision, "automated_detection": False, "public_summary": summary}
    reversal = write_statement(decision.case, about, by, outcomes, reason=reason, clause=clause, **parts)
    record("decision.write", reversal, by, after={"outcomes": outcomes, "reverses": decision.public_id}, reason=reason)
    return reversal


def give_back(decision: Decision, about: models.Model | None, by: Any, reason: str) -> None:
    free_account(decision, by, reason)
    if about is None:
        return
    if not HOLDING.isdisjoint(decision.outcomes) and is_in_force(decision, about):
        about.set_hold("none", by, reason)
        if hasattr(about, "give_time_back"):
            about.give_time_back(by, lost_by(decision))
    if Outcome.REFUSE in decision.outcomes and about.status == "refused":
        readmit(decision, about, by, reason)


def free_account(decision: Decision, by: Any, reason: str) -> None:
    """End the pauses and the suspension that this decision brought; points end with the decision itself."""
    end_pauses(decision, by, reason)
    settle_points(decision, by, reason)
    if not set(ACCOUNT_HOLDS).isdisjoint(decision.outcomes):
        later = Decision.objects.unreversed().filter(account=decision.account, pk__gt=decision.pk)
        if not later.filter(outcomes__overlap=list(ACCOUNT_HOLDS)).exists():
            decision.account.set_hold("none", by, reason)


def free_of(decision: Decision, by: Any, reason: str) -> bool:
    """End what a reversed decision did to its account beside its thing; whether there was anything."""
    if decision.points:
        lock_account(decision)
    has_paused = end_pauses(decision, by, reason)
    settle_points(decision, by, reason)
    return has_paused or bool(decision.points)


def end_pauses(decision: Decision, by: Any, reason: str) -> bool:
    """End what this decision still stops for its account; whether there was anything."""
    if PAUSES.keys().isdisjoint(decision.outcomes):
        return False
    pauses = list(Pause.objects.in_force().filter(reasons=decision.get_absolute_url()))
    for pause in pauses:
        pause.end(by, reason)
    return bool(pauses)


def is_in_force(decision: Decision, about: models.Model) -> bool:
    """Whether the hold is this decision's: no later one holds it for another reason."""
    later = Decision.objects.about(about).standing().filter(pk__gt=decision.pk, outcomes__overlap=list(HOLDING))
    return about.hold != "none" and not later.filter(reverses=None).exists()


def lost_by(decision: Decision) -> timedelta:
    now = timezone.now()
    return min(now, decision.until or now) - decision.at


def readmit(decision: Decision, about: models.Model, by: Any, reason: str) -> None:
    """What was refused goes out as it was; words that changed since wait for a moderator."""
    about.move("readmit", by, reason)
    if fingerprint(snapshot(about)) == decision.about_hash:
        about.approve(by, reason)
    else:
        review.request(about, Source.APPEAL, by)
