"""How the bench measures, and among which gigs; what it measures stands in test_market."""

import os
from random import Random

import pytest
from django.db import connection

from marketplace.bench import databases, main
from marketplace.bench.alone import alone
from marketplace.bench.bars import ALL, BARS, FEW, NONE, Bar, Bench
from marketplace.bench.hostile import fuzzed
from marketplace.bench.measuring import backend_ms, p95


def test_what_this_process_spends_is_not_the_backends(db):
    def burn():
        sum(range(2_000_000))

    def ask():
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM generate_series(1, 300000)")

    assert backend_ms(burn) < backend_ms(ask)


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


def test_what_is_measured_alone_is_in_another_process_which_knows_the_models():
    assert alone("os", "getpid") != os.getpid()
    assert alone("marketplace.bench.hostile", "fuzzed", Random(1)) == fuzzed(Random(1))
