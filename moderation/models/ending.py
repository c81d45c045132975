"""How a case ends without a judgement of its own: what it was about is taken back, or was decided elsewhere."""

from typing import Any

from django.db import models, transaction
from django.utils import timezone

from .decision import Decision


class Ending(models.Model):
    class Meta:
        abstract = True

    def lapse(self, by: Any) -> None:
        """There is nothing left to judge. The caller holds the lock of what it was about, as a decision would."""
        with transaction.atomic():
            self.lock()
            if self.is_open:
                self.move("lapse", by, decided_at=timezone.now())

    def settle(self, by: Any, decision: Decision) -> bool:
        """Close it with a decision that two people made elsewhere; False where it is closed by now.

        The caller holds its lock.
        """
        was_open = self.is_open
        if was_open:
            self._close(by, decision)
        return was_open
