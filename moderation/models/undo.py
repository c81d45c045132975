"""Taking a decision back in the minutes before its mails leave."""

from datetime import timedelta
from typing import Any, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import unsay
from marketplace.lib.tasks.queue import later

from .decision import Decision
from .refusals import NotNowError, NotYoursToJudgeError
from .settling import settle_points

UNDO_FOR = timedelta(minutes=10)
# These reach further than the thing: they are lifted where they stand.
FOR_GOOD = {"pause_posting", "pause_proposing", "suspend", "close_account"}
NOT_KEPT = {"id", "version", "updated_at", "created_at"}


class UndoQuerySet(models.QuerySet):
    def open(self) -> Self:
        return self.filter(done_at=None, until__gt=timezone.now())

    def newest_of(self, case: Any) -> "Undo | None":
        """The case's newest decision that was not undone; both rows stay locked."""
        waiting = self.filter(decision__case=case, done_at=None).select_related("decision")
        # The decision's row as well: an appeal that is being sent holds it.
        return waiting.select_for_update(of=("self", "decision")).order_by("-pk").first()

    def possible_for(self, case: Any, user: Any) -> "Undo | None":
        return self.open().filter(decision__case=case, decision__by_id=user.pk, is_possible=True).first()


class Undo(models.Model):
    """What a decision changed about its object, and what it put into the queue."""

    decision = models.OneToOneField(Decision, models.PROTECT, related_name="undo")
    until = models.DateTimeField()
    is_possible = models.BooleanField()
    # Of the object: its version after the decision, and the fields that differ, as they were.
    version = models.PositiveIntegerField(null=True)
    before = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    keys = ArrayField(models.CharField(max_length=200), default=list)
    done_at = models.DateTimeField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = UndoQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="undo_done_by_somebody",
                condition=Q(done_at=None, by=None) | Q(done_at__isnull=False, by__isnull=False),
            ),
            models.CheckConstraint(
                name="undo_done_in_time", condition=Q(done_at=None) | Q(done_at__lte=models.F("until"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decision_id} until {self.until:%H:%M}"

    @classmethod
    def keep(cls, decision: Decision, about: Any, before: dict[str, Any], keys: list[str], is_possible: bool) -> "Undo":
        """Note what was changed; `before` is what `state_of` gave before it was carried out."""
        after = state_of(about)
        return cls.objects.create(
            decision=decision,
            until=timezone.now() + UNDO_FOR,
            is_possible=is_possible and is_contained(decision, about),
            version=getattr(about, "version", None),
            before={name: value for name, value in before.items() if after.get(name) != value},
            keys=keys,
        )

    def carry_out(self, case: Any, about: Any, by: Any) -> None:
        """Put the object, its reports and its flags back and take every message back; the caller holds the locks."""
        self._refuse_late(case, about, by)
        # What putting back would tell, nobody needs to hear: it was never told that anything changed.
        with later(UNDO_FOR) as new:
            if about is not None and self.before:
                about.put_back(self.before, by, f"Decision {self.decision.public_id} was undone.")
        unsay([*self.keys, *new])
        self.decision.reports.update(outcome="open", decision=None, told_at=None)
        self.decision.flags.update(decision=None, is_confirmed=None)
        self.done_at, self.by = timezone.now(), by
        self.save(update_fields=["done_at", "by"])
        settle_points(self.decision, by, f"Decision {self.decision.public_id} was undone.")

    def _refuse_late(self, case: Any, about: Any, by: Any) -> None:
        if self.decision.by_id != by.pk:
            raise NotYoursToJudgeError("Who decided can undo it.")
        if timezone.now() >= self.until:
            raise NotNowError(case, "The ten minutes are over and the mails have left. Decide again if it was wrong.")
        if not self.is_possible:
            raise NotNowError(case, "This decision reaches further than this case. Lift it where it stands.")
        if self.version is not None and getattr(about, "version", None) != self.version:
            raise NotNowError(case, "It was changed since the decision, so it cannot be put back as it was.")
        if hasattr(self.decision, "appeal"):
            raise NotNowError(case, "Somebody appealed against it, so somebody else looks again.")
        if self.decision.reports.filter(case=None).exists():
            raise NotNowError(case, "It answered another report already, so it cannot be as if it never was.")
        if type(case).objects.open().filter(about_type=case.about_type, about_id=case.about_id).exists():
            raise NotNowError(case, "Another case about it was opened since. Decide there.")


def state_of(about: models.Model | None) -> dict[str, Any]:
    """Every stored value by field, without what the database computes."""
    if about is None:
        return {}
    fields = [field for field in about._meta.concrete_fields if not field.generated and field.name not in NOT_KEPT]
    return {field.attname: field.value_from_object(about) for field in fields}


def is_contained(decision: Decision, about: Any) -> bool:
    """Nothing beside the thing changed: no account, and no skill was made, which is everybody's by now."""
    is_made = "approve" in decision.outcomes and getattr(about, "skill_id", None) is not None
    return FOR_GOOD.isdisjoint(decision.outcomes) and not is_made and (about is None or hasattr(about, "put_back"))
