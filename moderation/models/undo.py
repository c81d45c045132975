"""Taking a decision back in the minutes before its mails leave."""

from typing import Any, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Exists, Q
from django.utils import timezone

from accounts.models import UNDO_FOR
from marketplace.lib.tasks.queue import hurry

from .closing import open_again
from .decision import Decision
from .locking import held
from .refusals import NotNowError, NotYoursToJudgeError
from .settling import settle, settling_questions
from .subject import verb_questions

# These reach further than the thing: they are lifted where they stand.
FOR_GOOD = {"pause_posting", "pause_proposing", "suspend", "close_account"}
NOT_KEPT = {"id", "version", "updated_at", "created_at"}


class UndoQuerySet(models.QuerySet):
    def open(self) -> Self:
        return self.filter(done_at=None, until__gt=timezone.now())

    def waiting(self, case: Any) -> Self:
        """Of the case's decisions, the newest first."""
        return self.filter(decision__case=case, done_at=None).order_by("-pk")

    def newest_of(self, case: Any) -> "Undo | None":
        """The case's newest decision that was not undone, with the case as it is; all three rows stay locked."""
        # The case before the others; the decision's row as well: an appeal that is being sent holds it.
        locked = ("decision__case", "decision", "self")
        return self.waiting(case).select_related("decision__case").select_for_update(of=locked).first()

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
        """Put the object, its case, its reports and its flags back; the caller holds the locks."""
        questions = {**self._questions(case), **settling_questions(self.decision), **verb_questions(about)}
        found = Undo.objects.filter(pk=self.pk).values(**questions).get()
        self._refuse_late(case, about, by, found)
        words = f"Decision {self.decision.public_id} was undone."
        with held(about, found):
            if about is not None and self.before:
                about.put_back(self.before, by, words)
        open_again(case, self.decision, by)
        settle(self.decision, found, by, words)

    def _questions(self, case: Any) -> dict[str, Exists]:
        """Whether anybody went on from it. Asked when its row is locked: an appeal may have been sent meanwhile."""
        about_it = type(case).objects.open().filter(about_type=case.about_type_id, about_id=case.about_id)
        decision = Decision.objects.filter(pk=self.decision_id)
        return {
            "is_appealed": Exists(decision.filter(appeal__isnull=False)),
            "has_answered": Exists(self.decision.reports.filter(case=None)),
            "is_reopened": Exists(about_it),
        }

    def _refuse_late(self, case: Any, about: Any, by: Any, found: dict[str, Any]) -> None:
        if self.decision.by_id != by.pk:
            raise NotYoursToJudgeError("Who decided can undo it.")
        if timezone.now() >= self.until:
            raise NotNowError(case, "The ten minutes are over and the mails have left. Decide again if it was wrong.")
        if not self.is_possible:
            raise NotNowError(case, "This decision reaches further than this case. Lift it where it stands.")
        if self.version is not None and getattr(about, "version", None) != self.version:
            raise NotNowError(case, "It was changed since the decision, so it cannot be put back as it was.")
        if found["is_appealed"]:
            raise NotNowError(case, "Somebody appealed against it, so somebody else looks again.")
        if found["has_answered"]:
            raise NotNowError(case, "It answered another report already, so it cannot be as if it never was.")
        if found["is_reopened"]:
            raise NotNowError(case, "Another case about it was opened since. Decide there.")


def release(decision: Decision) -> None:
    """Let its mails leave: it cannot be undone any more, and nobody reads them after what became of it since."""
    hurry(Undo.objects.filter(decision=decision).values_list("keys", flat=True).first() or [])


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
