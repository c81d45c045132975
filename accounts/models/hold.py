"""What moderation may do to anything that people publish: the second axis beside an owner's `status`."""

from datetime import timedelta
from typing import Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone

# How long a decision can be taken back as if it never was; what cannot be taken back follows after it.
UNDO_FOR = timedelta(minutes=10)


class Hold(models.TextChoices):
    NONE = "none"
    LIMITED = "limited", "limited: out of lists, readable by link"
    FROZEN = "frozen", "frozen: owner and staff only"
    REMOVED = "removed"


def is_removed() -> Q:
    """Removed for good or still for a while."""
    return Q(hold=Hold.REMOVED) & (Q(hold_until=None) | Q(hold_until__gt=Now()))


def is_unheld() -> Q:
    """No hold, or one that a rule made and nobody confirmed in time."""
    return Q(hold=Hold.NONE) | Q(hold_until__lte=Now())


def is_reachable() -> Q:
    """Not frozen or removed: the direct link works."""
    return Q(hold__in=[Hold.NONE, Hold.LIMITED]) | Q(hold_until__lte=Now())


class HideableQuerySet(models.QuerySet):
    """The one vocabulary of who may see what; subclasses add their lifecycle in `visible_to` and `listed`."""

    def unheld(self) -> Self:
        return self.filter(is_unheld())

    def readable(self) -> Self:
        return self.filter(is_reachable())


class Hideable(models.Model):
    hold = models.CharField(max_length=7, choices=Hold, default=Hold.NONE, db_default=Hold.NONE, editable=False)
    hold_until = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_hold_known",
                condition=Q(hold__in=["none", "limited", "frozen", "removed"]),
            ),
        ]

    @property
    def is_on_hold(self) -> bool:
        """As the query set's `unheld()` has it, of the row at hand."""
        return self.hold != Hold.NONE and not (self.hold_until and self.hold_until <= timezone.now())
