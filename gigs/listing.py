"""Everything that the page of gigs shows, in a handful of queries."""

from functools import cache

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from gigs import keeping, known, search
from gigs.asked import chips, heading, suggestions, title, together, without
from gigs.boxes import segment
from gigs.cards import Card, cards
from gigs.facets import Total
from gigs.filters import LINES, SORTS, GigFilter
from gigs.marks import marks_among
from gigs.matching import ranking
from gigs.models import Gig
from gigs.panels import panels
from gigs.pay.rule import scale
from gigs.reader import Reader, reader_of
from gigs.suggesting import slips
from marketplace.lib.addresses import query, replacing, suffix
from marketplace.lib.pages import Page

PER = 20
# One value of one of these is a page of its own to a search engine; every other combination is not.
LANDING = {"area", "skill", "work_type", "workplace"}


# So many gigs at most stand in these orders; the others show all.
MOST_SORTED = {"relevance": search.MOST_RANKED, "match": ranking.BEST}


def listing(request: HttpRequest) -> dict:
    reader = reader_of(request.user)
    asked = GigFilter(request.GET, user=request.user, reader=reader)
    page = page_of(asked, reader)
    # Best match leaves gigs out that pass the filters, and says so from the heading on.
    matches = getattr(page, "ranked", None)
    counts, named = keeping.counts(asked), title(asked)
    rows = cards(page.rows, marks_among(page.rows, request.user), reader=reader)
    return {
        "asked": asked,
        "wanted": asked.wanted,
        "errors": [sentence for sentences in asked.errors.values() for sentence in sentences],
        "count": counts.total,
        "matches": matches,
        "is_sample": counts.is_sample,
        "ranked": MOST_SORTED.get(asked.wanted["sort"], counts.total),
        "title": named,
        "heading": heading(counts, named, matches),
        "cards": [card for card in rows if not card.is_folded],
        # Folded away under the list rather than left out of the query, so that pages are the same for everybody.
        "put_away": [card for card in rows if card.is_folded],
        "news": [card.public_id for card in rows if card.is_new and not card.is_folded],
        "lines": lines(asked, page.rows, rows),
        "heights": segment(heights(asked)),
        "scale": scale(gig.currency for gig, card in zip(page.rows, rows, strict=True) if card.has_rule),
        "panels": panels(asked, counts),
        "chips": chips(asked),
        "suggestions": meant(asked, counts.total),
        "sorts": segment(sorts(asked)),
        "kinds_of_mine": segment(kinds_of_mine(asked)) if request.user.is_authenticated else "",
        "loosen": loosen(asked) if not counts.total else [],
        "previous": page.previous and replacing(asked.shown_pairs, before=page.previous),
        "next": page.next and replacing(asked.shown_pairs, after=page.next),
        "first": query(asked.shown_pairs),
        "here": suffix(asked.pairs),
        "keep": addresses()["save"] + suffix([*asked.pairs, *asked.own_pairs]),
        "is_indexable": is_indexable(asked),
        "canonical": settings.SITE_URL + addresses()["list"] + suffix(asked.pairs),
        "at": addresses(),
    }


@cache
def addresses() -> dict[str, str]:
    """What the page leads to, worked out once."""
    names = {"list": "gig_list", "atom": "gig_atom", "json": "gig_json", "ics": "gig_ics", "suggest": "gig_suggest"}
    names |= {"save": "search_new"}
    return {place: reverse(f"gigs:{name}") for place, name in names.items()}


def meant(asked: GigFilter, gigs: int) -> list[tuple[str, str]]:
    """Words of the text that name a skill or a filter; where nothing is found, also those that nearly name a skill."""
    named = suggestions(asked)
    # By its label each is there once, and a slip of more words says more than one of them does.
    return named if gigs else list((dict(named) | dict(slips(asked))).items())


def lines(asked: GigFilter, gigs: list[Gig], shown: list[Card]) -> list[tuple[Gig, Card]]:
    """The same gigs, one a line, where that is asked for; each with what its reader made of it."""
    pairs = zip(gigs, shown, strict=True) if asked.wanted["view"] else []
    return [(gig, card) for gig, card in pairs if not card.is_folded]


def heights(asked: GigFilter) -> list[tuple[str, str, bool]]:
    """Full rows or lines: words, address, whether it is the one that is shown."""
    shown = asked.wanted["view"] or None
    kinds = [(None, "Full"), (LINES, "Lines")]
    return [(label, replacing(asked.shown_pairs, view=kind), kind == shown) for kind, label in kinds]


def page_of(asked: GigFilter, reader: Reader | None) -> Page:
    wanted = asked.wanted
    place = wanted["per"] or PER, wanted["after"] or (), wanted["before"] or ()
    if wanted["sort"] == "match":
        personal = f"{wanted['mine']!r} {wanted['pay_min']} {wanted['currency']}"
        return ranking.page(wanted, reader, f"{query(asked.pairs)} {personal}", *place)
    return search.page(wanted, *place, read=known.read)


def is_indexable(asked: GigFilter) -> bool:
    is_landing = not asked.pairs or (len(asked.pairs) == 1 and asked.pairs[0][0] in LANDING)
    is_beginning = not (asked.wanted["after"] or asked.wanted["before"])
    return is_landing and is_beginning and asked.shown_pairs == asked.pairs and not asked.errors


def sorts(asked: GigFilter) -> list[tuple[str, str, bool]]:
    """Each order: its words, its address, whether it is the one in use."""
    return [
        (label, replacing(asked.shown_pairs, sort=None if name == "newest" else name), name == asked.wanted["sort"])
        for name, label in SORTS
        if (name != "relevance" or asked.wanted["q"]) and (name != "match" or (asked.reader and asked.reader.skills))
    ]


def kinds_of_mine(asked: GigFilter) -> list[tuple[str, str, bool]]:
    """All gigs and each kind of the reader's own: words, address, whether it is the one that is shown."""
    kinds = [(None, "All gigs"), *search.KINDS]
    chosen = asked.wanted["mine"] and asked.wanted["mine"].kind
    return [(label, replacing(asked.shown_pairs, mine=kind), kind == chosen) for kind, label in kinds]


def loosen(asked: GigFilter) -> list[tuple[str, str, Total]]:
    """Why there is nothing: each filter that is on, the address without it and what that would show, most first."""
    rows, counts = [], dict(keeping.without_each(asked))
    if "currency" in asked.kept_back:
        # It came along with the reader's own rate and goes with it.
        counts["pay_min"] = counts.pop("currency")
    for name, gigs in sorted(counts.items(), key=lambda pair: -pair[1].gigs):
        gone = [pair for pair in asked.shown_pairs if pair[0] == name]
        rows.append((together(asked, gone), without(asked, *gone), gigs))
    return rows
