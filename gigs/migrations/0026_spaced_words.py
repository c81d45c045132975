"""Words between angle brackets and strokes become words of the document: a new column, since its kind has none in place."""

from importlib import import_module

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import migrations, models

VIEW = import_module("gigs.migrations.0019_replies").VIEW
# Only the rows whose words became other ones; and how common each word is must be known before anybody searches.
FILL = """
UPDATE gigs_search row SET words = gig.search_document FROM gigs_gig gig
WHERE gig.id = row.gig_id AND row.words <> gig.search_document;
ANALYZE gigs_gig (search_document);
"""
# What their words ask for is read anew by the next step of the clock.
READ_AGAIN = r"""
UPDATE gigs_savedsearch SET read_at = read_at - interval '2 days' WHERE query ~* '(^|&)q=[^&]*([<>/]|%(2f|3c|3e))'
"""


def words(field, weight):
    spaced = models.Func(
        *(models.F(field), models.Value("<>/"), models.Value("   ")),
        function="translate",
        output_field=models.TextField(),
    )
    return SearchVector(spaced, weight=weight, config="english")


DOCUMENT = models.GeneratedField(
    expression=words("title", "A") + words("skill_words", "B") + words("summary", "C") + words("description", "D"),
    output_field=SearchVectorField(),
    db_persist=True,
)


class Migration(migrations.Migration):
    dependencies = [("gigs", "0025_longer_bits")]

    operations = [
        migrations.RunSQL("DROP VIEW gigs_search_source", VIEW),
        migrations.RemoveIndex("gig", "gig_words"),
        migrations.RemoveField("gig", "search_document"),
        migrations.AddField("gig", "search_document", DOCUMENT),
        migrations.AddIndex("gig", GinIndex(fields=["search_document"], name="gig_words")),
        migrations.RunSQL(VIEW, "DROP VIEW gigs_search_source"),
        migrations.RunSQL([FILL, READ_AGAIN], migrations.RunSQL.noop),
    ]
