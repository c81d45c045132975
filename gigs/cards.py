"""A gig in a list, with every string made here: one plain loop in the template, whatever the number of rows."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from gigs.marks import NO_MARKS, Marks
from gigs.matching.parts import Must, explain
from gigs.models import Gig, GigSkill
from gigs.models.choices import NOT_STATED
from gigs.pay.market import band
from gigs.pay.rule import rule
from gigs.reader import Reader
from gigs.wording import day_equivalent, length, level_word, pay, place, week
from marketplace.lib.countries import COUNTRIES
from marketplace.templatetags.ui import NOTHING, ago, day

COUNTRY_NAMES = dict(COUNTRIES)
SKILLS_SHOWN = 8
WHY = (
    '<details class="match"><summary><span><b>{}</b> match</span> <u>why<span class="vh"> {}: {}</span></u></summary>'
    '<ul class="diff">{}</ul></details>'
)
LINE = '<li{}><span><span class="vh">{}: </span>{}</span></li>'
# The class of a line of the diff, and its word for who does not see it.
FIT = {
    "add": (SafeString(' class="add"'), "Fits"),
    "del": (SafeString(' class="del"'), "Missing"),
    "": (NOTHING, "Neutral"),
}
# How long a gig may be news to somebody who has not marked it as seen.
NEWS_FOR = timedelta(days=7)


@dataclass(slots=True)
class Card:
    """What one row shows; `facts`, `skills` and `client` are list items. One that is `folded` shows little."""

    public_id: str
    title: str
    href: str
    pay: SafeString
    day_pay: str
    rule: SafeString
    match: SafeString
    facts: SafeString
    skills: SafeString
    client: SafeString
    posted: SafeString
    closing: SafeString
    client_name: str
    client_slug: str
    is_new: bool
    is_applied: bool
    is_saved: bool
    is_hidden: bool
    is_muted: bool
    is_folded: bool


def cards(gigs: Iterable[Gig], marks: Marks = NO_MARKS, folds: bool = True, reader: Reader | None = None) -> list[Card]:
    """With the reader's `marks` and why each fits; what they put away is folded where `folds`."""
    gigs = list(gigs)
    skills = must_skills(gig.pk for gig in gigs)
    return [card(gig, skills[gig.pk], marks, folds, reader) for gig in gigs]


def must_skills(gigs: Iterable[int]) -> dict[int, list[Must]]:
    """The skills that each gig must have, in one query and without a model instance each."""
    rows = GigSkill.objects.filter(gig__in=list(gigs), need=GigSkill.Need.MUST).order_by("gig", "position", "pk")
    found = defaultdict(list)
    for gig, *must in rows.values_list("gig_id", "skill__slug", "skill__name", "level"):
        found[gig].append(Must(*must))
    return found


def card(gig: Gig, skills: list[Must], marks: Marks, folds: bool, reader: Reader | None = None) -> Card:
    compared = band(gig, skills)
    return Card(
        public_id=gig.public_id,
        title=gig.title,
        href=gig.get_absolute_url(),
        pay=pay(gig),
        day_pay=day_equivalent(gig),
        rule=rule(gig, compared) if compared else NOTHING,
        match=why(gig, skills, reader) if reader and reader.skills else NOTHING,
        facts=items(facts(gig)),
        skills=skill_items(skills, marks.skills),
        client=client_items(gig),
        posted=ago(gig.published_at),
        closing=day(gig.expires_at),
        client_name=gig.client.name,
        client_slug=gig.client.slug,
        is_new=is_news(gig, marks),
        is_applied=gig.pk in marks.applied,
        is_saved=gig.pk in marks.saved,
        is_hidden=gig.pk in marks.hidden,
        is_muted=gig.client_id in marks.muted,
        is_folded=folds and marks.put_away(gig),
    )


def is_news(gig: Gig, marks: Marks) -> bool:
    known = gig.pk in marks.seen | marks.saved | marks.applied
    return marks.is_readers and not known and gig.published_at > timezone.now() - NEWS_FOR


def why(gig: Gig, skills: list[Must], reader: Reader) -> SafeString:
    match = explain(gig, skills, reader)
    return format_html(WHY, match.score, match.score, gig.title, diff(match.lines))


def diff(lines: Iterable[tuple[str, str]]) -> SafeString:
    return format_html_join("", LINE, ((*FIT[kind], words) for kind, words in lines))


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


def skill_items(skills: list[Must], mine: Collection[str]) -> SafeString:
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
