"""What of a gig is found by words, and the signs that no word of it holds."""

from django.contrib.postgres.search import CombinedSearchVector, SearchVector
from django.db.models import F, Func, TextField, Value

# PostgreSQL's parser drops `<Customer>` as a tag and takes `Python/Django` for one word, the name of a file. Each of
# these is a blank to documents and to what is typed.
BLANKS = "<>/"
FIELDS = {"title": "A", "skill_words": "B", "summary": "C", "description": "D"}


def spaced(text: str) -> str:
    return text.translate(dict.fromkeys(map(ord, BLANKS), " "))


def document() -> CombinedSearchVector:
    title, *others = (SearchVector(_spaced(field), weight=weight, config="english") for field, weight in FIELDS.items())
    return sum(others, title)


def _spaced(field: str) -> Func:
    blanks = Value(" " * len(BLANKS))
    return Func(F(field), Value(BLANKS), blanks, function="translate", output_field=TextField())
