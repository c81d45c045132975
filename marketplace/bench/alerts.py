"""What it costs to find who waits for a new gig among as many saved searches as there are gigs."""

from random import Random
from urllib.parse import urlencode

from django.db import connection

from gigs.alerts.probing import answered, candidates
from gigs.alerts.rules import understand
from gigs.alerts.tokens import vector_and_keys
from gigs.models import Gig, SavedSearch

from . import searches
from .bars import Bench, bar
from .data import OWNER
from .measuring import backend_ms, each, middle

# So many are read from their queries one by one; the rest are their copies, for others.
WRITTEN, SEEDS = 2_000, 40
GIGS, SCANNED = 30, 5


@bar("alerts: who waits for one gig / asking every saved search, CPU, median", must=0.2, unit="×")
def alerts(bench: Bench) -> float:
    fill(bench.rows)
    newest = list(Gig.objects.listed().select_related("client").order_by("-published_at")[:GIGS])
    probing = middle(each(backend_ms, [lambda gig=gig: list(candidates(gig)) for gig in newest]))
    return probing / middle(each(backend_ms, [lambda gig=gig: scan(gig) for gig in newest[:SCANNED]]))


def scan(gig: Gig) -> list[SavedSearch]:
    vector, _ = vector_and_keys(gig)
    return list(answered(gig, vector, SavedSearch.objects.telling()))


def fill(rows: int) -> None:
    """As many saved searches as gigs, once."""
    if SavedSearch.objects.count() >= rows:
        return
    SavedSearch.objects.all().delete()
    for number, query in enumerate(queries()):
        understand(SavedSearch.objects.create(user_id=OWNER, name=f"Search {number}", query=query))
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
