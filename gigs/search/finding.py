"""The queries: which gigs, in which order, a page of them, and those that are like another."""

from collections.abc import Callable, Collection, Mapping, Sequence
from operator import attrgetter
from typing import Any

from django.db.models import BooleanField, Case, Count, IntegerField, Value, When
from django.db.models.expressions import RawSQL

from gigs.models import Gig
from gigs.models.gig_query import GigQuerySet
from marketplace.lib import pages

from .asking import Asked, asked
from .conditions import conditions
from .relevance import ranked
from .stages import Keys

ORDERS = {
    "newest": pages.Order("newest", ("-published_at", "-pk")),
    # Of the proposals that wait for an answer.
    "fewest": pages.Order("fewest", ("live_proposals", "-published_at", "-pk")),
    # As the client answers; where there are too few to say, last.
    "replies": pages.Order("replies", ("-known_replies", "-published_at", "-pk")),
    "closing": pages.Order("closing", ("expires_at", "pk")),
    # Never converted, so each currency stands by itself.
    "pay": pages.Order("pay", ("currency", "-known_day_max", "-pk")),
    # Of a reader; `gigs.matching.ranking` computes the score.
    "match": pages.Order("match", ("-score", "-published_at", "-pk")),
    # Of the newest gigs up to an edge, which every page of one list has in common.
    "relevance": pages.Order("relevance", ("-score", "-published_at", "-pk"), carried=("edge_at", "edge_pk")),
}
UNKNOWN = -1
Reading = Callable[[Keys], list[Gig]]
SIMILAR = 5
# What two gigs have in common, and how many of the newest are compared, so that a site of any size answers at once.
A_SKILL, A_KIND_OF_WORK, A_LEVEL = 2, 2, 1
LOOKED_AT = 2_000


def found(wanted: Mapping[str, Any], gigs: GigQuerySet | None = None) -> GigQuerySet:
    """The listed gigs (or those of `gigs`) that pass every filter; in no order."""
    gigs = Gig.objects.listed() if gigs is None else gigs
    for condition in conditions(wanted).values():
        gigs = gigs.filter(condition)
    return gigs


def whole(keys: Keys) -> list[Gig]:
    """The gigs of these keys, in no order.

    Keys and rows are one statement, so of one state of the tables: what is found is listed, and is not asked again.
    """
    rows = _whole(*keys.quick())
    return rows if len(rows) == keys.count else _whole(*keys.thorough(len(rows)))


def _whole(keys: str, values: Sequence) -> list[Gig]:
    # An array, for which the planner can only take the primary key's index, whatever it guesses.
    among = f"gigs_gig.id = ANY(ARRAY(SELECT gig_id FROM ({keys}) keys))"  # noqa: S608 - ours, see stages
    return list(Gig.objects.for_rows().filter(RawSQL(among, values, BooleanField())))  # noqa: S611 - the same


def page(
    wanted: Mapping[str, Any], per: int, after: Sequence = (), before: Sequence = (), read: Reading = whole
) -> pages.Page:
    """One page of cards' rows in the order that is wanted: the same gigs as `found`, by the search table.

    `read` gives the gigs of the keys: anew, or as a process knows them.
    """
    question = asked(wanted)
    order = ORDERS[wanted["sort"]]
    if order.name == "relevance":
        edge, keys, is_more = ranked(question, per, after, before)
        return pages.of(_rows(order, edge, keys), order, is_more, after, before)
    rows = _read(question, order, per + 1, before or after, bool(before), read)
    return pages.of(rows[:per], order, len(rows) > per, after, before)


def _read(
    question: Asked, order: pages.Order, count: int, place: Sequence, backwards: bool, read: Reading
) -> list[Gig]:
    rows = read(Keys(question, order.name, count, place, backwards))
    for gig in rows:
        gig.known_day_max = gig.day_max or 0
        gig.known_replies = UNKNOWN if gig.client.reply_rate is None else gig.client.reply_rate
    for field in reversed(order.fields):
        rows.sort(key=attrgetter(field.lstrip("-")), reverse=field.startswith("-") != backwards)
    return rows


def _rows(order: pages.Order, edge: Sequence, keys: Sequence[tuple]) -> list[Gig]:
    """The gigs behind these keys, in their order, each with the keys and the edge that its cursor is made of.

    `listed()` is asked once more: what a transaction just now took away is not shown, whatever the table says yet.
    """
    found = Gig.objects.listed().for_rows().in_bulk([key[-1] for key in keys])
    names = [name.lstrip("-") for name in (*order.fields, *order.carried)]
    rows = []
    for key in keys:
        if gig := found.get(key[-1]):
            for name, value in zip(names, (*key, *edge), strict=True):
                setattr(gig, name, value)
            rows.append(gig)
    return rows


def similar(gig: Gig, skills: Collection[int]) -> GigQuerySet:
    """Of the newest listed gigs those that share a skill: nearest first by skills, kind of work and level."""
    newest = Gig.objects.listed().exclude(pk=gig.pk).newest().values("pk")[:LOOKED_AT]
    alike = Gig.objects.filter(pk__in=newest, gig_skills__skill__in=list(skills))
    near = Count("gig_skills") * A_SKILL + _same("work_type", gig, A_KIND_OF_WORK) + _same("level", gig, A_LEVEL)
    return alike.annotate(near=near).for_rows().order_by("-near", "-published_at", "-pk")[:SIMILAR]


def _same(field: str, gig: Gig, points: int) -> Case:
    return Case(When(**{field: getattr(gig, field)}, then=Value(points)), default=0, output_field=IntegerField())
