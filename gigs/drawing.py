"""What of a row is the same for every reader: drawn once, and kept until something that it shows is another."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from django.template.loader import render_to_string
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from gigs.matching.parts import Must
from gigs.models import Gig
from gigs.models.choices import NOT_STATED
from gigs.pay.market import band
from gigs.pay.rule import rule
from gigs.wording import day_equivalent, length, level_word, pay, place, week
from marketplace.lib.countries import COUNTRIES
from marketplace.lib.keeping import Kept
from marketplace.templatetags.ui import NOTHING, ago, day

COUNTRY_NAMES = dict(COUNTRIES)
SKILLS_SHOWN = 8


class Drawn(NamedTuple):
    """The middle of the row, its skills and its right side; `has_rule` says whether its pay is compared."""

    main: SafeString
    skills: SafeString
    client: SafeString
    side: SafeString
    has_rule: bool


# About 2 KB each. An hour is long enough to pay and short enough to forget what nobody lists any more.
DRAWN: Kept[Drawn] = Kept(seconds=60 * 60, most=3_000)


def drawn(gig: Gig, skills: list[Must]) -> Drawn:
    client, compared = gig.client, band(gig, skills)
    posted, closing = ago(gig.published_at), day(gig.expires_at)
    # All that is shown: so nothing has to be told to forget.
    key = (
        *(gig.pk, gig.version, gig.status, gig.live_proposals, gig.repost_of_id, compared, posted, closing),
        *(client.name, client.slug, client.country, client.verified, client.reply_rate, client.replies_due),
        tuple(skills),
    )
    return DRAWN.get(key, lambda: draw(gig, skills, rule(gig, compared) if compared else NOTHING, posted, closing))


def draw(gig: Gig, skills: list[Must], compared: SafeString, posted: SafeString, closing: SafeString) -> Drawn:
    side = {"pay": pay(gig), "posted": posted, "day_pay": day_equivalent(gig), "rule": compared, "closing": closing}
    return Drawn(
        main=render_to_string("gigs/_row_main.html", {"gig": gig, "facts": items(facts(gig))}),
        skills=skill_items(skills),
        client=client_items(gig),
        side=render_to_string("gigs/_row_side.html", side),
        has_rule=bool(compared),
    )


def facts(gig: Gig) -> list[str]:
    return [
        gig.get_pay_model_display(),
        week(gig),
        length(gig),
        level_word(gig),
        place(gig),
        gig.get_tax_display() if gig.tax != NOT_STATED else "",
        gig.get_assessment_display() if gig.assessment != NOT_STATED else "",
        "Wide pay range" if gig.is_wide_range else "",
    ]


def items(texts: Iterable[str]) -> SafeString:
    return mark_safe("".join(f"<li>{escape(text)}</li>" for text in texts if text))  # noqa: S308 - escaped here


def skill_items(skills: list[Must], mine: Collection[str] = ()) -> SafeString:
    shown = [
        f"<li><mark>{escape(name)}</mark></li>" if slug in mine else f"<li>{escape(name)}</li>"
        for slug, name, _ in skills[:SKILLS_SHOWN]
    ]
    return mark_safe("".join(shown))  # noqa: S308 - escaped above


def client_items(gig: Gig) -> SafeString:
    client = gig.client
    rest = [
        COUNTRY_NAMES.get(client.country, ""),
        f"verified: {client.get_verified_display()}" if client.verified else "not verified",
        "" if client.reply_rate is None else f"answers {client.reply_rate}% in time, n = {client.replies_due}",
        f"{gig.live_proposals} of {gig.max_proposals} proposals",
        "an agency" if gig.agency == "yes" else "",
        "posted before" if gig.repost_of_id else "",
        "closed to new proposals" if gig.status == Gig.Status.FULL else "",
    ]
    return format_html('<li><a href="{}">{}</a></li>{}', client.get_absolute_url(), client.name, items(rest))
