"""Changes of a public gig: too soon after it was approved, or too small to be anything but a sign of life."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils import timezone

from gigs.models import GigChange
from marketplace.lib.likeness import likeness

from .rule import GIGS, Effect, Match, Rule, Subject

SOON, WEEK = timedelta(hours=48), timedelta(days=7)
WORDS = frozenset({"title", "summary", "description"})
ALIKE, MOST_SMALL = 0.95, 3


def changes_of(subject: Subject):
    """The gig and its changes, the newest first: it is the one that is read."""
    gig = subject.about.gig if isinstance(subject.about, GigChange) else subject.about
    return gig, gig.changes.filter(created_at__gt=timezone.now() - WEEK).order_by("-pk") if gig else []


def find_late(subject: Subject) -> Iterator[Match]:
    gig, changes = changes_of(subject)
    if not gig or not gig.published_at or timezone.now() - gig.published_at > SOON:
        return
    newest = changes.first()
    if newest and newest.is_material:
        yield Match(next(iter(newest.after), ""))


def find_trivial(subject: Subject) -> Iterator[Match]:
    gig, changes = changes_of(subject)
    small = sum(map(is_small, changes[:20])) if gig else 0
    if small >= MOST_SMALL:
        yield Match("description")


def is_small(change: GigChange) -> bool:
    """Nothing but words, and nearly the same ones."""
    if not WORDS.issuperset(change.after):
        return False
    return all(likeness(change.before[name], words) >= ALIKE for name, words in change.after.items())


LATE = Rule("change-after-approval", 1, 10, Effect.NOTE, "It was changed within 48 hours of its approval.", find_late,
            clause="4.2", kinds=GIGS)  # fmt: skip
TRIVIAL = Rule("trivial-edits", 1, 5, Effect.NOTE, "Its words were changed three times in a week, each time hardly.",
               find_trivial, clause="3.2", kinds=GIGS)  # fmt: skip
