"""What was typed, as PostgreSQL reads it for a text search, without what it cannot read."""

import re

from django.contrib.postgres.search import SearchQuery

# Dashes in front of a word, with the signs that PostgreSQL passes over. Each turns what the next one says; at the 33rd
# it gives up with an error.
DASHES = re.compile(r'(?<![^\s"!&|()<])(?:-[\s!&|()<]*){3,}')


def websearch(text: str, config: str) -> SearchQuery:
    """Any sequence of characters that PostgreSQL can store, of which no word has 2,000 bytes."""
    return SearchQuery(DASHES.sub(as_few, text), config=config, search_type="websearch")


def as_few(found: re.Match) -> str:
    """One dash or two, which say the same as so many, and what stood behind the last."""
    dashes = "-" if found[0].count("-") % 2 else "--"
    return dashes + found[0].rpartition("-")[2]
