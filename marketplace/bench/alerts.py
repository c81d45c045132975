"""What it costs to find who waits for a new gig among as many saved searches as there are gigs.

The searches are of the kinds that lists are measured with, but for those that more than one gig in a hundred answers:
of a million gigs these would tell their owner of some three hundred a day, and nobody keeps such an alert.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count, islice
from random import Random
from typing import Any
from urllib.parse import urlencode

from django.db import connection
from django.db.models import QuerySet

from accounts.models import User
from gigs import facets
from gigs.alerts.probing import answered, candidates
from gigs.alerts.rules import understand
from gigs.alerts.tokens import vector_and_keys
from gigs.facets import by_rows
from gigs.facets.upkeep import fold
from gigs.models import Gig, SavedSearch
from gigs.models.saved_search import MOST_SEARCHES
from gigs.search.asking import asked

from . import searches
from .bars import Bench, bar
from .measuring import backend_ms, each, middle

# So many are read from their queries one by one; the rest are their copies, for others.
WRITTEN = 1_000
# Of so many gigs one at most answers a search.
ONE_IN = 100
GIGS, SCANNED = 30, 3
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@bar("alerts: who waits for one gig / asking every saved search, CPU, median", must=0.2, unit="×")
def alerts(bench: Bench) -> float:
    fill(bench.rows)
    newest = list(Gig.objects.listed().select_related("client").order_by("-published_at")[:GIGS])
    probing = middle(each(backend_ms, [lambda gig=gig: rows(candidates(gig)) for gig in newest]))
    return probing / middle(each(backend_ms, [lambda gig=gig: scan(gig) for gig in newest[:SCANNED]]))


def scan(gig: Gig) -> list[tuple]:
    vector, _ = vector_and_keys(gig)
    return rows(answered(gig, vector, SavedSearch.objects.telling()))


def rows(searches: QuerySet) -> list[tuple]:
    """As they are told, without an instance each: a hundred thousand may answer."""
    return list(searches.values_list("pk", "cadence", "is_exact", "query", "user__time_zone"))


def fill(rows: int) -> None:
    """As many saved searches as gigs, once: older than any gig and of people who hire nobody, so that all count."""
    if SavedSearch.objects.count() >= rows:
        return
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE gigs_savedsearch CASCADE")
    fold()
    names = [f"reader-{number}@example.com" for number in range(max(rows // MOST_SEARCHES, 1))]
    User.objects.bulk_create([User(email=name) for name in names], ignore_conflicts=True, batch_size=1000)
    readers = list(User.objects.filter(email__in=names).order_by("pk"))
    for number, query in enumerate(islice(queries(rows // ONE_IN), WRITTEN)):
        understand(SavedSearch.objects.create(user=readers[0], name=f"Search {number}", query=query, since=LONG_AGO))
    copy(rows // WRITTEN + 1, [reader.pk for reader in readers])


def queries(most: int) -> Iterator[str]:
    """Those that at most so many gigs answer."""
    for seed in count():
        for pairs in [*searches.of_filters(Random(seed)), *searches.of_words(Random(seed))]:
            query = urlencode(pairs, doseq=True)
            if is_answered_by(most, searches.read(query)):
                yield query


def is_answered_by(most: int, wanted: dict[str, Any]) -> bool:
    """By so many or fewer; of words only rows can tell, the rest is counted sooner."""
    if wanted["q"]:
        return by_rows.at_least(asked(wanted), most + 1) <= most
    return facets.count(wanted).total <= most


def copy(times: int, readers: list[int]) -> None:
    """Each written one again and again, with a public id of its own and of one reader after the other."""
    theirs = {"id", "public_id", "user_id"}
    columns = ", ".join(field.column for field in SavedSearch._meta.concrete_fields if field.column not in theirs)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO gigs_savedsearch (public_id, user_id, {columns}) "
            "SELECT 's' || to_hex(id) || 'x' || to_hex(again), (%s)[1 + (id + again * %s) %% %s], " + columns + " "
            "FROM gigs_savedsearch, generate_series(1, %s) again ORDER BY again, id",
            [readers, WRITTEN, len(readers), times],
        )
        cursor.execute("VACUUM ANALYZE gigs_savedsearch, accounts_user")
