"""Days that people plan by: near enough to today that somebody can have meant them."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db.models import CheckConstraint, Q
from django.utils import timezone

# Work that has begun is written down afterwards; what lies further ahead is a slip of the year.
BACK, AHEAD = timedelta(days=90), timedelta(days=5 * 365)
# Whatever day it is written on, a stored day lies in this century.
CENTURY = (date(2000, 1, 1), date(2099, 12, 31))


def near(day: date) -> None:
    """A validator: from 90 days ago to five years ahead. Raises ValidationError with the two days."""
    first, last = timezone.localdate() - BACK, latest()
    if not first <= day <= last:
        raise ValidationError(f"Give a day between {words(first)} and {words(last)}.", code="far")


def latest() -> date:
    """The last day that anybody plans by today."""
    return timezone.localdate() + AHEAD


def in_this_century(name: str, *days: str) -> CheckConstraint:
    """A database constraint of this name: each of these days is empty or in this century."""
    condition = Q(*(Q(**{day: None}) | Q(**{f"{day}__range": CENTURY}) for day in days))
    return CheckConstraint(name=name, condition=condition, violation_error_message="Give a day that is near.")


def words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
