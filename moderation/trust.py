"""How closely what a client publishes is read: before it is public, within a day, or now and then."""

from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac

from gigs.models import Gig, GigChange
from moderation.models import Decision
from moderation.models.subject import people_of, things_of

# From so many approved gigs on a client is known, unless something was taken away in the last twelve months.
KNOWN_FROM = 5
CLEAN_FOR = timedelta(days=365)
# Of 256: five in a hundred.
SAMPLE = 13


def has_strike(about: models.Model) -> bool:
    """Whether points count today for anybody of the client: then a person reads first."""
    if not isinstance(about, Gig | GigChange):
        return False
    strikes = Decision.objects.unreversed().filter(account__in=people_of(about), outcomes__contains=["strike"])
    return strikes.filter(points__gt=0, points_expire_at__gt=timezone.now()).exists()


def is_checked(gig: Gig, is_edit: bool) -> bool:
    """Whether a person looks within a day at what is public already; an edit is a tier stricter than a new gig."""
    if gig.client.gigs.approved().exclude(pk=gig.pk).count() < KNOWN_FROM or not is_clean(gig):
        return True
    return is_edit or is_sampled(gig)


def is_clean(gig: Gig) -> bool:
    taken_away = Decision.objects.unreversed().restricting().filter(at__gt=timezone.now() - CLEAN_FOR)
    return not taken_away.filter(things_of(people_of(gig))).exists()


def is_sampled(gig: Gig) -> bool:
    """The same answer for the same gig, and nobody outside can tell which."""
    return salted_hmac("moderation.sample", gig.public_id).digest()[0] < SAMPLE
