"""Proposals and agreements on a page."""

from datetime import timedelta

from django import template
from django.utils.safestring import SafeString

from gigs.hiring import trust, wording
from gigs.hiring.story import Track, track
from gigs.models import Proposal
from marketplace.lib.plain_text import linked

register = template.Library()
register.filter(linked)


@register.filter
def asked(proposal: Proposal) -> SafeString:
    """The price with its unit."""
    return wording.price_html(proposal)


@register.filter
def median_words(time: timedelta) -> str:
    return trust.in_words(time)


@register.filter
def track_of(proposal: Proposal) -> Track:
    return track(proposal)
