"""Undoing a decision: what it took is given back, by another decision that says so."""

from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.db.models import Exists
from django.utils import timezone

from accounts.models import record
from marketplace.lib import review

from .decision import Decision, Outcome
from .effect import ACCOUNT_HOLDS, HOLDS
from .settling import settle, settling_questions
from .source import Source
from .statement import write_statement
from .subject import fingerprint, snapshot, snapshot_questions

HOLDING = {Outcome.LIMIT, Outcome.FREEZE, Outcome.REMOVE}


def reversal_questions(decision: Decision, about: models.Model | None) -> dict[str, Any]:
    """What `undo` and `lighten` read, to be asked beside any row once the thing and the account are locked."""
    overtaken = {} if about is None else {"is_overtaken": Exists(later_holds(decision, about))}
    return {**settling_questions(decision), **snapshot_questions(about), **overtaken}


def undo(decision: Decision, about: models.Model | None, by: Any, reason: str, found: dict[str, Any]) -> Decision:
    """As if it had not been decided: the hold, the refusal, the points and the lost time.

    `found` answers `reversal_questions`.
    """
    reversal = write_reversal(decision, about, by, [Outcome.RESTORE], reason, found)
    give_back(decision, about, by, reason, found)
    return reversal


def lighten(
    decision: Decision,
    about: models.Model | None,
    by: Any,
    reason: str,
    found: dict[str, Any],
    *,
    to: str = Outcome.WARN,
    until: datetime | None = None,
) -> Decision:
    """Something lighter in its place: a warning, or out of lists for a while; points go in both."""
    parts = {"until": until, "clause": decision.clause, "facts": decision.facts}
    reversal = write_reversal(decision, about, by, [to], reason, found, **parts)
    give_back(decision, about, by, reason, found)
    if to in HOLDS and about is not None:
        about.set_hold(HOLDS[to], by, reason, until=until)
    return reversal


# -- parts


def write_reversal(
    decision: Decision,
    about: models.Model | None,
    by: Any,
    outcomes: list[str],
    reason: str,
    found: dict[str, Any],
    **parts: Any,
) -> Decision:
    clause = parts.pop("clause", None)
    summary = decision.clause.short if decision.clause_id else ""
    parts |= {"source": Source.APPEAL, "reverses": decision, "automated_detection": False, "public_summary": summary}
    # Whose points and pauses go may read it, though the thing may be others' by now.
    said = {"account": decision.account, "reason": reason, "clause": clause, "found": found, **parts}
    reversal = write_statement(decision.case, about, by, outcomes, **said)
    record("decision.write", reversal, by, after={"outcomes": outcomes, "reverses": decision.public_id}, reason=reason)
    return reversal


def give_back(decision: Decision, about: models.Model | None, by: Any, reason: str, found: dict[str, Any]) -> None:
    settle(decision, found, by, reason)
    free_account(decision, by, reason)
    if about is None:
        return
    if not HOLDING.isdisjoint(decision.outcomes) and about.hold != "none" and not found["is_overtaken"]:
        about.set_hold("none", by, reason)
        if hasattr(about, "give_time_back"):
            about.give_time_back(by, lost_by(decision))
    if Outcome.REFUSE in decision.outcomes and about.status == "refused":
        readmit(decision, about, by, reason, found)


def free_account(decision: Decision, by: Any, reason: str) -> None:
    """End the suspension or the closure that this decision brought, where no later one stands."""
    if set(ACCOUNT_HOLDS).isdisjoint(decision.outcomes):
        return
    later = Decision.objects.unreversed().filter(account=decision.account, pk__gt=decision.pk)
    if not later.filter(outcomes__overlap=list(ACCOUNT_HOLDS)).exists():
        decision.account.set_hold("none", by, reason)


def later_holds(decision: Decision, about: models.Model) -> models.QuerySet:
    """What holds it since then for another reason."""
    later = Decision.objects.about(about).standing().filter(pk__gt=decision.pk, outcomes__overlap=list(HOLDING))
    return later.filter(reverses=None)


def lost_by(decision: Decision) -> timedelta:
    now = timezone.now()
    return min(now, decision.until or now) - decision.at


def readmit(decision: Decision, about: models.Model, by: Any, reason: str, found: dict[str, Any]) -> None:
    """What was refused goes out as it was; words that changed since wait for a moderator."""
    about.move("readmit", by, reason)
    if fingerprint(snapshot(about, found)) == decision.about_hash:
        about.approve(by, reason)
    else:
        review.request(about, Source.APPEAL, by)
