"""What it costs to find who waits for a new gig among as many saved searches as there are gigs."""

from datetime import UTC, datetime
from random import Random
from urllib.parse import urlencode

from django.db import connection
from django.db.models import QuerySet

from accounts.models import User
from gigs.alerts.probing import answered, candidates
from gigs.alerts.rules import understand
from gigs.alerts.tokens import vector_and_keys
from gigs.models import Gig, SavedSearch

from . import searches
from .bars import Bench, bar
from .measuring import backend_ms, each, middle

# So many are read from their queries one by one; the rest are their copies, for others.
WRITTEN, SEEDS = 2_000, 40
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
    """As many saved searches as gigs, once: older than any gig and of somebody who hires nobody, so that all count."""
    reader, _ = User.objects.get_or_create(email="reader@example.com")
    if SavedSearch.objects.filter(user=reader).count() >= rows:
        return
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE gigs_savedsearch CASCADE")
    for number, query in enumerate(queries()):
        search = SavedSearch.objects.create(user=reader, name=f"Search {number}", query=query, since=LONG_AGO)
        understand(search)
    copy(SavedSearch, rows)


def queries() -> list[str]:
    kinds = [kind(Random(seed)) for seed in range(SEEDS) for kind in (searches.of_filters, searches.of_words)]
    return [urlencode(pairs, doseq=True) for pairs_of in kinds for pairs in pairs_of][:WRITTEN]


def copy(model: type[SavedSearch], rows: int) -> None:
    """Each written one again and again, with a public id of its own."""
    columns = [field.column for field in model._meta.concrete_fields if field.column not in {"id", "public_id"}]
    names = ", ".join(columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO gigs_savedsearch (public_id, {names}) "
            f"SELECT 's' || to_hex(one.id) || 'x' || to_hex(again), {', '.join(f'one.{name}' for name in columns)} "
            "FROM gigs_savedsearch one, generate_series(1, %s) again",
            [max(rows // model.objects.count(), 1)],
        )
        cursor.execute("VACUUM ANALYZE gigs_savedsearch")
