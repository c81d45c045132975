"""The verb that takes a case's newest decision back."""

from typing import Any

from django.db import models, transaction

from accounts.models import UNDO_FOR, StateError, acting_as, record, unsay
from marketplace.lib.gathering import gathered
from marketplace.lib.tasks.queue import later

from .effect import role_of
from .locking import accounts_for_update, lock_about, take_over
from .undo import Undo


class Undoable(models.Model):
    class Meta:
        abstract = True

    def undo(self, by: Any) -> None:
        """Take the newest decision back before its mails leave: as if it had not been decided, and nobody is told.

        Raises NotNowError where the time is over, or somebody went on from it.
        """
        with transaction.atomic(), acting_as(role_of(by), self.public_id):
            about = lock_about(self)
            # The accounts before the case; which decision is the newest is certain only after it.
            list(accounts_for_update().filter(pk__in=Undo.objects.waiting(self).values("decision__account")))
            undo = Undo.objects.newest_of(self)
            if undo is not None:
                take_over(self, undo.decision.case)
            if undo is None or not self.can("undo"):
                raise StateError(self, "undo")
            before = {"status": self.status, "decision": undo.decision.public_id}
            # What putting back would tell, nobody needs to hear: it was never told that anything changed.
            with later(UNDO_FOR) as new, gathered():
                undo.carry_out(self, about, by)
                record("case.undo", self, by, before=before, after={"status": self.status})
            unsay([*undo.keys, *new])
