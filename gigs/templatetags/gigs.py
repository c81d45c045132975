"""The facts of a gig for its page and its preview."""

from django import template
from django.utils.safestring import SafeString

from gigs import wording
from gigs.models import Gig
from gigs.terms import terms

register = template.Library()


@register.simple_tag
def gig_pay(gig: Gig) -> SafeString:
    return wording.pay(gig)


@register.simple_tag
def gig_terms(gig: Gig, shared: str = "") -> list[tuple[str, object]]:
    return terms(gig, shared)
