"""Who is too near to judge: owners, their clients, those they worked with, and who reported it."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Exists, Func, Subquery, Value
from django.utils import timezone

from accounts.models import AuditEvent, User

from .staff_mode import SOLO
from .subject import kind_of, others_of, people_of, sides_of

WORKED_TOGETHER_FOR = timedelta(days=365)


def partiality(user: Any, case: Any | None, about: models.Model | None) -> str:
    """Why this person is no fair judge of this case, "" where they are; one question to the database."""
    found = User.objects.filter(pk=user.pk).values(**nearness(user, case, about)).first()
    return words(found, about) if found else ""


def partial_to(user: Any, cases: list[Any]) -> dict[int, str]:
    """The same for several cases by their keys, with what each is about at hand; one question for all of them."""
    asked = {case.pk: nearness(user, case, case.about) for case in cases}
    named = {f"{name}_{pk}": question for pk, near in asked.items() for name, question in near.items()}
    found = User.objects.filter(pk=user.pk).values(**named).first() if named else {}
    near = {pk: {name: found[f"{name}_{pk}"] for name in questions} for pk, questions in asked.items()}
    return {case.pk: words(near[case.pk], case.about) for case in cases}


def nearness(user: Any, case: Any | None, about: models.Model | None) -> dict[str, Any]:
    """The questions, to be asked beside any row; `words` reads the answers."""
    near = dict.fromkeys(["reported", "owns", "receives", "together", "refused"], Value(False))
    if case is not None:
        near["reported"] = Exists(case.reports.sent_by(User.objects.filter(pk=user.pk)))
    if about is not None:
        near["owns"] = Exists(people_of(about).filter(pk=user.pk))
        if kind_of(about).others:
            near["receives"] = Exists(others_of(about).filter(pk=user.pk))
        near["together"] = worked_together(user, sides_of(about))
        if settings.STAFF_MODE != SOLO and "resubmit" in about.TRANSITIONS:
            near["refused"] = refused_before(user, about)
    return near


def words(near: dict[str, bool], about: models.Model | None) -> str:
    if near["owns"]:
        return f"This {kind_of(about).noun} is yours or your client’s: somebody else decides."
    if near["receives"]:
        return f"This {kind_of(about).noun} was written to or about you or your client: somebody else decides."
    if near["together"]:
        return "You worked with these people in the last twelve months: somebody else decides."
    if near["refused"]:
        return "You refused this before: somebody else reads it again."
    return "You reported this: somebody else decides." if near["reported"] else ""


def refused_before(user: Any, about: models.Model) -> Exists:
    """Whether this is sent again after this person's refusal; what was undone is no refusal."""
    kind, events = about._meta.model_name, AuditEvent.objects.of(about)
    refusals = events.filter(action=f"{kind}.refuse").order_by("-pk")
    again = events.filter(action=f"{kind}.resubmit", pk__gt=Subquery(refusals.values("pk")[:1]))
    return Exists(again.filter(Exists(refusals.filter(actor=user.pk, pk=Subquery(refusals.values("pk")[:1])))))


def worked_together(user: Any, people: models.QuerySet) -> Func:
    """Whether they share a client, or did lately, or were the two sides of an agreement lately."""
    asked = (user.pk, ArraySubquery(people), since())
    return Func(*asked, function="moderation_worked_together", output_field=models.BooleanField())


def since() -> datetime:
    return timezone.now() - WORKED_TOGETHER_FOR
