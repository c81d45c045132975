"""Taking a case for half an hour, so that two people do not read the same."""

from typing import Any

from django.db import models, transaction
from django.utils import timezone

from accounts.models import acting_as

from .case_query import CLAIMED_FOR
from .effect import role_of
from .refusals import ClaimedError


class Claimable(models.Model):
    class Meta:
        abstract = True

    @property
    def holder(self) -> Any:
        """Who has claimed it and not let it lie for half an hour."""
        idle = self.claimed_at is None or timezone.now() - self.claimed_at >= CLAIMED_FOR
        return None if idle else self.assignee

    def claim(self, by: Any) -> None:
        """Take the case for half an hour."""
        self._refuse_unfit(by)
        with transaction.atomic(), acting_as(role_of(by), self.public_id):
            self.lock()
            self._refuse_taken(by)
            self.move("claim", by, assignee=by, claimed_at=timezone.now())

    def release(self, by: Any) -> None:
        """Give the case back to everybody."""
        self._refuse_unfit(by)
        with transaction.atomic(), acting_as(role_of(by), self.public_id):
            self.lock()
            self._refuse_taken(by)
            self.move("release", by, assignee=None, claimed_at=None)

    def _refuse_taken(self, by: Any) -> None:
        if self.holder not in (None, by):
            raise ClaimedError(self)
