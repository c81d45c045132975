"""From bits back to gigs: what a rare search is answered by."""

from django.db import migrations

FUNCTION = r"""
-- The gigs of one chunk whose bit is set. Between two ones stand as many noughts as gigs lie between them.
CREATE FUNCTION gigs_bits_ids(part int, bits bit) RETURNS SETOF bigint LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT part * 32000::bigint + sum(length(noughts) + 1) OVER (ORDER BY at) - 1
  FROM unnest(string_to_array(bits::text, '1')) WITH ORDINALITY between_ones (noughts, at)
  ORDER BY at LIMIT bit_count(bits)
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("gigs", "0016_forgetting")]

    operations = [migrations.RunSQL(FUNCTION, "DROP FUNCTION gigs_bits_ids(int, bit)")]
