"""What of a row is the same for every reader: drawn once, and kept until something that it shows is another."""

from collections.abc import Collection, Hashable, Iterable
from typing import NamedTuple

from django.template.loader import render_to_string
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from gigs.matching.parts import Must
from gigs.models import Gig
from gigs.models.choices import NOT_STATED
from gigs.pay.market import Band, band
from gigs.pay.rule import rule
from gigs.wording import day_equivalent, length, level_word, pay, place, week
from marketplace.lib.countries import COUNTRIES
from marketplace.lib.filled import filled
from marketplace.lib.keeping import Kept
from marketplace.templatetags.ui import NOTHING, ago, day, in_words

COUNTRY_NAMES = dict(COUNTRIES)
SKILLS_SHOWN = 8


class Drawn(NamedTuple):
    """The pieces of a row: its middle, its skills, its client and its right side; `has_rule` says whether its pay is
    compared. `row` is the whole as a visitor sees it.
    """

    href: str
    pay: SafeString
    main: SafeString
    skills: SafeString
    client: SafeString
    side: SafeString
    has_rule: bool
    row: SafeString


class Mine(NamedTuple):
    """What one reader makes of a row: their marks, and its skills with their own marked."""

    is_new: bool
    is_applied: bool
    is_saved: bool
    is_hidden: bool
    is_muted: bool
    skills: SafeString


# About 5 KB each. An hour is long enough to pay and short enough to forget what nobody lists any more.
DRAWN: Kept[Drawn] = Kept(seconds=60 * 60, most=1_000)
# Most readers have marked few gigs. In two parts: why it fits stands between, and is each reader's own.
READERS: Kept[list[str]] = Kept(seconds=60 * 60, most=1_000)
BETWEEN = "\0"


def drawn(gig: Gig, skills: list[Must]) -> Drawn:
    compared = band(gig, skills)
    key = gig.pk, known_by(gig, skills), in_words(gig.published_at), compared
    return DRAWN.get(key, lambda: draw(gig, skills, compared))


def known_by(gig: Gig, skills: list[Must]) -> Hashable:
    """All that is shown of it, or the version that it was read in: so nothing has to be told to forget."""
    if hasattr(gig, "version_read"):
        return gig.version_read
    client = gig.client
    return (
        *(gig.version, gig.status, gig.live_proposals, gig.repost_of_id, gig.expires_at, gig.published_at),
        *(client.name, client.slug, client.country, client.verified, client.reply_rate, client.replies_due),
        gig.is_changed,
        tuple(skills),
    )


def draw(gig: Gig, skills: list[Must], compared: Band | None) -> Drawn:
    href, words = gig.get_absolute_url(), pay(gig)
    title = {"gig.public_id": gig.public_id, "href": href, "gig.title": gig.title, "facts": items(facts(gig))}
    side = {"pay": words, "ago": ago(gig.published_at), "day_pay": day_equivalent(gig), "until": day(gig.expires_at)}
    pieces = {
        "main": filled("gigs/_row_main.html", title),
        "skills": skill_items(skills),
        "client": client_items(gig),
        "side": filled("gigs/_row_side.html", side | {"rule": rule(gig, compared) if compared else NOTHING}),
    }
    places = {"gig.public_id": gig.public_id, **{f"row.{name}": piece for name, piece in pieces.items()}}
    return Drawn(href=href, pay=words, has_rule=bool(compared), row=filled("gigs/_row.html", places), **pieces)


def readers_row(gig: Gig, same: Drawn, mine: Mine, match: SafeString) -> SafeString:
    """The row of a reader, with the buttons to mark it and why it fits them."""

    def draw_it() -> list[str]:
        seen = {"gig": gig, "row": same._asdict() | mine._asdict(), "is_readers": True, "match": BETWEEN}
        return render_to_string("gigs/_row.html", seen).split(BETWEEN)

    return mark_safe(match.join(READERS.get((same, mine), draw_it)))  # noqa: S308 - drawn by a template


def folded(gig: Gig, same: Drawn, mine: Mine) -> SafeString:
    """The row of what its reader put away."""
    return render_to_string("gigs/_row_folded.html", {"gig": gig, "row": same, "mine": mine})


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
        "changed since posted" if gig.is_changed else "",
        "closed to new proposals" if gig.status == Gig.Status.FULL else "",
    ]
    return format_html('<li><a href="{}">{}</a></li>{}', client.get_absolute_url(), client.name, items(rest))
