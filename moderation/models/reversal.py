"""Undoing a decision: what it took is given back, by another decision that says so."""

from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.db.models import Subquery
from django.utils import timezone

from accounts.models import record
from marketplace.lib import review

from .covering import refuse_outlasting
from .decision import Decision, Outcome
from .effect import HOLDS
from .holding import hold_besides, holding, is_lighter, question_besides
from .retelling import retell, retelling_questions
from .settling import settle, settling_questions
from .source import Source
from .statement import write_statement
from .subject import fingerprint, snapshot, verb_questions


def reversal_questions(decision: Decision, about: models.Model | None) -> dict[str, Any]:
    """What `undo` and `lighten` read, to be asked beside any row once the thing and the account are locked."""
    held = {"held_by": Subquery(holding(about).values("pk")[:1]), **question_besides(decision, about)}
    return {**settling_questions(decision), **verb_questions(about), **retelling_questions(decision), **held}


def undo(decision: Decision, about: models.Model | None, by: Any, reason: str, found: dict[str, Any]) -> Decision:
    """As if it had not been decided: the hold, the refusal, the points and the lost time.

    `found` answers `reversal_questions`.
    """
    reversal = write_reversal(decision, about, by, [Outcome.RESTORE], reason, found)
    give_back(decision, about, by, reason, found)
    retell(decision, found, is_appealed=True)
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
    """Something lighter in its place: a warning, or out of lists for a while; points go in both.

    What was given back meanwhile, or is held for another reason by now, is not held anew: that leaves the warning.
    """
    if found["held_by"] != decision.pk:
        to, until = Outcome.WARN, None
    parts = {"until": until, "clause": decision.clause, "facts": decision.facts}
    reversal = write_reversal(decision, about, by, [to], reason, found, **parts)
    give_back(decision, about, by, reason, found)
    if to in HOLDS:
        refuse_outlasting(about, HOLDS[to], until)
        if not is_lighter(HOLDS[to], until, about):
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
    if found["held_by"] == decision.pk:
        let_go(decision, about, by, reason, found)
    if about is not None and Outcome.REFUSE in decision.outcomes and about.status == "refused":
        readmit(decision, about, by, reason, found)


def let_go(decision: Decision, about: models.Model, by: Any, reason: str, found: dict[str, Any]) -> None:
    """Nothing holds it any more, or what else stands."""
    hold, until = hold_besides(found, about)
    about.set_hold(hold, by, reason, until=until)
    if hold == "none" and hasattr(about, "give_time_back"):
        about.give_time_back(by, lost_by(decision))


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
