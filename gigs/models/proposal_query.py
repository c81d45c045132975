"""Which proposals there are, and for whom."""

from datetime import timedelta
from typing import Self

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Least
from django.utils import timezone

from accounts.models import Client, ClientMember

LIVE_PROPOSALS = ["submitted", "viewed", "shortlisted", "in_dialogue", "offered"]
ALLOWANCE_WINDOW = timedelta(days=7)
RATE_WINDOW = timedelta(days=90)
COMPARED_WITHIN = timedelta(days=14)
LATE_ANSWER_WITHIN = timedelta(days=30)


def is_received_by(user) -> Q:
    clients = ClientMember.objects.filter(user_id=user.pk).values("client")
    return ~Q(status="draft") & Q(gig__client__in=clients)


class ProposalQuerySet(QuerySet):
    def live(self) -> Self:
        """Sent and without an outcome."""
        return self.filter(status__in=LIVE_PROPOSALS)

    def sent(self) -> Self:
        return self.exclude(status="draft")

    def declined(self) -> Self:
        """The client said no: nobody proposes to it for the same gig again."""
        return self.filter(status="declined_by_client")

    def named(self) -> Self:
        """Sent, and the client knows by whom: not those that it reads blind still."""
        return self.sent().exclude(gig__blind=True, revealed_at=None)

    def of(self, user) -> Self:
        """Written by this person."""
        return self.filter(developer__user_id=user.pk)

    def received_by(self, user) -> Self:
        """Sent to a client of this person, whatever the person's role there."""
        return self.filter(is_received_by(user))

    def visible_to(self, user) -> Self:
        """A proposal is between two: its author and the client. Nobody else, staff included."""
        return self.filter(Q(developer__user_id=user.pk) | is_received_by(user))

    def decided_by(self, user) -> Self:
        """Those that this person may answer for a client."""
        return self.sent().filter(gig__client__in=Client.objects.of(user))

    def counted(self, now=None) -> Self:
        """What the week's allowance was spent on; a proposal that nobody read or answered is given back."""
        since = (now or timezone.now()) - ALLOWANCE_WINDOW
        given_back = Q(status__in=["lapsed", "void"]) | Q(status="withdrawn", viewed_at=None, answered_at=None)
        return self.filter(submitted_at__gt=since).exclude(given_back)

    def due(self, now) -> Self:
        """Whose clock ran out."""
        return self.filter(reply_due_at__lte=now)

    def overdue(self, now) -> Self:
        """Never answered, the first answer past due, and still answerable."""
        return self.filter(is_overdue(now))

    def judged(self, now) -> Self:
        """What a reply rate is made of: first answers that were given or missed in the last 90 days."""
        settled = self.annotate(settled_at=Least("answered_at", "first_due_at")).exclude(status="void")
        return settled.filter(
            Q(answered_at__isnull=False) | is_missed(now), settled_at__gt=now - RATE_WINDOW, settled_at__lte=now
        )

    def lately(self) -> Self:
        """Sent in the last 14 days: what a new one is compared with."""
        return self.sent().filter(submitted_at__gt=timezone.now() - COMPARED_WITHIN)

    def for_rows(self) -> Self:
        return self.select_related("gig__client", "developer__user", "agreement")


def is_missed(now) -> Q:
    """The day of the first answer passed while the proposal was open."""
    open_when_due = Q(ended_at=None) | Q(ended_at__gte=F("first_due_at"))
    return open_when_due & Q(first_due_at__lte=now) & ~Q(status="void")


def is_overdue(now) -> Q:
    """What its developer withdrew after the day is missed, and nobody can answer it any more."""
    answerable = Q(status__in=[*LIVE_PROPOSALS, "lapsed"], first_due_at__gt=now - LATE_ANSWER_WITHIN)
    return is_missed(now) & answerable & Q(answered_at=None)
