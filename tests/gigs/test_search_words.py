"""A word while it is typed: it finds what the whole word finds, and a blank behind it makes it whole."""

from urllib.parse import urlencode

import pytest
from django.db import connection
from django.http import QueryDict
from django.urls import reverse

from gigs import listing, search
from gigs.alerts.probing import searches_for
from gigs.alerts.rules import understand
from gigs.filters import GigFilter
from gigs.models import Gig, SavedSearch
from gigs.search import Typed, relevance
from gigs.search.asking import query_of
from gigs.search.words import LEFT_OUT
from marketplace.lib import keeping
from tests.factories import make_gig

pytestmark = pytest.mark.django_db
WORDS = [
    *("migration", "performance", "dependencies", "dependency", "billing", "reliability", "debugging", "embedded"),
    *("monitoring", "deployment", "scheduler", "authorisation", "clearly", "compatibility", "useful", "databases"),
    *(
        "encryption",
        "encrypted",
        "crypto",
        "query",
        "queries",
        "hybrid",
        "dynamic",
        "analysis",
        "specialism",
        "payments",
    ),
]


def found(query):
    return set(GigFilter(QueryDict(query)).qs)


def told(queries, gig, user):
    """Those of the queries whose saved search hears of the gig."""
    for query in queries:
        understand(SavedSearch.objects.create(user=user, name="x", query=query, since="2020-01-01T00:00Z"))
    return {search.query for search in searches_for(Gig.objects.select_related("client").get(pk=gig.pk))}


@pytest.mark.parametrize("word", WORDS)
def test_no_letter_more_of_a_word_loses_what_the_word_finds(word):
    gig = make_gig(title=f"About {word}")
    for length in range(3, len(word) + 1):
        assert found(f"q={word[:length]}") == {gig}, word[:length]
        assert found(f"q=about+{word[:length]}") == {gig}, word[:length]


@pytest.mark.parametrize("word", WORDS)
def test_a_saved_search_is_told_of_it_as_well(word, grace):
    gig = make_gig(title=f"About {word}")
    begun = [word[:length] for length in range(3, len(word) + 1)]
    assert told([f"q={part}" for part in begun], gig, grace) == {f"q={part}" for part in begun}


def test_a_search_is_read_once_whoever_asks_it_first(django_assert_num_queries):
    gig = make_gig()
    with django_assert_num_queries(2):  # what the words name, and the gigs
        assert found("skill=python&q=report") == {gig}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("migra ", "migra "),
        ("migra", "migra"),
        ("  a  b  ", "a  b"),
        ("two words ", "two words "),
        ('"migra" ', '"migra"'),
    ],
)
def test_an_address_keeps_the_blank_that_makes_a_word_whole(typed, kept):
    asked = GigFilter(QueryDict(urlencode({"q": typed})))
    assert dict(asked.pairs)["q"] == kept


def test_the_count_of_a_whole_word_is_not_that_of_its_beginning(client, monkeypatch):
    monkeypatch.setattr(keeping, "is_on", True)
    make_gig(title="Migrate a ledger")
    address = reverse("gigs:gig_list")
    whole, beginning = client.get(f"{address}?q=migr+"), client.get(f"{address}?q=migr")
    assert (whole.context["count"], beginning.context["count"]) == (0, 1)
    assert "for “migr”" in beginning.content.decode()
    assert "for “migr”" in whole.content.decode()


def test_the_links_of_a_whole_word_ask_for_the_whole_word(client):
    for _ in range(3):
        make_gig(title="Work on a ledger")
    html = client.get(reverse("gigs:gig_list") + "?q=work+&per=2").content.decode()
    assert "q=work+" in html
    assert 'value="work "' in html


def test_the_words_that_are_left_out_are_those_that_the_database_leaves_out(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT word FROM unnest(%s::text[]) word WHERE ts_lexize('english_stem', word) <> '{}'", [[*LEFT_OUT]]
        )
        assert cursor.fetchall() == []
    gig = make_gig()
    assert all(found(f"q={word}") == {gig} for word in LEFT_OUT)


def test_the_best_of_the_newest_say_that_they_are_not_all(client, monkeypatch):
    monkeypatch.setattr(relevance, "MOST_RANKED", 3)
    monkeypatch.setitem(listing.MOST_SORTED, "relevance", 3)
    monkeypatch.setattr(search, "MOST_RANKED", 3)
    for _ in range(4):
        make_gig(title="A ledger")
    said = "The newest 3 of these, best first."
    assert said in client.get(reverse("gigs:gig_list") + "?q=ledger&sort=relevance").content.decode()
    assert said not in client.get(reverse("gigs:gig_list") + "?q=ledger").content.decode()
    api = reverse("api:gig_list")
    assert client.get(f"{api}?q=ledger&sort=relevance&per=10").json()["count"] is None
    assert client.get(f"{api}?q=ledger&sort=newest").json()["count"] == 4
    assert "newest 3 that fit" in client.get(reverse("gigs:how_ranking_works")).content.decode()


# -- a word of many parts, each of which would be looked for as a beginning


def beginnings(text):
    sql, values = query_of(Typed.read(text))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {sql}::text", values)
        return cursor.fetchone()[0].count(":*")


@pytest.mark.parametrize("sign", ["-", "_", ".", "--", "-.", "__"])
@pytest.mark.parametrize("parts", ["abcdefghijk", "0123456789", "zz"])
def test_few_beginnings_are_looked_for_however_many_parts_a_word_has(sign, parts):
    text = (sign.join(parts) + sign) * 20
    assert beginnings(f"{text[:198]}12") <= 8
    assert beginnings(f"ledger or {text[:188]}12") <= 8


def test_a_word_of_many_parts_is_found_when_it_is_whole(grace):
    word = "one-two-three-four-five-six-seven-eight"
    gig = make_gig(title=f"About {word}")
    texts = (word, f"{word} ", f"about {word}", "one-two-three-four-five-si")
    queries = {urlencode({"q": text}) for text in texts}
    for query in queries:
        assert found(query) == {gig}, query
    assert told(queries, gig, grace) == queries
