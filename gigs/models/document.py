"""What of a gig is found by words, and how the signs in and around them are read: in documents and in what is typed.

The database's `gigs_words` does the same as `folded` to the texts of a gig, and adds the parts of words with points.
"""

import re

from django.contrib.postgres.search import CombinedSearchVector, SearchVector
from django.db.models import F, Func, TextField

FIELDS = {"title": "A", "skill_words": "B", "summary": "C", "description": "D"}
# PostgreSQL's parser drops `<Customer>` as a tag, takes `Python/Django` for the name of a file, and every sign beyond
# ASCII for a letter. Each of these is another sign that it knows.
QUOTES = dict.fromkeys("“”„‟«»", '"')
BLANK = dict.fromkeys("\u00a0\u1680\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " ")
HYPHENS = dict.fromkeys("\u2010\u2011", "-")
OTHERS = dict.fromkeys("<>/‘’‚‛‹›–—―…•·€£¥©®™→←×≥≤−✓", " ")
READ_AS = str.maketrans(QUOTES | BLANK | HYPHENS | OTHERS)
TYPED_AS = str.maketrans(QUOTES | BLANK)
# Names that differ from others by their signs alone.
NAMES = [
    (re.compile(r"(?<![a-z0-9_])c\+\+", re.ASCII | re.IGNORECASE), "cplusplus "),
    (re.compile(r"(?<![a-z0-9_])([cf])#", re.ASCII | re.IGNORECASE), r"\1sharp "),
    (re.compile(r"(?<![a-z0-9_])\.net(?![a-z0-9_])", re.ASCII | re.IGNORECASE), " dotnet"),
]


def straight(text: str) -> str:
    """With the quotes and blanks that ask for something."""
    return text.translate(TYPED_AS)


def spaced(text: str) -> str:
    """With the signs that PostgreSQL knows."""
    return text.translate(READ_AS)


def folded(text: str) -> str:
    """The same, with a word of its own for every name that is made of signs."""
    text = spaced(text)
    for name, word in NAMES:
        text = name.sub(word, text)
    return text


def document() -> CombinedSearchVector:
    title, *others = (SearchVector(_words(field), weight=weight, config="english") for field, weight in FIELDS.items())
    return sum(others, title)


def _words(field: str) -> Func:
    return Func(F(field), function="gigs_words", output_field=TextField())
