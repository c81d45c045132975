"""Who is too near to judge: owners, their clients, those they worked with, and who reported it."""

from datetime import timedelta
from typing import Any

from django.db import models
from django.db.models import Exists, Q, Value
from django.utils import timezone

from accounts.models import ClientMember, User
from gigs.models import Agreement

from .subject import kind_of, people_of

WORKED_TOGETHER_FOR = timedelta(days=365)


def partiality(user: Any, case: Any | None, about: models.Model | None) -> str:
    """Why this person is no fair judge of this case, "" where they are; one question to the database."""
    found = User.objects.filter(pk=user.pk).values(**nearness(user, case, about)).first()
    return words(found, about) if found else ""


def nearness(user: Any, case: Any | None, about: models.Model | None) -> dict[str, Any]:
    """The questions, to be asked beside any row; `words` reads the answers."""
    near = {"reported": Value(False), "owns": Value(False), "shares": Value(False), "agreed": Value(False)}
    if case is not None:
        near["reported"] = Exists(case.reports.filter(reporter_id=user.pk))
    if about is not None:
        people = people_of(about)
        near |= {"owns": Exists(people.filter(pk=user.pk)), **worked_together(user, people)}
    return near


def words(near: dict[str, bool], about: models.Model | None) -> str:
    if near["owns"]:
        return f"This {kind_of(about).noun} is yours or your client’s: somebody else decides."
    if near["shares"] or near["agreed"]:
        return "You worked with these people in the last twelve months: somebody else decides."
    return "You reported this: somebody else decides." if near["reported"] else ""


def worked_together(user: Any, people: models.QuerySet) -> dict[str, Exists]:
    """Whether they share a client, or were the two sides of an agreement lately."""
    mine, theirs = (ClientMember.objects.filter(user__in=side).values("client") for side in ([user.pk], people))
    lately = timezone.now() - WORKED_TOGETHER_FOR
    agreed = Agreement.objects.filter(Q(ended_at=None) | Q(ended_at__gte=lately), accepted_at__isnull=False)
    developer, client = "proposal__developer__user", "proposal__gig__client"
    two_sides = Q(**{developer: user.pk, f"{client}__in": theirs}) | Q(
        **{f"{developer}__in": people, f"{client}__in": mine}
    )
    return {
        "shares": Exists(ClientMember.objects.filter(user_id=user.pk, client__in=theirs)),
        "agreed": Exists(agreed.filter(two_sides)),
    }
