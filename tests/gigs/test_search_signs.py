"""Words with signs in or around them, as developers write and search them."""

from importlib import import_module
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gigs.alerts.probing import searches_for
from gigs.alerts.rules import understand
from gigs.alerts.tasks import read_searches_again
from gigs.filters import GigFilter
from gigs.models import Gig, SavedSearch
from gigs.models.document import READ_AS, folded
from gigs.search import Typed
from tests.factories import make_gig, make_skill

# As people paste it: curly quotes, dashes, an ellipsis, no-break spaces, a point without a blank behind it.
PASTED = (
    "The “Sonnenuhr” ledger is slow – Nachtigall—our queue – stops. It’s the client’s Habicht’s work… done. "
    "Use\u00a0Pinguin\u00a0here; see wiki.Adler, then retry.Falke„Dachs“ «Luchs» ‹Otter› ‘Marder’ •Iltis non\u2011stop"
)
pytestmark = pytest.mark.django_db
spaced_words = import_module("gigs.migrations.0026_spaced_words")
FOUND = [
    ("Return a List<Customer> at once", "customer "),
    ("Return a List<Customer> at once", "customers"),
    ("Return a List<Customer> at once", "List<Customer>"),
    ("Return a List<Customer> at once", "List<Cust"),
    ("Return a List<Customer> at once", '"List<Customer> at once"'),
    ("Return a Map<String, Integer> of them", "integer "),
    ("Return a Map<String, Integer> of them", "Map<String, Integer>"),
    ("We use <Postgres> here", "postgres "),
    ("We use Postgres here", "<Postgres>"),
    ("Where a <b and c> d", "c "),
    ("Some C/C++ is left", "C++"),
    ("Some C/C++ is left", "C/C++"),
    ("A Python/Django shop", "django "),
    ("A Python/Django shop", "python/django"),
    ("A Python/Django shop", "django/python"),
    ("A Python/Django shop", "Python/Djan"),
    ("A Python and Django shop", "Python/Django"),
    ("Move to next.js/react", "react "),
    ("Reports in PL/SQL", "sql "),
    ("Reports in PL/SQL", "PL/SQL"),
    ("Reports in T-SQL", "T-SQL"),
    ("Reports in T-SQL", "sql "),
    ("Speed up CI/CD", "ci/cd"),
    ("Serve /api/v2 again", "/api/v2"),
    ("Serve /api/v2 again", "api "),
    ("As in https://docs.example/api/v2?key=1", "api "),
    ("As in https://docs.example/api/v2?key=1", "docs.example"),
    ("As in https://docs.example/api/v2?key=1", "https://docs.example/api/v2?key=1"),
    ("As in docs.example/api/v2", "https://docs.example/api"),
    ("A node.js service.", "node.js"),
    ("Built on node.js.", "node"),
    ("ASP.NET and .NET", "asp.net"),
    ("Some .NET and C# and F#", ".NET"),
    ("Some .NET and C# and F#", "C#"),
    ("Some .NET and C# and F#", "F#"),
    ("Mail foo@bar or foo@bar.example", "foo@bar"),
    ("Mail foo@bar or foo@bar.example", "foo@bar.example"),
    ("The user_id is a key=value", "user_id"),
    ("The user_id is a key=value", "user "),
    ("The user_id is a key=value", "key=value"),
    ("The user_id is a key=value", "value "),
    ("Names like kebab-case-names", "kebab-case-names"),
    ("Names like kebab-case-names", "kebab "),
    ("k8s 1.21 and go1.22", "k8s"),
    ("k8s 1.21 and go1.22", "1.21"),
    ("k8s 1.21 and go1.22", "go1.22"),
    *((PASTED, word) for word in ("sonnenuhr", '"sonnenuhr"', "nachtigall", "habicht", "pinguin", "adler", "falke")),
    *((PASTED, word) for word in ("dachs ", "luchs ", "otter ", "marder ", "iltis ", "retry ", "wiki ", "non-stop")),
    *((PASTED, word) for word in ("wiki.adler", "wiki.Adl", "retry.falke ", "“sonnenuhr” ledger", "habicht’s")),
    (PASTED, "ledger -“ledger sonnenuhr”"),
    ("A data pipeline", "“data pipeline”"),
    ("A data pipeline", "„data pipeline“"),
    ("A data pipeline", "«data pipeline»"),
    ("A data pipeline", "data\u00a0pipeline"),
    ("A data pipeline", "pipeline – data"),
    ("Built on node.js.", "js "),
    ("Built on node.js.", '"on node.js"'),
    ("Go 1.22 on ASP.NET", "1.22"),
    ("Go 1.22 on ASP.NET", "net "),
    ("Some C++17 code", "c++"),
    ("Some C++17 code", "C++17"),
    ("Some C++17 code", '"c++"'),
    ("Some c++ code", "C++ code"),
    ("Some C# code", "c# "),
    ("Some C# code", '"some C# code"'),
    ("Some C# code", "code -c++"),
    ("Some C# code", "code -c"),
    ("Some C++ code", "code -c#"),
    ("Some C++ code", "nothing or c++"),
    ("Some F# code", "f#"),
    ("Some (.NET) code", ".net"),
    ("Some .NET code", "net "),
    ("Some .NET code", '"some .net code"'),
    ("Some .NET code", "dotnet"),
    ("Some C code", "c"),
    ("Some ASP.NET code", ".net"),
    ("Some ASP.NET code", "asp.net"),
    ("A C#-Entwickler", "C#-Entwickler"),
    ("A C++-compiler", "c++-compiler"),
    ("A ledger", "ledger/-ledger"),
    ("A non-stop ledger", "non\u2011stop"),
    ("A ledger", "ledger -List<Customer>"),
    ("A list of ledgers", "ledger -List<Customer>"),
    ("A ledger", "nothing or <Ledger>"),
    ("A ledger", "parcel/ledger or ledger"),
]
NOT_FOUND = [
    ("A List<Customer> of ledgers", "ledger -List<Customer>"),
    ("A List<Customer> of ledgers", "ledger -<Customer>"),
    ("A List<Customer> of ledgers", "ledger -list/customer or nothing"),
    ("A Python/Django shop", "-django"),
    ("A Python/Django shop", "-python/django"),
    ("A Python shop", "python/django"),
    ("A customer of the list", '"List<Customer>"'),
    ("A pipeline of data", "“data pipeline”"),
    (PASTED, "ledger -falke"),
    (PASTED, "ledger -“sonnenuhr ledger”"),
    ("Some C# code", "c++"),
    ("Some C# code", '"c++"'),
    ("Some C# code", "c"),
    ("Some C# code", "code -C#"),
    ("Some C++ code", "c#"),
    ("Some C++ code", "c"),
    ("Some C++ code", "code -c++"),
    ("Some C code", "C++"),
    ("Some F# code", "f"),
    ("A net of sensors", ".NET"),
    ("Some .NET code", "code -.net"),
    ("Some VB.NET code", "code -.net"),
    ("See example.net", ".net"),
]


def found(text):
    return set(GigFilter(QueryDict(urlencode({"q": text}))).qs)


def is_told(text, gig, user):
    return told([text], gig, user) == {text}


def told(texts, gig, user):
    """Those of the texts whose saved search hears of the gig."""
    since, searches = "2020-01-01T00:00Z", {}
    for text in texts:
        search = SavedSearch.objects.create(user=user, name="x", query=urlencode({"q": text}), since=since)
        understand(search)
        searches[search.pk] = text
    heard = searches_for(Gig.objects.select_related("client").get(pk=gig.pk))
    return {searches[search.pk] for search in heard if search.pk in searches}


@pytest.mark.parametrize(("text", "query"), NOT_FOUND)
def test_what_has_other_words_is_not_found_and_not_told(text, query, grace):
    gig = make_gig(title="About it", description=text)
    assert found(query) == set()
    assert not is_told(query, gig, grace)


@pytest.mark.parametrize(("text", "query"), FOUND)
def test_words_are_found_and_told_whatever_signs_are_about_them(text, query, grace):
    gig = make_gig(title="About it", description=text)
    assert found(query) == {gig}
    assert is_told(query, gig, grace)


@pytest.mark.parametrize(
    "word", ["node.js", "asp.net", "go1.22", "1.21", "t-sql", "web-hooks", "end-to-end", "utf-8", "user_id", "x.y.z"]
)
def test_no_letter_more_of_a_word_with_signs_loses_it(word, grace):
    gig = make_gig(title=f"About {word}")
    begun = [word[:length] for length in range(3, len(word) + 1)]
    texts = [text for part in begun for text in (part, f"about {part}", f"nothing or {part}")]
    for text in texts:
        assert found(text) == {gig}, text
    assert told(texts, gig, grace) == set(texts)


@pytest.mark.parametrize("field", ["title", "summary", "description"])
def test_every_text_of_a_gig_is_read_alike(field):
    gig = make_gig(**{field: "Map<Quaternion>"})
    assert found("quaternion ") == {gig}


def test_the_names_of_skills_are_read_alike(grace):
    sharp, plus = make_skill("c-sharp", name="C#"), make_skill("c-plus-plus", name="C++")
    one, other = make_gig(skills=[sharp.slug]), make_gig(skills=[plus.slug])
    assert (found("c#"), found("c++"), found("c ")) == ({one}, {other}, set())
    assert is_told("c#", one, grace)
    assert not is_told("c#", other, grace)


@given(st.text(st.sampled_from("".join(map(chr, READ_AS)) + "cCfF+#.nNeEtTäx 1_-\"'"), max_size=40))
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_database_reads_signs_as_what_is_typed(text):
    with connection.cursor() as cursor:
        cursor.execute("SELECT gigs_words(%s)", [text])
        assert cursor.fetchone()[0].startswith(folded(text))


def test_a_text_of_signs_alone_asks_nothing():
    gig = make_gig()
    for text in ("<", "<>", "/", "-<>", "“”", "–", "…", "-‹›", '"<>"', "https://", "-/"):
        assert found(text) == {gig}, text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("List<Cust", "List<Cust"), ("List<Cust ", "List<Cust "), ("List<Customer> ", "List<Customer>"), ("a/b ", "a/b")],
)
def test_an_address_keeps_what_was_typed_and_the_blank_that_makes_its_last_word_whole(typed, kept):
    assert str(Typed.read(typed)) == kept
    assert found(typed) == found(kept)


def test_the_migration_writes_anew_only_rows_whose_words_became_others():
    other, same = make_gig(description="A List<Customer>"), make_gig()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE gigs_search SET words = 'list:1'::tsvector WHERE gig_id = %s", [other.pk])
        cursor.execute("DELETE FROM gigs_bits_stale")
        cursor.execute(spaced_words.FILL)
        cursor.execute("SELECT gig_id FROM gigs_bits_stale")
        assert cursor.fetchall() == [(other.pk,)]
    assert found("customer ") == {other} < {other, same}


@pytest.mark.parametrize(
    ("query", "is_due"),
    [
        ("q=PL%2FSQL", True),
        ("q=C%2B%2B", True),
        ("q=C%23", True),
        ("q=.NET", True),
        ("q=%E2%80%9Cdata+pipeline%E2%80%9D", True),
        ("skill=go&q=List%3Ccustomer", True),
        ("q=plain+words", False),
        ("q=plain&client=a%2Fb", False),
        ("", False),
    ],
)
def test_the_migration_has_searches_with_such_signs_read_again(query, is_due, grace):
    SavedSearch.objects.create(user=grace, name="x", query=query)
    with connection.cursor() as cursor:
        cursor.execute(spaced_words.READ_AGAIN)
    assert read_searches_again() == is_due
