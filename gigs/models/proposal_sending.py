"""How a proposal is written and sent: a private draft first, then under the lock of its gig."""

from datetime import timedelta
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils import timezone

from accounts.models import StaleError, StateError, record, refuse_paused
from marketplace.lib import review

from . import proposal_news as news
from .eligibility import refusal
from .hiring_errors import HiringError

ALLOWANCE = 12
DECLINED = "They have declined a proposal of yours for this gig."


class Sending(models.Model):
    """What its author does before anybody else reads it."""

    class Meta:
        abstract = True

    def start(self, by: Any) -> None:
        """Keep a new draft; it may be incomplete."""
        self.currency = self.gig.currency
        try:
            with transaction.atomic():
                self.save(force_insert=True)
                record("proposal.start", self, by)
        except IntegrityError as error:  # the same first words, sent twice at once
            raise StaleError(self) from error

    def edit(self, by: Any) -> None:
        """Keep what was typed into the draft."""
        with transaction.atomic():
            self.lock()
            if self.status != self.Status.DRAFT:
                raise HiringError(self, "This proposal is sent; its words stay as the client reads them.")
            self.version += 1
            self.save()

    def delete_draft(self, by: Any) -> None:
        """Put away what was never sent; nobody but its author has seen it."""
        with transaction.atomic():
            self.lock()
            if self.status != self.Status.DRAFT:
                raise StateError(self, "delete")
            record("proposal.delete_draft", self, by, before={"gig": self.gig_id})
            self.delete()

    def submit(self, by: Any, similarity: int = 0) -> None:
        """Send it: the gig is open and has a place, the developer is eligible and has one left this week.

        `similarity` says in per cent how like it is to what its author sent lately.
        """
        with self.under_gig() as gig:
            self.refuse_where_forbidden(gig)
            now = timezone.now()
            due = now + timedelta(days=gig.reply_days)
            clock = self.clock("client", due, now)
            self.move("submit", by, submitted_at=now, first_due_at=due, similarity=similarity, **clock)
            if not gig.blind:
                self.developer.talk_to(gig.client)
            news.sent(self)
            review.look(self, by)

    def refuse_where_forbidden(self, gig: models.Model) -> None:
        # The second lock of a submission: two gigs at once cannot both take the last one of the week.
        developer = type(self.developer)._base_manager.select_for_update(of=("self",)).get(pk=self.developer_id)
        refuse_paused(developer.user, "proposing")
        if found := review.objections(self):
            raise HiringError(self, next(iter(found.values())))
        if words := refusal(gig, developer):
            raise HiringError(self, words)
        if developer.proposals.declined().filter(gig=gig).exists():
            raise HiringError(self, DECLINED)
        is_invited = developer.invitations.filter(gig=gig, status="accepted").exists()
        if not gig.takes_proposals(is_invited):
            raise HiringError(gig, "This gig takes no new proposals now. What you wrote is kept as a draft.")
        if developer.proposals.counted().count() >= ALLOWANCE:
            raise HiringError(
                self,
                f"You have sent {ALLOWANCE} proposals in seven days, which is the most. This one is kept as a draft.",
            )
