"""One bit for each gig and value, from which the counts beside the list are made, and what keeps them."""

from django.db import migrations

TABLES = """
-- Bit n of a row says whether gig chunk * 32000 + n has the value that `code` stands for. Two rows fill a page, so a
-- value of a million gigs is read from 16 pages; a row that is not there is all noughts.
CREATE TABLE gigs_bits (chunk int NOT NULL, code int NOT NULL, bits bit(32000) NOT NULL, PRIMARY KEY (chunk, code));
ALTER TABLE gigs_bits ALTER bits SET STORAGE PLAIN;
-- The gigs whose bits no longer say what their row does. Many transactions write here and never wait for each other;
-- the counts leave these gigs' bits out and read their rows.
CREATE TABLE gigs_bits_stale (gig_id bigint NOT NULL);
CREATE INDEX search_waiting ON gigs_search (visible_from) WHERE visible_from > published_at;
"""

FUNCTIONS = r"""
-- The gigs of one chunk as a row of bits.
CREATE FUNCTION gigs_bits_of(gigs bigint[]) RETURNS bit LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE bits bit(32000) := 0::bit(32000); gig bigint;
BEGIN
  FOREACH gig IN ARRAY coalesce(gigs, '{}') LOOP
    bits := set_bit(bits, (gig % 32000)::int, 1);
  END LOOP;
  RETURN bits;
END $$;

-- For every one of `lows`, which gigs of a chunk have a number of this kind that is at least so much. From the last
-- digit to the first: where it is 1 in `lows` the gig needs it too, where it is 0 having it is enough.
CREATE FUNCTION gigs_bits_at_least(part int, kind int, lows bigint[]) RETURNS bit[] LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
  found bit(32000)[]; fits bit(32000); digits bit(32000)[] := '{}'; missing bit(32000) := 0::bit(32000);
  has_number bit(32000) := missing; line record; lowest bigint; top int := 0;
BEGIN
  FOR line IN
    SELECT code, bits FROM gigs_bits WHERE chunk = part AND code BETWEEN -(kind * 64 + 63) AND -(kind * 64) ORDER BY code
  LOOP
    IF line.code = -(kind * 64 + 63) THEN
      has_number := line.bits;
    ELSE
      digits[-line.code - kind * 64] := line.bits;
      top := greatest(top, -line.code - kind * 64);
    END IF;
  END LOOP;
  FOREACH lowest IN ARRAY lows LOOP
    IF lowest <= 0 THEN
      fits := has_number;
    ELSIF lowest >> (top + 1) > 0 THEN
      fits := missing;
    ELSE
      fits := has_number;
      FOR digit IN 0 .. top LOOP
        IF lowest >> digit & 1 = 1 THEN
          fits := coalesce(digits[digit], missing) & fits;
        ELSIF digits[digit] IS NOT NULL THEN
          fits := digits[digit] | fits;
        END IF;
      END LOOP;
    END IF;
    found := found || fits;
  END LOOP;
  RETURN found;
END $$;

CREATE FUNCTION gigs_bits_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    INSERT INTO gigs_bits_stale SELECT gig_id FROM before;
  ELSE
    INSERT INTO gigs_bits_stale SELECT gig_id FROM after;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER bits_new AFTER INSERT ON gigs_search REFERENCING NEW TABLE AS after
FOR EACH STATEMENT EXECUTE FUNCTION gigs_bits_keep();
CREATE TRIGGER bits_changed AFTER UPDATE ON gigs_search REFERENCING NEW TABLE AS after
FOR EACH STATEMENT EXECUTE FUNCTION gigs_bits_keep();
CREATE TRIGGER bits_gone AFTER DELETE ON gigs_search REFERENCING OLD TABLE AS before
FOR EACH STATEMENT EXECUTE FUNCTION gigs_bits_keep();
"""
# Made anew when a number comes along.
FOLD = r"""
-- Bring the bits of stale gigs in line; returns how many there were. One at a time does it, nobody waits.
CREATE OR REPLACE FUNCTION gigs_bits_fold() RETURNS int LANGUAGE plpgsql AS $$
DECLARE part record; gigs bigint[]; of_these bit(32000); missing bit(32000) := 0::bit(32000);
BEGIN
  IF NOT pg_try_advisory_xact_lock(7316205) THEN
    RETURN 0;
  END IF;
  WITH gone AS (DELETE FROM gigs_bits_stale RETURNING gig_id) SELECT array_agg(DISTINCT gig_id) INTO gigs FROM gone;
  FOR part IN SELECT id / 32000 AS chunk, array_agg(id) AS gigs FROM unnest(gigs) id GROUP BY 1 ORDER BY 1 LOOP
    of_these := gigs_bits_of(part.gigs);
    INSERT INTO gigs_bits (chunk, code, bits)
    WITH gig AS MATERIALIZED (
      SELECT (gig_id % 32000)::int / 64 AS word, 1::bigint << 63 - (gig_id % 32000)::int % 64 AS bit, facets, day_max,
        floor(extract(epoch FROM published_at) / 60)::int AS published_at,
        ceil(extract(epoch FROM expires_at) / 60)::int AS expires_at,
        starts_on - DATE '0001-01-01' AS starts_on, __PLAIN__
      FROM gigs_search WHERE gig_id = ANY(part.gigs)
    ), words AS (
      SELECT 0 AS code, word, bit_or(bit) AS bits FROM gig GROUP BY word
      UNION ALL SELECT code, word, bit_or(bit) FROM gig, unnest(facets) code WHERE code < 1 << 29 GROUP BY code, word
      UNION ALL __NUMBERS__
    ), padded AS (
      SELECT code, word, bits, word - coalesce(lag(word) OVER (PARTITION BY code ORDER BY word), -1) - 1 AS gap
      FROM words WHERE bits IS NOT NULL
    ), new AS (
      SELECT code, ('x' || encode(
        string_agg(decode(repeat('00', 8 * gap), 'hex') || int8send(bits), '' ORDER BY word), 'hex'
      ))::bit(32000) AS bits FROM padded GROUP BY code
    )
    SELECT part.chunk, code, coalesce(old.bits, missing) & ~ of_these | coalesce(new.bits, missing)
    FROM (SELECT code, bits FROM gigs_bits WHERE chunk = part.chunk) old FULL JOIN new USING (code)
    WHERE old.bits IS NULL OR (old.bits & of_these) <> coalesce(new.bits, missing)
    ON CONFLICT (chunk, code) DO UPDATE SET bits = excluded.bits;
  END LOOP;
  RETURN coalesce(cardinality(gigs), 0);
END $$;
"""
# The numbers of a gig and how many binary digits they have: each digit is a code, and that there is a number is one more.
NUMBERS = {
    "day_max": 31, "published_at": 27, "expires_at": 27, "starts_on": 22,
    "weeks": 15, "week_hours": 15, "payment_days": 15, "proposals": 15,
}  # fmt: skip
CONVERTED = {"day_max", "published_at", "expires_at", "starts_on"}
HAS_NUMBER = 63
FILL = "INSERT INTO gigs_bits_stale SELECT gig_id FROM gigs_search; SELECT gigs_bits_fold()"
UNDO = """
DROP TRIGGER bits_new ON gigs_search;
DROP TRIGGER bits_changed ON gigs_search;
DROP TRIGGER bits_gone ON gigs_search;
DROP FUNCTION gigs_bits_keep();
DROP FUNCTION gigs_bits_fold();
DROP FUNCTION gigs_bits_at_least(int, int, bigint[]);
DROP FUNCTION gigs_bits_of(bigint[]);
DROP INDEX search_waiting;
DROP TABLE gigs_bits_stale;
DROP TABLE gigs_bits;
"""


def fold_sql(numbers):
    plain = ", ".join(name for name in numbers if name not in CONVERTED)
    return FOLD.replace("__NUMBERS__", " UNION ALL ".join(digits(numbers))).replace("__PLAIN__", plain)


def digits(numbers):
    """One pass over the gigs for each number, whatever its digits."""
    for kind, (column, width) in enumerate(numbers.items(), 1):
        conditions = {kind * 64 + HAS_NUMBER: f"{column} IS NOT NULL"}
        conditions |= {kind * 64 + digit: f"{column} & {1 << digit} <> 0" for digit in range(width)}
        codes = ", ".join(str(-code) for code in conditions)
        bits = ", ".join(f"bit_or(bit) FILTER (WHERE {condition})" for condition in conditions.values())
        yield f"SELECT unnest(ARRAY[{codes}]), word, unnest(ARRAY[{bits}]) FROM gig GROUP BY word"  # noqa: S608


class Migration(migrations.Migration):
    dependencies = [("gigs", "0013_questions_and_invitations")]

    operations = [
        migrations.RunSQL(TABLES + FUNCTIONS + fold_sql(NUMBERS), UNDO),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
