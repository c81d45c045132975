"""What a client does beside the text: much at once while it is new, or leaving proposals without an answer."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils import timezone

from gigs.models.reply_rate import reply_rate

from .rule import Effect, Match, Rule, Subject

GIG = frozenset({"gig"})
NEW_FOR, DAY = timedelta(days=7), timedelta(days=1)
MANY = 3


def find_velocity(subject: Subject) -> Iterator[Match]:
    gig, now = subject.about, timezone.now()
    if gig is None or now - gig.client.created_at > NEW_FOR:
        return
    if gig.client.gigs.filter(submitted_at__gt=now - DAY).count() >= MANY:
        yield Match("")


def find_overdue(subject: Subject) -> Iterator[Match]:
    if subject.about and reply_rate(subject.about.client, timezone.now()).must_answer_first:
        yield Match("")


VELOCITY = Rule("new-client-velocity", 1, 10, Effect.NOTE, "A client in its first week sent three gigs in a day.",
                find_velocity, clause="3.2", kinds=GIG)  # fmt: skip
OVERDUE = Rule("overdue-replies", 1, 5, Effect.NOTE, "Proposals to this client wait past the day that was promised.",
               find_overdue, clause="1.1", kinds=GIG)  # fmt: skip
