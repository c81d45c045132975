"""How agreed terms change: by another version, which holds once both have signed it, and not before."""

from typing import Any

from django.db import models, transaction
from django.utils import timezone

from accounts.models import record

from . import agreement_news as news
from .agreement_terms import AgreementTerms
from .hiring_errors import HiringError

CHANGEABLE = frozenset({"accepted", "active"})


class Amending(models.Model):
    """The verbs that change what is agreed. The state of the work stays as it is."""

    class Meta:
        abstract = True

    @property
    def is_changeable(self) -> bool:
        return self.status in CHANGEABLE

    @property
    def terms(self) -> Any:
        """The newest version that both signed; before that, the one on the table."""
        return self.versions.agreed().first() or self.newest

    @property
    def change(self) -> Any:
        """The version that waits beside the terms that hold; None where none does."""
        agreed = self.versions.agreed().first() if self.is_changeable else None
        newest = self.newest if agreed else None
        return newest if newest != agreed and newest.dropped_at is None else None

    # -- verbs

    def amend(self, by: Any, side: str, terms: AgreementTerms) -> None:
        """Propose other terms while the work is agreed; they take the place of others that wait."""
        with transaction.atomic():
            self.lock()
            if not self.is_changeable:
                raise HiringError(self, "Terms change while the work is agreed or under way, and not after.")
            self.write()
            record("agreement.amend", self, by, role=side)
            self.add_version(side, by, terms)
            news.countered(self, side)

    def agree_change(self, by: Any, side: str) -> None:
        """Sign the other terms: from now on they hold."""
        with transaction.atomic():
            change = self._waiting()
            if change.side == side:
                raise HiringError(self, "You proposed this version yourself; now the other side decides.")
            change.sign(side, by, timezone.now())
            record("agreement.agree_change", self, by, role=side, after={"version": change.number})
            news.changed(self)
            if self.can("begin"):
                self.begin_if_due()

    def drop_change(self, by: Any, side: str) -> None:
        """Decline the other terms, or take them back: the ones before go on to hold."""
        with transaction.atomic():
            change = self._waiting()
            change.drop(timezone.now())
            record("agreement.drop_change", self, by, role=side, after={"version": change.number})
            news.dropped(self, side, is_own=change.side == side)

    # -- private

    def _waiting(self) -> Any:
        """The version that waits, under the lock of the agreement, whose forms are older from here on."""
        self.lock()
        change = self.change
        if change is None:
            raise HiringError(self, "No other terms wait for an answer: what stands here is agreed.")
        self.write()
        return change
