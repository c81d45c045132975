"""What a decision does to an account: whose it is, the points, and what follows from their sum."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db import models
from django.utils import timezone

from accounts.models import Client, User
from gigs.models import Proposal

from .clause import Clause
from .decision import ACCOUNT_SANCTIONS, Outcome
from .refusals import NotNowError, NotYoursToJudgeError
from .statement import ReasonMissingError
from .strike import strike

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
    about: models.Model | None, noun: str, by: Any, outcomes: list[str], clause: Clause | None, parts: dict[str, Any]
) -> Verdict:
    """Add to what a person decided what the rules add to it. The account's row stays locked."""
    verdict = Verdict(list(outcomes), dict(parts))
    if isinstance(about, User) and Outcome.RESTORE in outcomes and not by.has_perm("moderation.confirm_closure"):
        raise NotYoursToJudgeError("A senior moderator gives suspended and closed accounts back.")
    if set(ACCOUNT_SANCTIONS).isdisjoint(outcomes):
        return verdict
    if not SENIOR_ONLY.isdisjoint(outcomes) and not by.has_perm("moderation.confirm_closure"):
        raise NotYoursToJudgeError("A senior moderator suspends accounts.")
    account = locked_account(about, by)
    verdict.parts["account"] = account
    if Outcome.STRIKE in outcomes:
        _add_strike(verdict, account, noun, clause)
    return verdict


def locked_account(about: models.Model | None, by: Any) -> User:
    account = about and account_of(about)
    if account is None:
        raise NotNowError(about, "It is nobody’s any more, so there is no account to restrict.")
    if account.pk == by.pk:
        raise NotYoursToJudgeError("This is your own account: somebody else decides.")
    return User.objects.select_for_update(of=("self",)).get(pk=account.pk)


def account_of(about: models.Model) -> User | None:
    """Who answers for these words: the account itself, its one owner, or who wrote the newest revision."""
    if isinstance(about, User):
        return about
    for name in ("user", "author", "by"):
        if isinstance(getattr(about, name, None), User):
            return getattr(about, name)
    if isinstance(about, Proposal):
        return about.developer.user
    revisions = getattr(about, "revisions", None)
    last = revisions and revisions.exclude(by=None).select_related("by").order_by("-pk").first()
    return last.by if last else _owner_of(about)


def pause_of(account: User, noun: str) -> Outcome:
    """What points for something of this kind stop: proposing for who builds, posting for everybody else."""
    only_builds = User.objects.filter(pk=account.pk, developer__isnull=False, memberships=None)
    builds = noun in BUILDS or (noun == "account" and only_builds.exists())
    return Outcome.PAUSE_PROPOSING if builds else Outcome.PAUSE_POSTING


def _owner_of(about: models.Model) -> User | None:
    client = about if isinstance(about, Client) else getattr(about, "client", None)
    owner = client and client.members.filter(role="owner").select_related("user").order_by("pk").first()
    return owner.user if owner else None


def _add_strike(verdict: Verdict, account: User, noun: str, clause: Clause | None) -> None:
    if clause is None:
        raise ReasonMissingError("Points are for the breach of a rule: say which.")
    given = strike(account, clause)
    verdict.parts |= {"points": given.points, "points_expire_at": given.expires_at}
    verdict.proposes_closure = given.proposes_closure
    if given.pause_days:
        pause = pause_of(account, noun)
        until = timezone.now() + timedelta(days=given.pause_days)
        verdict.outcomes = list(dict.fromkeys([*verdict.outcomes, pause]))
        verdict.parts["account_until"] = max(until, verdict.parts.get("account_until") or until)
