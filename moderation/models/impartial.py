"""Who is too near to judge: owners, their clients, those they worked with, and who reported it."""

from datetime import timedelta
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import ClientMember
from gigs.models import Agreement

from .subject import kind_of, people_of

WORKED_TOGETHER_FOR = timedelta(days=365)


def partiality(user: Any, case: Any | None, about: models.Model | None) -> str:
    """Why this person is no fair judge of this case, "" where they are."""
    if about is not None:
        people = people_of(about)
        if people.filter(pk=user.pk).exists():
            return f"This {kind_of(about).noun} is yours or your client’s: somebody else decides."
        if worked_together(user, people):
            return "You worked with these people in the last twelve months: somebody else decides."
    if case is not None and case.reports.filter(reporter_id=user.pk).exists():
        return "You reported this: somebody else decides."
    return ""


def worked_together(user: Any, people: models.QuerySet) -> bool:
    """Whether they share a client, or were the two sides of an agreement lately."""
    mine, theirs = (ClientMember.objects.filter(user__in=side).values("client") for side in ([user.pk], people))
    if ClientMember.objects.filter(user_id=user.pk, client__in=theirs).exists():
        return True
    lately = timezone.now() - WORKED_TOGETHER_FOR
    agreed = Agreement.objects.filter(Q(ended_at=None) | Q(ended_at__gte=lately), accepted_at__isnull=False)
    developer, client = "proposal__developer__user", "proposal__gig__client"
    return agreed.filter(
        Q(**{developer: user.pk, f"{client}__in": theirs}) | Q(**{f"{developer}__in": people, f"{client}__in": mine})
    ).exists()
