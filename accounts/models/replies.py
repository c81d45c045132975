"""How somebody answers, as figures that every row of a list can show; who counts them is above this app."""

from django.db import models
from django.db.models import Case, F, Q, Value, When

ENOUGH_REPLIES = 5
COUNTED = frozenset({"replies_due", "replies_in_time", "replies_count_at"})


class Replies(models.Model):
    """First answers of 90 days: how many were due, how many came in time."""

    replies_due = models.PositiveIntegerField(default=0, db_default=0, editable=False)
    replies_in_time = models.PositiveIntegerField(default=0, db_default=0, editable=False)
    # In whole per cent, rounded down; None where there are too few to say.
    reply_rate = models.GeneratedField(
        expression=Case(
            When(replies_due__gte=ENOUGH_REPLIES, then=F("replies_in_time") * Value(100) / F("replies_due")),
            default=None,
        ),
        output_field=models.IntegerField(null=True),
        db_persist=True,
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(name="%(class)s_replies_add_up", condition=Q(replies_in_time__lte=F("replies_due")))
        ]

    def save(self, *args, update_fields=None, **kwargs) -> None:
        """Never write the figures back: they change without a new version of the row."""
        super().save(*args, update_fields=self._own_fields() if update_fields is None else update_fields, **kwargs)

    def _own_fields(self) -> list[str] | None:
        if self._state.adding:
            return None
        fields = [field for field in self._meta.concrete_fields if not (field.primary_key or field.generated)]
        return [field.name for field in fields if field.name not in COUNTED]
