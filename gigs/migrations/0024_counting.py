"""Counting with fewer steps: days and floors as one bit each, and a trigger that plans its statements once."""
# ruff: noqa: S608 - put together from constants

from importlib import import_module

from django.db import migrations

bits = import_module("gigs.migrations.0014_bits")

# As `gigs.facets.floors` has them; a test holds both together.
STEP = {
    "EUR": 100, "USD": 100, "GBP": 100, "CHF": 100, "AUD": 100, "CAD": 100, "NZD": 100, "SGD": 100,
    "JPY": 10_000, "INR": 5_000, "HUF": 40_000, "UAH": 4_000, "CZK": 2_000, "MXN": 2_000, "ZAR": 2_000,
    "NOK": 1_000, "SEK": 1_000, "DKK": 1_000, "PLN": 500, "RON": 500, "BRL": 500, "ILS": 500,
}  # fmt: skip
FLOORS = "{2,3,4,5,6,8,10}"
KINDS_OF_STEP = " ".join(f"WHEN '{currency}' THEN {step}" for currency, step in STEP.items())
TABLES = f"""
-- Since when a gig was published to have the bit "in the last so many days". Each fold moves it on; who counts between
-- two folds reads the rows of the few gigs in between.
CREATE TABLE gigs_bits_days (days int PRIMARY KEY, since timestamptz NOT NULL);
INSERT INTO gigs_bits_days SELECT days, now() FROM unnest('{{1,3,7,14,30}}'::int[]) days;

CREATE FUNCTION gigs_pay_step(currency text) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE currency {KINDS_OF_STEP} ELSE 100 END
$$;
"""
UNDO = "DROP FUNCTION gigs_pay_step(text); DROP TABLE gigs_bits_days"

# How many bits two rows of bits have in common. PostgreSQL's own way writes their AND first, byte by byte; pgvector counts
# where they differ, some ten times as fast, and what they have in common follows. Where it is not at hand the plain way
# serves: the same numbers, later.
IN_COMMON = """
CREATE FUNCTION gigs_bits_in_common(bits bit, ones int, other bit, others int) RETURNS int
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ {how} $$
"""
PLAINLY = IN_COMMON.format(how="SELECT bit_count(bits & other)::int")
BY_DIFFERENCE = IN_COMMON.format(how="SELECT (ones + others - hamming_distance(bits, other)::int) / 2")
COMMON = f"""
ALTER TABLE gigs_bits ADD COLUMN ones int GENERATED ALWAYS AS (bit_count(bits)::int) STORED;
DO $do$ BEGIN
  IF EXISTS (SELECT FROM pg_available_extensions WHERE name = 'vector') THEN
    CREATE EXTENSION IF NOT EXISTS vector;
  END IF;
EXCEPTION WHEN insufficient_privilege THEN NULL;
END $do$;
DO $do$ BEGIN
  IF to_regprocedure('hamming_distance(bit, bit)') IS NULL THEN
    {PLAINLY};
  ELSE
    {BY_DIFFERENCE};
  END IF;
END $do$;
"""
NOT_COMMON = """
DROP FUNCTION gigs_bits_in_common(bit, int, bit, int);
ALTER TABLE gigs_bits DROP COLUMN ones;
"""

OLD_GONE = """
  WITH gone AS (DELETE FROM gigs_bits_stale RETURNING gig_id) SELECT array_agg(DISTINCT gig_id) INTO gigs FROM gone;
"""
NEW_GONE = """
  WITH gone AS (DELETE FROM gigs_bits_stale RETURNING gig_id), moved AS (
    UPDATE gigs_bits_days day SET since = date_trunc('minute', now()) - make_interval(hours => 24 * day.days)
    FROM gigs_bits_days was WHERE was.days = day.days RETURNING was.since AS before, day.since AS after
  )
  SELECT array_agg(DISTINCT gig_id) INTO gigs FROM (
    SELECT gig_id FROM gone
    UNION ALL SELECT row.gig_id FROM moved JOIN gigs_search row
      ON row.published_at >= least(before, after) AND row.published_at < greatest(before, after)
  ) stale;
"""
OLD_WORDS = """
      UNION ALL SELECT code, word, bit_or(bit) FROM gig, unnest(facets) code WHERE code < 1 << 29 GROUP BY code, word
"""
# The floors of pay in the gig's own currency, and the days.
NEW_WORDS = f"""{OLD_WORDS.rstrip()}
      UNION ALL SELECT -(6400 + times), word, bit_or(bit) FROM gig, unnest('{FLOORS}'::int[]) times
        WHERE day_max >= times * gigs_pay_step(currency) GROUP BY times, word
      UNION ALL SELECT -(6464 + days), word, bit_or(bit) FROM gig, gigs_bits_days
        WHERE published_at >= extract(epoch FROM since) / 60 GROUP BY days, word
"""
OLD_FOLD = bits.fold_sql(bits.NUMBERS | {"replies": 7})
FOLD = (
    OLD_FOLD.replace(OLD_GONE, NEW_GONE)
    .replace(OLD_WORDS, NEW_WORDS)
    .replace("facets, day_max,\n", "facets, day_max, currency,\n")
)
# The statements in there read a view of many tables: planning them takes longer than what they do to one gig.
PLANNED_ONCE = "ALTER FUNCTION gigs_search_refresh(bigint[]) SET plan_cache_mode = force_generic_plan"
PLANNED_ANEW = "ALTER FUNCTION gigs_search_refresh(bigint[]) RESET plan_cache_mode"


class Migration(migrations.Migration):
    dependencies = [("gigs", "0023_change_withdrawn")]

    operations = [
        migrations.RunSQL(TABLES, UNDO),
        migrations.RunSQL(COMMON, NOT_COMMON),
        migrations.RunSQL(FOLD, OLD_FOLD),
        migrations.RunSQL(bits.FILL, migrations.RunSQL.noop),
        migrations.RunSQL(PLANNED_ONCE, PLANNED_ANEW),
    ]
