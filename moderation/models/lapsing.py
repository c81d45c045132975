"""How a case ends that nobody judges: what it was about was taken back."""

from typing import Any

from django.db import models, transaction
from django.utils import timezone


class Lapsing(models.Model):
    class Meta:
        abstract = True

    def lapse(self, by: Any) -> None:
        """There is nothing left to judge. The caller holds the lock of what it was about, as a decision would."""
        with transaction.atomic():
            self.lock()
            if self.is_open:
                self.move("lapse", by, decided_at=timezone.now())
