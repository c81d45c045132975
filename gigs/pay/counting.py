"""Counting what groups of gigs pay, in one statement a basis."""

from datetime import timedelta

from django.core.cache import cache
from django.db import connection, transaction
from django.utils import timezone

from accounts.models import AREAS
from gigs.models.pay_figure import LEAST_CLIENTS, LEAST_GIGS, PayFigure

from .market import forget
from .sources import SOURCES

PERIOD = timedelta(days=365)
EVERY = timedelta(hours=1)
MARK = "gigs.pay.counted"
# Any number that no other lock of the site uses.
LOCK = 7_051

STATEMENT = """
WITH pay AS ({source}), grouped AS (
    SELECT pay.*, kinds.kind, kinds.value FROM pay CROSS JOIN LATERAL (
        VALUES ('all', ''), ('model', pay.model), ('country', pay.country), ('tax', pay.tax)
        UNION ALL
        SELECT 'skill', skill.slug FROM gigs_gigskill asked JOIN accounts_skill skill ON skill.id = asked.skill_id
        WHERE asked.gig_id = pay.gig_id AND asked.need <> 'learn'
        UNION ALL
        -- Once, however many skills of an area the gig asks for.
        SELECT DISTINCT 'area', skill."group" FROM gigs_gigskill asked
        JOIN accounts_skill skill ON skill.id = asked.skill_id
        WHERE asked.gig_id = pay.gig_id AND asked.need <> 'learn' AND skill."group" = ANY(%(areas)s)
    ) kinds(kind, value)
    WHERE kinds.kind = 'all' OR kinds.value <> ''
)
INSERT INTO gigs_payfigure (basis, currency, kind, value, level, hundredths, n, clients, since_on, until_on)
SELECT %(basis)s, currency, kind, value, COALESCE(level, 0),
    (percentile_cont((SELECT array_agg(share / 100.0) FROM generate_series(1, 99) share))
        WITHIN GROUP (ORDER BY middle))::int[],
    count(*), count(DISTINCT client_id), %(since_on)s, %(until_on)s
FROM grouped
GROUP BY GROUPING SETS ((currency, kind, value), (currency, kind, value, level))
-- A row of its own for every level that is stated, and one for all of them.
HAVING (GROUPING(level) = 1 OR level IS NOT NULL) AND count(*) >= %(gigs)s AND count(DISTINCT client_id) >= %(clients)s
"""


def count_when_due() -> int:
    """A step of the clock: once an hour, whoever ticks."""
    return count() if cache.add(MARK, True, EVERY.total_seconds()) else 0


def count() -> int:
    """Replace all figures by new ones; returns how many there are. Readers see the old ones until it is done."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        if not cursor.fetchone()[0]:  # somebody else is at it
            return 0
        PayFigure.objects.all().delete()
        counted = sum(_count(cursor, basis, source) for basis, source in SOURCES.items())
    forget()
    return counted


def _count(cursor, basis: str, source: str) -> int:
    now = timezone.now()
    values = {"basis": basis, "since": now - PERIOD, "since_on": (now - PERIOD).date(), "until_on": now.date()}
    values |= {"gigs": LEAST_GIGS, "clients": LEAST_CLIENTS, "areas": [str(area) for area in AREAS]}
    cursor.execute(STATEMENT.format(source=source), values)
    return cursor.rowcount
