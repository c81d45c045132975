"""The newest matches of some words, best first: ranking all of a million would take seconds, and few read so far."""

from collections.abc import Sequence
from datetime import datetime

from django.db import connection

from . import stages
from .asking import Asked

MOST_RANKED = 100


def ranked(asked: Asked, per: int, after: Sequence, before: Sequence) -> tuple[Sequence, list[tuple], bool]:
    """The edge, the keys (score, published, id) of one page among the newest `MOST_RANKED` matches up to it, nearest
    first, and whether more follow in that direction. The score is a whole number, so that a page's end is found again
    exactly.

    The edge (published, id) is the newest match of when the first page was made: what is published while somebody reads
    on pushes nothing out of the hundred.
    """
    place = before or after
    edge = place[3:]
    newest = stages.read(stages.Keys(asked, "newest", MOST_RANKED, _upto(edge)))
    keys = sorted(_scored(asked, [pk for _, pk in newest]), reverse=True)
    if place:
        at = (place[0], datetime.fromisoformat(place[1]), place[2])
        keys = [key for key in keys if (key > at if before else key < at)]
    if before:
        keys.reverse()
    return edge or next(iter(newest), ()), keys[:per], len(keys) > per


def _upto(edge: Sequence) -> Sequence:
    """The place in front of the edge: what stands behind it is the edge itself and what is older."""
    return (edge[0], edge[1] + 1) if edge else ()


def _scored(asked: Asked, ids: list[int]) -> list[tuple]:
    if not ids or not asked.query:
        return []
    sql, values = asked.query
    score = f"(ts_rank(words, {sql}) * 1000000)::int"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {score}, published_at, gig_id FROM gigs_search WHERE gig_id = ANY(%s)",  # noqa: S608 - ours
            [*values, ids],
        )
        return cursor.fetchall()
