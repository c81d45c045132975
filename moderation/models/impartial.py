"""Who is too near to judge: owners, their clients, those they worked with, and who reported it."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery, Value
from django.db.models.fields.json import KT
from django.db.models.functions import Cast
from django.utils import timezone

from accounts.models import AuditEvent, ClientMember, User
from gigs.models import Agreement

from .staff_mode import SOLO
from .subject import kind_of, others_of, people_of, sides_of

WORKED_TOGETHER_FOR = timedelta(days=365)
# Of one client, now or lately; or its two sides.
TOGETHER = ["shares", "left", "built", "hired"]


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
    near = dict.fromkeys(["reported", "owns", "receives", *TOGETHER, "refused"], Value(False))
    if case is not None:
        near["reported"] = Exists(case.reports.sent_by(User.objects.filter(pk=user.pk)))
    if about is not None:
        near["owns"] = Exists(people_of(about).filter(pk=user.pk))
        if kind_of(about).others:
            near["receives"] = Exists(others_of(about).filter(pk=user.pk))
        near |= worked_together(user, sides_of(about))
        if settings.STAFF_MODE != SOLO and "resubmit" in about.TRANSITIONS:
            near["refused"] = refused_before(user, about)
    return near


def words(near: dict[str, bool], about: models.Model | None) -> str:
    if near["owns"]:
        return f"This {kind_of(about).noun} is yours or your client’s: somebody else decides."
    if near["receives"]:
        return f"This {kind_of(about).noun} was written to or about you or your client: somebody else decides."
    if any(near[name] for name in TOGETHER):
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


def worked_together(user: Any, people: models.QuerySet) -> dict[str, Exists]:
    """Whether they share a client, or did lately, or were the two sides of an agreement lately."""
    me, members = [user.pk], ClientMember.objects
    agreed = Agreement.objects.filter(Q(ended_at=None) | Q(ended_at__gte=since()), accepted_at__isnull=False)
    developer, client = "proposal__developer__user", "proposal__gig__client"
    # A question each, not one with OR: each is found by its developer, and looks for the client from there.
    return {
        "shares": Exists(members.filter(acted_for(me, "client"), user__in=people)),
        "left": Exists(members.filter(left(people, "client"), user=user.pk)),
        "built": Exists(agreed.filter(acted_for(people, client), **{developer: user.pk})),
        "hired": Exists(agreed.filter(acted_for(me, client), **{f"{developer}__in": people})),
    }


def acted_for(people: models.QuerySet | list[int], client: str) -> Q:
    """One of them, given by their keys, is of this client, or was lately."""
    return Q(Exists(ClientMember.objects.filter(user__in=people, client=OuterRef(client)))) | left(people, client)


def left(people: models.QuerySet | list[int], client: str) -> Q:
    """One of them was of this client lately. No row is left of that, only the event, which is found by its client."""
    of_clients = AuditEvent.objects.filter(about_type__app_label="accounts", about_type__model="client")
    parted = of_clients.filter(about_id=OuterRef(client), action="client.remove_member", at__gte=since())
    whom = Cast(KT("before__user"), models.BigIntegerField())
    return Q(Exists(parted.order_by().alias(whom=whom).filter(whom__in=people)))


def since() -> datetime:
    return timezone.now() - WORKED_TOGETHER_FOR
