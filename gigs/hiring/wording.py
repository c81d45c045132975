"""A proposal in words, for pages and mail alike."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

from gigs.models import Proposal
from gigs.wording import UNITS
from marketplace.lib.money import amount


def price(proposal: Proposal) -> str:
    """`€450/d`, `€9,000 fixed`."""
    if not proposal.price:
        return "price not stated"
    return amount(proposal.price, proposal.currency) + UNITS.get(proposal.unit, (" fixed", ""))[0]


def price_html(proposal: Proposal) -> SafeString:
    if not proposal.price:
        return format_html('<span class="soft">not stated</span>')
    words = amount(proposal.price, proposal.currency)
    if proposal.unit not in UNITS:
        return format_html('<data class="rate" value="{}">{}</data> fixed', proposal.price, words)
    short, long = UNITS[proposal.unit]
    return format_html(
        '<data class="rate" value="{}">{}<abbr title="{}">{}</abbr></data>', proposal.price, words, long, short
    )
