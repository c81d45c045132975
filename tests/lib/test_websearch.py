"""Dashes that exclude what is excluded: PostgreSQL gives up at the 33rd, and nobody's search may be an error."""

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marketplace.lib.websearch import websearch
from tests.factories import make_gig

pytestmark = pytest.mark.django_db
SIGNS = ["-", "--", "- ", "-(", "-<", "&-", "|", "!", '"', '-"', " ", "word", " or ", "<", ")", "'", ":*", "\\"]
MANY = ["-" * 200, "- " * 100, "-(" * 100, "-<-" * 60, "‐" * 200, "word " + "-" * 190, '"word"' + "-" * 190 + "word"]


def read(sql, values):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT ({sql})::text", values)
        return cursor.fetchone()[0].replace("!!", "")


def as_read(text):
    query = websearch(text, "english").source_expressions
    return read("websearch_to_tsquery('english', %s)", [query[-1].value])


@pytest.mark.parametrize("path", ["/gigs/", "/gigs/feed.atom", "/api/v1/gigs/", "/developers/", "/articles/"])
@pytest.mark.parametrize("text", MANY)
def test_no_number_of_dashes_is_an_error(client, path, text):
    make_gig()
    assert client.get(path, {"q": text}).status_code == 200


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("-word", "!'word'"),
        ("--word", "'word'"),
        ("---word", "!'word'"),
        ("-" * 100 + "word", "'word'"),
        ("-" * 101 + "word", "!'word'"),
        ("other - - - word", "'word' & !'word'"),
        ('"-----"', ""),
        ("on---call", "'call'"),
    ],
)
def test_they_say_what_they_said(text, said):
    assert as_read(text.replace("other", "word")) == said


@given(st.lists(st.sampled_from(SIGNS), max_size=25).map("".join))
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_stands_between_them(text):
    assert as_read(text) == read("websearch_to_tsquery('english', %s)", [text])
