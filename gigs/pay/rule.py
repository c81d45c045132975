"""The rate rule: a gig's pay on the axis of its currency, with eight in ten comparable gigs and their median."""

from collections.abc import Iterable

from django.utils.html import format_html
from django.utils.safestring import SafeString

from gigs.models import Gig, PayFigure
from gigs.models.pay import DAYS_A_MONTH, HOURS_A_DAY
from gigs.search.floors import STEP
from marketplace.lib.money import amount, span

from .market import Band

WIDTH = 200
STEPS = 16
NARROWEST = 2
SVG = (
    '<svg class="rule" viewBox="0 0 200 14" preserveAspectRatio="none" {}>'
    '<path class="rule__axis" d="M0 7h200"/><path class="rule__band" d="M{} 3v8M{} 7H{}M{} 3v8"/>'
    '<rect class="rule__this" x="{}" y="3.5" width="{}" height="7"/>'
    '<path class="rule__gap" d="M{} 0v14"/><path class="rule__mid" d="M{} 0v14"/></svg>'
)
HIDDEN = format_html('aria-hidden="true"')


def top(currency: str) -> int:
    """What the axis ends at, a day: the same for every gig of a currency, so that rows can be compared by eye."""
    return STEP.get(currency, 100) * STEPS


def scale(currencies: Iterable[str]) -> str:
    """What a legend says of the axis that the rules of these currencies have."""
    of = sorted(set(currencies))
    if len(of) > 1:
        return "Each currency has its own scale"
    return f"Scale {amount(0, of[0])} to {amount(top(of[0]), of[0])} a day" if of else ""


def ends(gig: Gig) -> tuple[str, str]:
    """The ends of the axis in the unit of the gig; a fixed price is compared by the day."""
    short, (times, parts) = {"hour": ("/h", (1, HOURS_A_DAY)), "month": ("/mo", (DAYS_A_MONTH, 1))}.get(
        gig.pay_model, ("/d", (1, 1))
    )
    return amount(0, gig.currency), amount(top(gig.currency) * times // parts, gig.currency) + short


def rule(gig: Gig, figure: PayFigure | Band) -> SafeString:
    words = (
        f"This gig: {span(gig.day_min, gig.day_max, gig.currency)} a day. Comparable gigs: "
        f"{span(figure.p10, figure.p90, gig.currency)}, median {amount(figure.p50, gig.currency)}."
    )
    named = format_html('role="img" aria-label="{}"', words)
    return drawn(gig.currency, (figure.p10, figure.p90), (gig.day_min, gig.day_max), figure.p50, named)


def of_group(figure: PayFigure) -> SafeString:
    """The group by itself, its middle half marked; the numbers stand beside it."""
    ends, half = (figure.p10, figure.p90), (figure.p25, figure.p75)
    return drawn(figure.currency, ends, half, figure.p50, HIDDEN)


def drawn(currency: str, band: tuple[int, int], marked: tuple[int, int], middle: int, named: SafeString) -> SafeString:
    def place(units: int) -> float:
        return round(min(units / top(currency), 1) * WIDTH, 1)

    low, high = map(place, band)
    start, end = map(place, marked)
    start = min(start, WIDTH - NARROWEST)
    mid = place(middle)
    width = round(max(end - start, NARROWEST), 1)
    return format_html(SVG, named, low, low, high, high, start, width, mid, mid)
