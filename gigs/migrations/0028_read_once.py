"""What a gig's row of the search must be is read once, where it was read for the rows that go and for those that stay.

To find the rows that go, the view was joined to them; on a site that has grown faster than its statistics the plan for
that went through all open gigs for each one that changed.
"""

from importlib import import_module

from django.db import migrations

replies = import_module("gigs.migrations.0019_replies")
PLANNED_ONCE = "ALTER FUNCTION gigs_search_refresh(bigint[]) SET plan_cache_mode = force_generic_plan;"
REFRESH = r"""
CREATE OR REPLACE FUNCTION gigs_search_refresh(ids bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF cardinality(ids) IS NULL OR cardinality(ids) = 0 THEN
    RETURN;
  END IF;
  PERFORM 1 FROM accounts_client WHERE id IN (SELECT client_id FROM gigs_gig WHERE id = ANY(ids)) ORDER BY id FOR SHARE;
  WITH fresh AS MATERIALIZED (
    SELECT * FROM gigs_search_source WHERE gig_id = ANY(ids)
  ), gone AS (
    DELETE FROM gigs_search row
    WHERE row.gig_id = ANY(ids) AND NOT EXISTS (SELECT FROM fresh WHERE fresh.gig_id = row.gig_id)
  )
  INSERT INTO gigs_search AS line (
    gig_id, visible_from, published_at, expires_at, currency, day_max, proposals,
    starts_on, weeks, week_hours, payment_days, facets, words, replies
  )
  SELECT * FROM fresh
  ON CONFLICT (gig_id) DO UPDATE SET (
    visible_from, published_at, expires_at, currency, day_max, proposals,
    starts_on, weeks, week_hours, payment_days, facets, words, replies
  ) = (
    excluded.visible_from, excluded.published_at, excluded.expires_at, excluded.currency, excluded.day_max,
    excluded.proposals, excluded.starts_on, excluded.weeks, excluded.week_hours, excluded.payment_days,
    excluded.facets, excluded.words, excluded.replies
  )
  WHERE line IS DISTINCT FROM excluded;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("gigs", "0027_numbers_in_order")]

    operations = [migrations.RunSQL(REFRESH + PLANNED_ONCE, replies.REFRESH + PLANNED_ONCE)]
