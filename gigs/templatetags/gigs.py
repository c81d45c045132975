"""The facts of a gig for its page and its preview, and rows that are drawn already."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from gigs import wording
from gigs.cards import Card
from gigs.models import Gig
from gigs.terms import terms

register = template.Library()


@register.simple_tag
def gig_pay(gig: Gig) -> SafeString:
    return wording.pay(gig)


@register.simple_tag
def gig_terms(gig: Gig, shared: str = "") -> list[tuple[str, object]]:
    return terms(gig, shared)


@register.filter
def drawn(cards: list[Card]) -> SafeString:
    """The rows as a visitor sees them, as they were drawn once."""
    return mark_safe("".join(card.row for card in cards))  # noqa: S308 - made by a template
