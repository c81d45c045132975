"""How clients answer, beside each gig: to be filtered and ordered by."""

from importlib import import_module

from django.db import migrations, models
from django.db.models import F
from django.db.models.functions import Coalesce

search = import_module("gigs.migrations.0010_search")
bits = import_module("gigs.migrations.0014_bits")

VIEW = search.VIEW.replace(
    "gig.search_document AS words", "gig.search_document AS words,\n  client.reply_rate AS replies"
)
REFRESH = search.REFRESH.replace("facets, words\n", "facets, words, replies\n").replace(
    "excluded.words\n", "excluded.words, excluded.replies\n"
)
TRIGGER = """
-- Counted again by the clock, or by somebody's answer; the gig's own row changes in nothing else.
CREATE FUNCTION gigs_search_keep_replies() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE gigs_search row SET replies = fresh.reply_rate
  FROM after fresh JOIN before was USING (id) JOIN gigs_gig gig ON gig.client_id = fresh.id
  WHERE gig.id = row.gig_id AND gig.status IN ('open', 'full') AND fresh.reply_rate IS DISTINCT FROM was.reply_rate;
  RETURN NULL;
END $$;
CREATE TRIGGER search_replies AFTER UPDATE ON accounts_client REFERENCING NEW TABLE AS after OLD TABLE AS before
FOR EACH STATEMENT EXECUTE FUNCTION gigs_search_keep_replies();
"""
FILL = """
UPDATE gigs_search row SET replies = client.reply_rate
FROM gigs_gig gig JOIN accounts_client client ON client.id = gig.client_id
WHERE gig.id = row.gig_id AND client.reply_rate IS NOT NULL
"""
UNDO = """
DROP TRIGGER search_replies ON accounts_client;
DROP FUNCTION gigs_search_keep_replies();
"""


class Migration(migrations.Migration):
    dependencies = [("gigs", "0018_agreement_days")]

    operations = [
        migrations.AddField("searchrow", "replies", models.PositiveSmallIntegerField(null=True)),
        migrations.RunSQL(VIEW + ";" + REFRESH + bits.fold_sql(bits.NUMBERS | {"replies": 7}), migrations.RunSQL.noop),
        migrations.RunSQL(TRIGGER, UNDO),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.AddIndex(
            "searchrow",
            models.Index(
                Coalesce(F("replies"), -1).desc(),
                F("published_at").desc(),
                F("gig").desc(),
                name="search_replies",
            ),
        ),
    ]
