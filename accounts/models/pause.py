"""What an account may not do for a while: a fact beside the account, which a decision wrote."""

from datetime import datetime, timedelta
from typing import Any, NamedTuple, Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone

from .audit import record
from .lifecycle import StateError

# As SQL: Django has no UPDATE that returns what it changed and what that was before.
# What `cut` writes: `ends` is now, or so long after the beginning; what would end sooner anyway stays as it is.
CUT = """
WITH cut AS (
    SELECT id, until AS was, CASE WHEN reasons = %(ended)s THEN %(now)s ELSE since + %(days)s END AS ends
    FROM accounts_pause
    WHERE user_id = %(user)s AND ended_at IS NULL AND until > %(now)s
        AND (reasons = %(ended)s OR reasons = ANY(%(shortened)s))
)
UPDATE accounts_pause pause
SET until = CASE WHEN ends > %(now)s THEN ends ELSE until END, ended_at = CASE WHEN ends <= %(now)s THEN %(now)s END
FROM cut WHERE cut.id = pause.id AND cut.ends < cut.was
RETURNING pause.*, cut.was
"""


class PausedError(StateError):
    """The account may not do this now; the words say until when and where the reasons stand."""

    def __init__(self, about: models.Model, words: str):
        self.about = about
        Exception.__init__(self, words)


class Restriction(NamedTuple):
    """What an account may not do now and until when, in words; `reasons` is the path of the statement, if known."""

    words: str
    reasons: str = ""


class PauseQuerySet(models.QuerySet):
    def in_force(self) -> Self:
        return self.filter(ended_at=None, until__gt=timezone.now())


class Pause(models.Model):
    """Posting or proposing, stopped until a day; everything else stays possible."""

    class Kind(models.TextChoices):
        POSTING = "posting", "Posting gigs"
        PROPOSING = "proposing", "Sending proposals"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="pauses")
    kind = models.CharField(max_length=9, choices=Kind)
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    # The path of the statement of reasons.
    reasons = models.CharField(max_length=300)

    objects = PauseQuerySet.as_manager()

    class Meta:
        ordering = ["-until"]
        indexes = [models.Index(fields=["user", "kind", "until"], name="pause_of_user")]
        constraints = [
            models.CheckConstraint(name="pause_kind_known", condition=Q(kind__in=["posting", "proposing"])),
            models.CheckConstraint(name="pause_has_length", condition=Q(until__gt=F("since"))),
            models.CheckConstraint(name="pause_has_reasons", condition=~Q(reasons="")),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} until {self.until:%-d %B %Y}"

    @property
    def words(self) -> str:
        return f"{self.get_kind_display()} is paused for you until {self.until:%-d %B %Y, %H:%M} UTC."

    @classmethod
    def start(cls, user: models.Model, kind: str, until: datetime, by: Any, reasons: str) -> Self:
        """Stop it for this account until then."""
        with transaction.atomic():
            pause = cls.objects.create(user=user, kind=kind, until=until, reasons=reasons)
            record("pause.start", pause, by, after={"kind": kind, "until": until}, reason=reasons)
        return pause

    @classmethod
    def cut(cls, user_id: int, ended: str, shortened: list[str], days: timedelta, by: Any, reason: str) -> list[Self]:
        """End what stands in force with the reasons `ended`, and let what has one of `shortened` last at most `days`.

        All in one statement; returns those that it changed. The caller holds the account's lock.
        """
        values = {"user": user_id, "ended": ended, "shortened": shortened, "days": days, "now": timezone.now()}
        with transaction.atomic():
            # Raw, as no query set can update rows and return them; the SQL is ours, all values are parameters.
            pauses = list(cls.objects.raw(CUT, values))
            for pause in pauses:
                if pause.ended_at:
                    record("pause.end", pause, by, after={"kind": pause.kind}, reason=reason)
                else:
                    until = {"before": {"until": pause.was}, "after": {"until": pause.until}}
                    record("pause.shorten", pause, by, **until, reason=reason)
        return pauses


def refuse_paused(user: models.Model, kind: str) -> None:
    """Raise PausedError where this account may not do it now.

    The account's row is locked until the transaction ends, so a decision waits for what has begun, and the other way
    round. Take this lock last: after the object's and its case's.
    """
    row = user._meta.model._base_manager.select_for_update(of=("self",), no_key=True).get(pk=user.pk)
    if words := why_paused(row, kind):
        raise PausedError(user, words)


def refuse_suspended(user: models.Model | None) -> None:
    """Raise PausedError where this account, as this request read it, is suspended or closed; None is the system."""
    if user is not None and user.is_suspended:
        raise PausedError(user, why_paused(user, ""))


def why_paused(user: models.Model, kind: str) -> str:
    """Why this account may not do it now and where the reasons stand, "" where it may."""
    words = restriction(user, kind)
    return words and f"{words} The reasons stand under My standing."


def restriction(user: models.Model, kind: str) -> str:
    """What this account may not do now and until when, "" where it may."""
    return next((found.words for found in restrictions(user, [kind])), "")


def restrictions(user: models.Model, kinds: list[str]) -> list[Restriction]:
    """What this account may not do of these kinds now; of a suspended one there is nothing more to say."""
    if user.is_suspended:
        until = f" until {user.hold_until:%-d %B %Y}" if user.hold_until else ""
        words = "Your account is closed." if user.hold == "removed" else f"Your account is suspended{until}."
        return [Restriction(words)]
    # The one that ends last says it for its kind.
    last = {pause.kind: pause for pause in reversed(user.pauses.in_force().filter(kind__in=kinds))}
    return [Restriction(pause.words, pause.reasons) for pause in last.values()]
