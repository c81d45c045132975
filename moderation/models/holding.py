"""Which decision holds a thing or an account, and which other one would."""

from datetime import datetime

from django.db import models
from django.db.models import Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.models import Hold, User

from .decision import Decision, Outcome
from .effect import ACCOUNT_HOLDS, HOLDS
from .source import Source

HOLD_BY = {outcome: hold for outcome, hold in (HOLDS | ACCOUNT_HOLDS).items() if hold != Hold.NONE}


def held_by(about: models.Model | None) -> Decision | None:
    """The decision that its hold of now comes from; none where a rule holds it, or nothing does."""
    return holding(about).first()


def holding(about: models.Model | None) -> models.QuerySet[Decision]:
    """Those that its hold of now may come from; the first is the one that it does."""
    held_as = getattr(about, "hold", Hold.NONE)
    outcomes = [outcome for outcome, hold in HOLD_BY.items() if hold == held_as]
    if not outcomes:
        return Decision.objects.none()
    ends = Q(until=about.hold_until) | Q(account_until=about.hold_until, outcomes__overlap=list(ACCOUNT_HOLDS))
    return Decision.objects.about(about).unreversed().filter(ends, outcomes__overlap=outcomes)


def holding_besides(decision: Decision, about: models.Model | None) -> models.QuerySet[Decision]:
    """Those that stand and hold it when this one goes: in force, no stricter, and not given back by a moderator."""
    held_as = getattr(about, "hold", Hold.NONE)
    outcomes = [outcome for outcome, hold in HOLD_BY.items() if strictness(hold) <= strictness(held_as)]
    if not outcomes:
        return Decision.objects.none()
    decided = Decision.objects.about(about)
    # What answers an appeal gives back one decision; a moderator who restores gives everything back.
    restored = decided.standing().exclude(source=Source.APPEAL).filter(outcomes__contains=[Outcome.RESTORE])
    since = Coalesce(Subquery(restored.order_by("-pk").values("pk")[:1]), Value(0))
    in_force = Q(**{end_of(about): None}) | Q(**{f"{end_of(about)}__gt": timezone.now()})
    found = decided.unreversed().filter(in_force, outcomes__overlap=outcomes, pk__gt=since)
    return found.exclude(pk=decision.pk).order_by("-pk")


def hold_of(decision: Decision, about: models.Model) -> tuple[str, datetime | None]:
    """How it holds this, and until when."""
    hold = next(HOLD_BY[outcome] for outcome in decision.outcomes if outcome in HOLD_BY)
    return hold, getattr(decision, end_of(about))


def is_lighter(hold: str, until: datetime | None, about: models.Model) -> bool:
    """Whether this would hold it less, or not as long, as what holds it now."""
    if hold != about.hold:
        return strictness(hold) < strictness(about.hold)
    return about.hold_until is None or (until is not None and until <= about.hold_until)


def strictness(hold: str) -> int:
    return Hold.values.index(hold)


def end_of(about: models.Model) -> str:
    return "account_until" if isinstance(about, User) else "until"
