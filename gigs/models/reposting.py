"""Posting a gig that has ended once more: a new draft, linked, with honest dates."""

from typing import Any

from django.db import models, transaction

from accounts.models import StateError, record

from .gig_query import ENDED

# What belongs to one posting and not to the work.
NOT_COPIED = frozenset({"id", "client", "repost_of"})


class Reposting(models.Model):
    class Meta:
        abstract = True

    def repost(self, by: Any) -> Any:
        """The draft that posts this ended gig again; pressed twice, it is one draft. Raises StateError."""
        with transaction.atomic():
            self.lock()
            if self.status not in ENDED:
                raise StateError(self, "repost")
            waiting = self.reposts.filter(published_at=None).first()
            return waiting or self._copy(by)

    def _copy(self, by: Any) -> Any:
        names = [name for name in self.as_revision() if name not in NOT_COPIED and name != "skills"]
        draft = type(self)(client=self.client, repost_of=self, **{name: getattr(self, name) for name in names})
        rows = self.gig_skills.select_related("skill").order_by("position")
        draft.start_draft(by, [(row.skill, row.need, row.level) for row in rows])
        record("gig.repost", self, by, after={"draft": draft.public_id})
        return draft
