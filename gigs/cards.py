"""A gig in a list for its reader: what is the same for everybody, and what they marked and fit."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from gigs.drawing import Drawn, Mine, drawn, folded, readers_row, skill_items
from gigs.marks import NO_MARKS, Marks
from gigs.matching.parts import Match, Must, explain
from gigs.models import Gig, GigSkill
from gigs.reader import Reader
from marketplace.templatetags.ui import NOTHING

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
    """One row, drawn for its reader, and what the page around it asks of it."""

    row: SafeString
    public_id: str
    title: str
    has_rule: bool
    is_new: bool
    is_folded: bool
    # None for a visitor.
    mine: Mine | None = None
    match: Match | None = None


def cards(gigs: Iterable[Gig], marks: Marks = NO_MARKS, folds: bool = True, reader: Reader | None = None) -> list[Card]:
    """With the reader's `marks` and why each fits; what they put away is folded where `folds`."""
    gigs = list(gigs)
    unknown = [gig.pk for gig in gigs if not hasattr(gig, "musts")]
    skills = must_skills(unknown) if unknown else {}
    return [card(gig, skills[gig.pk] if gig.pk in unknown else gig.musts, marks, folds, reader) for gig in gigs]


def must_skills(gigs: Iterable[int]) -> dict[int, list[Must]]:
    """The skills that each gig must have, in one query and without a model instance each."""
    rows = GigSkill.objects.filter(gig__in=list(gigs), need=GigSkill.Need.MUST).order_by("gig", "position", "pk")
    found = defaultdict(list)
    for gig, *must in rows.values_list("gig_id", "skill__slug", "skill__name", "level"):
        found[gig].append(Must(*must))
    return found


def card(gig: Gig, skills: list[Must], marks: Marks, folds: bool, reader: Reader | None = None) -> Card:
    same = drawn(gig, skills)
    is_new, is_folded = is_news(gig, marks), folds and marks.put_away(gig)
    row, mine, match = same.row, None, None
    if marks.is_readers:
        mine = mine_of(gig, skills, same, marks, is_new)
        match = explain(gig, skills, reader) if reader and reader.skills else None
        row = folded(gig, same, mine) if is_folded else readers_row(gig, same, mine, why(gig, match))
    return Card(row, gig.public_id, gig.title, same.has_rule, is_new, is_folded, mine, match)


def mine_of(gig: Gig, skills: list[Must], same: Drawn, marks: Marks, is_new: bool) -> Mine:
    has_theirs = any(skill.slug in marks.skills for skill in skills)
    return Mine(
        is_new=is_new,
        is_applied=gig.pk in marks.applied,
        is_saved=gig.pk in marks.saved,
        is_hidden=gig.pk in marks.hidden,
        is_muted=gig.client_id in marks.muted,
        skills=skill_items(skills, marks.skills) if has_theirs else same.skills,
    )


def is_news(gig: Gig, marks: Marks) -> bool:
    if not marks.is_readers or gig.published_at <= timezone.now() - NEWS_FOR:
        return False
    return not any(gig.pk in known for known in (marks.seen, marks.saved, marks.applied))


def why(gig: Gig, match: Match | None) -> SafeString:
    return NOTHING if match is None else format_html(WHY, match.score, match.score, gig.title, diff(match.lines))


def diff(lines: Iterable[tuple[str, str]]) -> SafeString:
    return format_html_join("", LINE, ((*FIT[kind], words) for kind, words in lines))
