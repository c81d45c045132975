"""The verb that takes a case's newest decision back."""

from typing import Any

from django.db import models, transaction
from django.utils import timezone

from accounts.models import StateError, acting_as, record

from .effect import role_of
from .settling import lock_account
from .undo import Undo


class Undoable(models.Model):
    class Meta:
        abstract = True

    def undo(self, by: Any) -> None:
        """Take the newest decision back before its mails leave: as if it had not been decided, and nobody is told.

        Raises NotNowError where the time is over, or somebody went on from it.
        """
        with transaction.atomic(), acting_as(role_of(by), self.public_id):
            about = self._lock_about()
            self.lock()
            undo = Undo.objects.newest_of(self)
            if undo is None or not self.can("undo"):
                raise StateError(self, "undo")
            lock_account(undo.decision)
            undo.carry_out(self, about, by)
            before = {"status": self.status, "decision": undo.decision.public_id}
            self.write(status=self.Status.OPEN, decided_at=None, assignee=by, claimed_at=timezone.now())
            record("case.undo", self, by, before=before, after={"status": self.status})
