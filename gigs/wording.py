"""The facts of a gig in words, for rows, pages and feeds alike."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

from accounts.models import Level
from gigs.models import Gig
from gigs.models.choices import NOT_STATED
from marketplace.lib.countries import COUNTRIES
from marketplace.lib.money import amount, span

COUNTRY_NAMES = dict(COUNTRIES)
UNITS = {"hour": ("/h", "per hour"), "day": ("/d", "per day"), "month": ("/mo", "per month")}
LEVEL_WORDS = {level.value: f"{level.label.capitalize()} level" for level in Level}
NAMED = 3


def pay(gig: Gig) -> SafeString:
    if not gig.pay_max:
        return format_html("Pay not stated")
    short, long = UNITS.get(gig.pay_model, ("", ""))
    unit = format_html('<abbr title="{}">{}</abbr>', long, short) if short else ""
    words = span(gig.pay_min, gig.pay_max, gig.currency)
    return format_html('<data class="rate" value="{}-{}">{}{}</data>', gig.pay_min, gig.pay_max, words, unit)


def pay_in_words(gig: Gig) -> str:
    """The same without markup, for titles and feeds."""
    if not gig.pay_max:
        return "pay not stated"
    return span(gig.pay_min, gig.pay_max, gig.currency) + UNITS.get(gig.pay_model, (" fixed", ""))[0]


def day_equivalent(gig: Gig) -> str:
    """What another model pays a day, where it can be said."""
    if gig.pay_model in {"day", ""}:
        return ""
    if gig.day_max is None:
        return "day equivalent not stated"
    if gig.day_min is None:
        return f"up to {amount(gig.day_max, gig.currency)}/d"
    return f"≈ {span(gig.day_min, gig.day_max, gig.currency)}/d"


def level_word(gig: Gig) -> str:
    return LEVEL_WORDS.get(gig.level, "Level not stated")


def week(gig: Gig) -> str:
    hours = between(gig.week_hours_min, gig.week_hours_max)
    return f"{hours} h a week" if hours else ""


def length(gig: Gig) -> str:
    weeks = between(gig.weeks_min, gig.weeks_max)
    return f"{weeks} week{'' if weeks == '1' else 's'}" if weeks else ""


def between(low: int | None, high: int | None) -> str:
    known = sorted({end for end in (low, high) if end is not None})
    return "–".join(str(end) for end in known)


def place(gig: Gig) -> str:
    """Where, and from where: the two that "remote" alone leaves open."""
    if gig.workplace == "remote":
        return f"Remote, {scope(gig)}"
    if gig.workplace == NOT_STATED:
        return "Workplace not stated"
    where = ", ".join(part for part in (gig.city, COUNTRY_NAMES.get(gig.country, "")) if part)
    return f"{gig.get_workplace_display()}, {where or 'place not stated'}"


def scope(gig: Gig) -> str:
    if gig.remote_scope == "worldwide":
        return "from anywhere"
    if gig.remote_scope == NOT_STATED or not gig.countries:
        return "countries not stated"
    named = [COUNTRY_NAMES.get(code, code) for code in gig.countries[:NAMED]]
    more = f" and {len(gig.countries) - NAMED} more" if len(gig.countries) > NAMED else ""
    listed = ", ".join(named) + more
    return f"from {listed}" if gig.remote_scope == "only" else f"not from {listed}"
