"""What a decision does to an account: the points, and what follows from their sum."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db import models
from django.utils import timezone

from accounts.models import User

from .answerable import Answerable
from .clause import Clause
from .decision import ACCOUNT_SANCTIONS, Outcome
from .options import is_closed
from .refusals import CLOSED, NotNowError, NotYoursToJudgeError
from .statement import ReasonMissingError
from .strike import Tally, strike

SENIOR_ONLY = {Outcome.SUSPEND, Outcome.CLOSE_ACCOUNT}
# What its author does here: who builds is stopped from proposing, everybody else from posting.
BUILDS = {"profile", "proposal", "message"}


@dataclass
class Verdict:
    """A decision's outcomes and fields, complete."""

    outcomes: list[str]
    parts: dict[str, Any] = field(default_factory=dict)
    proposes_closure: bool = False


def complete(
    about: models.Model | None,
    noun: str,
    by: Any,
    outcomes: list[str],
    clause: Clause | None,
    parts: dict[str, Any],
    answerable: Answerable,
    tally: Tally,
) -> Verdict:
    """Add to what a person decided what the rules add to it; the account's row is locked and its points are counted."""
    verdict = Verdict(list(outcomes), dict(parts))
    if isinstance(about, User) and Outcome.RESTORE in outcomes and not by.has_perm("moderation.confirm_closure"):
        raise NotYoursToJudgeError("A senior moderator gives suspended and closed accounts back.")
    if not is_sanction(outcomes):
        return verdict
    if not SENIOR_ONLY.isdisjoint(outcomes) and not by.has_perm("moderation.confirm_closure"):
        raise NotYoursToJudgeError("A senior moderator suspends accounts.")
    _refuse_own(about, answerable.account, by)
    verdict.parts["account"] = answerable.account
    if Outcome.STRIKE in outcomes:
        _add_strike(verdict, noun, clause, tally)
    return verdict


def is_sanction(outcomes: list[str]) -> bool:
    """Whether it reaches the account, beside the thing."""
    return not set(ACCOUNT_SANCTIONS).isdisjoint(outcomes)


def pause_of(account: User, noun: str) -> Outcome:
    """What points for something of this kind stop: proposing for who builds, posting for everybody else."""
    only_builds = User.objects.filter(pk=account.pk, developer__isnull=False, memberships=None)
    builds = noun in BUILDS or (noun == "account" and only_builds.exists())
    return Outcome.PAUSE_PROPOSING if builds else Outcome.PAUSE_POSTING


def _refuse_own(about: models.Model | None, account: User | None, by: Any) -> None:
    if account is None:
        raise NotNowError(about, "It is nobody’s any more, so there is no account to restrict.")
    if account.pk == by.pk:
        raise NotYoursToJudgeError("This is your own account: somebody else decides.")
    if is_closed(account):
        raise NotNowError(about, CLOSED)


def _add_strike(verdict: Verdict, noun: str, clause: Clause | None, tally: Tally) -> None:
    if clause is None:
        raise ReasonMissingError("Points are for the breach of a rule: say which.")
    given = strike(clause, tally)
    verdict.parts |= {"points": given.points, "points_expire_at": given.expires_at}
    verdict.proposes_closure = given.proposes_closure
    if given.pause_days:
        pause = pause_of(verdict.parts["account"], noun)
        until = timezone.now() + timedelta(days=given.pause_days)
        verdict.outcomes = list(dict.fromkeys([*verdict.outcomes, pause]))
        verdict.parts["account_until"] = max(until, verdict.parts.get("account_until") or until)
