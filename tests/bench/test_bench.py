"""The bench in small: its data are gigs that are found, its searches are usable, and no page asks more than it may."""

import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.db import connection
from django.http import QueryDict

from accounts.filters import DeveloperFilter
from gigs import search
from gigs.models import Gig, SearchRow
from marketplace.bench import data, databases, developers, main, queue, searches
from marketplace.bench.bars import ALL, BARS, FEW, NONE, Bar, Bench
from marketplace.bench.measuring import backend_ms, p95
from marketplace.demo.growing_developers import grow_developers
from moderation.models import Case

ROWS = 600
PER = 20


@pytest.fixture
def market(db):
    call_command("load_skills", verbosity=0)
    with connection.cursor() as cursor:
        data.write(cursor, ROWS)
    searches.vocabulary.cache_clear()
    searches._common.cache_clear()


def test_every_invented_gig_is_listed_and_has_its_row(market):
    assert Gig.objects.listed().count() == SearchRow.objects.count() == ROWS
    assert Gig.objects.filter(gig_skills=None).count() < ROWS / 10


def test_every_measured_search_finds_what_the_plain_query_finds_in_two_questions(market, django_assert_max_num_queries):
    for query in ["", *searches.every()]:
        wanted = searches.read(query)
        plain = search.found(wanted).order_by("-published_at", "-pk").values_list("pk", flat=True)
        with django_assert_max_num_queries(2):
            page = search.page(wanted, PER)
        ids = [gig.pk for gig in page.rows]
        if wanted["sort"] == "newest":
            assert ids == list(plain[:PER]), query
        else:
            assert set(ids) <= set(plain), query
            assert len(ids) == min(PER, plain.count()), query


def test_an_unusable_search_is_not_measured(market):
    with pytest.raises(ValueError, match="skill"):
        searches.read("skill=no-such-skill")


def test_what_this_process_spends_is_not_the_backends(db):
    def burn():
        sum(range(2_000_000))

    def ask():
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM generate_series(1, 300000)")

    assert backend_ms(burn) < backend_ms(ask)


def test_every_measured_search_of_the_directory_finds_somebody(db):
    call_command("load_skills", verbosity=0)
    grow_developers(400, lambda rows, total, unit: rows)
    finding = 0
    for query in developers.SEARCHES:
        asked = DeveloperFilter(QueryDict(query), AnonymousUser())
        assert asked.form.is_valid(), query
        page, counted = developers.page(query)(), developers.counts(query)()
        assert counted.total == asked.qs.count() >= len(page.rows), query
        finding += bool(page.rows)
    assert finding > len(developers.SEARCHES) / 2


@pytest.mark.parametrize(("costs", "expected"), [([1], 1), (list(range(1, 101)), 95), ([5, 1, 4], 5)])
def test_the_95th_percentile(costs, expected):
    assert p95(costs) == expected


@pytest.mark.parametrize(("reached", "verdict"), [(2.0, "holds"), (2.1, "missed")])
def test_the_table_says_which_bar_is_missed(reached, verdict):
    bar = Bar("some page", must=2, unit="ms", measure=lambda bench: reached)

    assert f"| some page | ≤ 2 ms | {reached:.3g} ms | {verdict} |" in main.table([(bar, bar.measure(Bench(1, 1)))], 1)


@pytest.mark.parametrize(("gigs", "database"), [(NONE, None), (FEW, 7), (ALL, 70)])
def test_a_bar_is_measured_among_the_gigs_that_it_asks_for_and_nothing_else_is_made(gigs, database, monkeypatch):
    outside = connection.settings_dict["NAME"]
    # Making one would need the database, which this test has not.
    monkeypatch.setattr(databases, "PREPARED", {databases.name(database)} if database else set())
    bar = Bar("some", must=1, unit="", measure=lambda bench: connection.settings_dict["NAME"], gigs=gigs)

    assert main.measured(bar, Bench(70, 7)) == (databases.name(database) if database else outside)
    assert connection.settings_dict["NAME"] == outside


def test_bars_that_need_no_million_ask_for_none():
    main.load_bars()

    for bar in BARS:
        if bar.name.startswith("directory"):
            assert bar.gigs == NONE, bar.name
        if "page of 20 cards" in bar.name or "middleware" in bar.name or "queue" in bar.name:
            assert bar.gigs == FEW, bar.name


def test_no_two_bars_have_one_name():
    main.load_bars()

    names = [bar.name for bar in BARS]

    assert len(names) > 10
    assert len(names) == len(set(names))


def test_the_queue_and_the_plain_list_show_the_same_fifty_cases(market):
    with queue.waiting(ROWS) as moderator:
        full, plain = (moderator.get(address).content.decode() for address in ("/moderation/", "/plain/"))
        assert Case.objects.open().count() == ROWS
        shown = [set(re.findall(r'href="(/moderation/cases/[^"]+)"', page)) for page in (full, plain)]
    assert len(shown[0]) == queue.A_PAGE
    assert shown[0] & shown[1]
    assert Case.objects.count() == 0
