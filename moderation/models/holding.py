"""Which decision holds a thing or an account, and which other one would."""

from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
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


def those_holding(things: list[models.Model]) -> list[Decision | None]:
    """The same as `held_by` for each of these things, in one statement; not for accounts."""
    which = Q(pk__in=[])
    for kind in {type(thing) for thing in things}:
        ids = [thing.pk for thing in things if type(thing) is kind]
        which |= Q(about_type=ContentType.objects.get_for_model(kind), about_id__in=ids)
    found = list(Decision.objects.filter(which, outcomes__overlap=list(HOLD_BY)).unreversed())
    return [next((decision for decision in found if holds(decision, thing)), None) for thing in things]


def holds(decision: Decision, thing: models.Model) -> bool:
    is_about = (decision.about_type_id, decision.about_id) == (ContentType.objects.get_for_model(thing).pk, thing.pk)
    as_now = thing.hold in {HOLD_BY.get(outcome) for outcome in decision.outcomes}
    return is_about and as_now and decision.until == thing.hold_until


def holding_besides(decision: Decision, about: models.Model | None) -> models.QuerySet[Decision]:
    """Those that stand and hold it when this one goes, the newest first: in force, no stricter, not given back."""
    held_as = getattr(about, "hold", Hold.NONE)
    outcomes = [outcome for outcome, hold in HOLD_BY.items() if strictness(hold) <= strictness(held_as)]
    if not outcomes:
        return Decision.objects.none()
    in_force = Q(**{end_of(about): None}) | Q(**{f"{end_of(about)}__gt": timezone.now()})
    found = Decision.objects.about(about).unreversed().filter(in_force, outcomes__overlap=outcomes)
    return found.filter(pk__gt=given_back_by(about)).exclude(pk=decision.pk).order_by("-pk")


def given_back_by(about: models.Model) -> Coalesce | int:
    """The newest decision that gave back everything: a moderator's, about a thing. Of an account it gives back one."""
    if isinstance(about, User):
        return 0
    # What answers an appeal gives back one decision as well.
    restored = Decision.objects.about(about).standing().exclude(source=Source.APPEAL)
    restored = restored.filter(outcomes__contains=[Outcome.RESTORE]).order_by("-pk")
    return Coalesce(Subquery(restored.values("pk")[:1]), Value(0))


def question_besides(decision: Decision, about: models.Model | None) -> dict[str, Any]:
    """What `hold_besides` takes where this decision goes, to be asked beside any row once the thing is locked."""
    return {"held_besides": Subquery(holding_besides(decision, about).values("pk")[:1])}


def question_restored(reverses: Decision | None, about: models.Model | None) -> dict[str, Any]:
    """The same for a moderator who restores: what else stands goes on for an account, and ends with it for a thing."""
    return question_besides(reverses, about) if reverses is not None and isinstance(about, User) else {}


def hold_besides(found: dict[str, Any], about: models.Model) -> tuple[str, datetime | None]:
    """How it is held by what else stands, and until when."""
    key = found.get("held_besides")
    return (Hold.NONE.value, None) if key is None else hold_of(Decision.objects.get(pk=key), about)


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
