"""What the site itself can say about a developer: computed from what happened, never typed by anybody."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.utils import timezone

from accounts.models import Developer
from marketplace.lib.overlap import OFFICE, hours_together

Facts = list[tuple[str, object]]
_tellers: dict[str, Callable[[Developer, datetime], Facts]] = {}
ACTIVE = [
    (timedelta(days=7), "in the last week"),
    (timedelta(days=30), "in the last month"),
    (timedelta(days=90), "in the last three months"),
]


def register(app: str, tell: Callable[[Developer, datetime], Facts]) -> None:
    """Name what an app above knows of a developer; it registers here when Django is ready."""
    _tellers[app] = tell


def trust(developer: Developer) -> Facts:
    """Pairs for the facts of the panel. The day of the last visit is never told, only its bucket."""
    user = developer.user
    told = [fact for tell in _tellers.values() for fact in tell(developer, timezone.now())]
    return [
        *told,
        ("E-mail", "confirmed" if developer.has_confirmed_address else "not confirmed"),
        ("Here since", f"{user.date_joined:%B %Y}"),
        ("Last active", last_active(user.last_login)),
    ]


def last_active(moment) -> str:
    if moment is None:
        return ""
    age = timezone.now() - moment
    return next((words for most, words in ACTIVE if age <= most), "longer ago")


def together(developer: Developer, reader) -> str:
    """`6.5 h a day with nine to five in Europe/Oslo`; "" where one of the two has no zone."""
    zone = getattr(reader, "time_zone", "")
    if not zone or not developer.time_zone or developer.user_id == reader.pk:
        return ""
    hours = hours_together(OFFICE, zone, developer.working_hours, developer.time_zone, timezone.localdate())
    return f"{hours:g} h a day with nine to five in {zone.replace('_', ' ')}"
