"""Words beside signs, and names made of them, become words of the document.

It is a new column, since its kind cannot be changed in place.
"""

from importlib import import_module

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import migrations, models

VIEW = import_module("gigs.migrations.0019_replies").VIEW
# As `gigs.models.document.folded`, for every text of a gig, and behind it once more its words with points, as their
# parts. Only a text that has such names or points takes more than two looks.
WORDS = r"""
CREATE FUNCTION gigs_words(raw text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  said text := raw;
  parts text;
BEGIN
  IF octet_length(said) = char_length(said) THEN
    said := translate(said, '<>/', '   ');
  ELSE
    said := translate(said, %(signs)s, %(read_as)s);
  END IF;
  IF said !~* %(any)s THEN
    RETURN said;
  END IF;
  parts := regexp_replace(said, '(^|\s)[^\s.]*\.*(?=\s|$)', '', 'g');
  parts := regexp_replace(parts, '(?<![a-z0-9_])(asp|ado|vb)\.net(?![a-z0-9_])', '\1 net dotnet', 'gi');
  parts := regexp_replace(parts, %(inner)s, '\1 ', 'g');
  said := regexp_replace(said, '(?<![a-z0-9_])c\+\+', 'cplusplus ', 'gi');
  said := regexp_replace(said, '(?<![a-z0-9_])([cf])#', '\1sharp ', 'gi');
  said := regexp_replace(said, '(?<![a-z0-9_])\.net(?![a-z0-9_])', ' dotnet', 'gi');
  RETURN said || ' ' || parts;
END $$
"""
QUOTES, BLANK, HYPHENS = (
    "“”„‟«»",
    "\u00a0\u1680\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
    "\u2010\u2011",
)
OTHERS = "<>/‘’‚‛‹›–—―…•·€£¥©®™→←×≥≤−✓"
TWO = "[^\\u0001-@\\[-`{-\\u007f]{2}"  # letters, where the database's kind of text knows none beyond ASCII
WORDS %= {
    "signs": f"'{QUOTES}{BLANK}{HYPHENS}{OTHERS}'",
    "read_as": "'" + '"' * len(QUOTES) + " " * len(BLANK) + "-" * len(HYPHENS) + " " * len(OTHERS) + "'",
    "any": rf"'c\+\+|[cf]#|\.net|{TWO}\.{TWO}'",
    "inner": rf"'({TWO})\.(?={TWO})'",
}
# Only the rows whose words became other ones; and how common each word is must be known before anybody searches.
FILL = """
UPDATE gigs_search row SET words = gig.search_document FROM gigs_gig gig
WHERE gig.id = row.gig_id AND row.words <> gig.search_document;
ANALYZE gigs_gig (search_document);
"""
# What their words ask for is read anew by the next step of the clock.
READ_AGAIN = r"""
UPDATE gigs_savedsearch SET read_at = read_at - interval '2 days'
WHERE query ~* '(^|&)q=[^&]*([<>/#]|[.]net|%(2f|3c|3e|23|2b%2b|[89a-f]))'
"""


def words(field, weight):
    folded = models.Func(models.F(field), function="gigs_words", output_field=models.TextField())
    return SearchVector(folded, weight=weight, config="english")


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
        migrations.RunSQL(WORDS, "DROP FUNCTION gigs_words"),
        migrations.AddField("gig", "search_document", DOCUMENT),
        migrations.AddIndex("gig", GinIndex(fields=["search_document"], name="gig_words")),
        migrations.RunSQL(VIEW, "DROP VIEW gigs_search_source"),
        migrations.RunSQL([FILL, READ_AGAIN], migrations.RunSQL.noop),
    ]
