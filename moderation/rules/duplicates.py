"""The same text again: the client's own, or somebody else's."""

from collections.abc import Iterator

from gigs.models import Gig
from gigs.models.gig_query import LIVE

from .rule import Effect, Match, Rule, Subject

GIG = frozenset({"gig"})
# Shorter texts are alike by chance.
SHORTEST = 80


def same_text(subject: Subject):
    """Other gigs of the same words, whatever their case, marks and blanks; a gig posted again says so itself."""
    gig = subject.about
    if gig is None or len(gig.description) < SHORTEST:
        return Gig.objects.none()
    # The database computes it from the words that are stored by now; the instance may hold an older one.
    fingerprint = Gig.objects.filter(pk=gig.pk).values("text_fingerprint")[:1]
    return Gig.objects.filter(text_fingerprint=fingerprint).exclude(pk__in=[gig.pk, gig.repost_of_id or 0])


def find_own(subject: Subject) -> Iterator[Match]:
    live = [*LIVE, Gig.Status.IN_REVIEW]
    if other := same_text(subject).filter(client_id=subject.about.client_id, status__in=live).first():
        yield Match("description", other.public_id)


def find_others(subject: Subject) -> Iterator[Match]:
    others = same_text(subject).exclude(client_id=subject.about.client_id).exclude(submitted_at=None)
    if other := others.first():
        yield Match("description", other.public_id)


OWN = Rule("duplicate-own", 1, 3, Effect.NOTE, "The same text is in another open gig of this client.", find_own,
           clause="3.2", kinds=GIG)  # fmt: skip
OTHERS = Rule("duplicate-others", 1, 20, Effect.NOTE, "The same text is in a gig of another client.", find_others,
              clause="1.1", kinds=GIG)  # fmt: skip
