"""The bits from which is counted: what the database makes of them, and what is right although they are old."""

from collections import Counter
from datetime import timedelta
from importlib import import_module

import pytest
import time_machine
from django.db import connection
from django.http import QueryDict
from django.utils import timezone

from gigs import facets
from gigs.facets import upkeep
from gigs.filters import GigFilter
from gigs.models import Gig, GigSkill
from gigs.search import bits
from gigs.search.asking import asked
from gigs.search.bits import CHUNK
from gigs.search.conditions import days_ago
from gigs.search.floors import FLOORS, floors
from marketplace.lib.money import CURRENCIES
from tests.factories import make_gig


@pytest.mark.parametrize("hours", [-5, 5, 80])
def test_days_are_counted_right_when_the_clock_stood_still_since_the_last_fold(db, hours):
    for age in range(0, 700, 7):
        make_gig(published_at=timezone.now() - timedelta(hours=age))
    upkeep.fold()
    published = list(Gig.objects.values_list("published_at", flat=True))

    with time_machine.travel(timezone.now() + timedelta(hours=hours)):
        counts = facets.count(GigFilter(QueryDict()).wanted)
        for days in facets.DAYS:
            assert counts.get("posted_within", days) == sum(moment >= days_ago(days) for moment in published), days


@pytest.mark.parametrize("how", ["PLAINLY", "BY_DIFFERENCE"])
def test_what_rows_of_bits_have_in_common_is_counted_right_either_way(db, how):
    counting = import_module("gigs.migrations.0024_counting")
    with connection.cursor() as cursor:
        cursor.execute("DROP FUNCTION gigs_bits_in_common(bit, int, bit, int)")
        cursor.execute(getattr(counting, how))
        for one, other, common in [("0000", "0000", 0), ("1111", "1111", 4), ("1100", "0110", 1), ("1010", "0101", 0)]:
            ones = one.count("1"), other.count("1")
            cursor.execute("SELECT gigs_bits_in_common(%s::bit(4), %s, %s::bit(4), %s)", [one, ones[0], other, ones[1]])
            assert cursor.fetchone() == (common,)


def test_the_database_knows_the_floors_of_pay_of_every_currency(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT code, gigs_pay_step(code) FROM unnest(%s) code", [[code for code, _ in CURRENCIES]])
        for code, step in cursor.fetchall():
            assert floors(code) == [step * times for times in FLOORS]


def test_the_triggers_plan_their_statements_once_for_all_gigs(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT proconfig FROM pg_proc WHERE proname = 'gigs_search_refresh'")
        assert cursor.fetchone()[0] == ["plan_cache_mode=force_generic_plan"]


def test_gigs_on_both_sides_of_a_row_of_bits_are_counted_and_found(db):
    numbers = {1, 63, 64, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK - 1, 2 * CHUNK}
    for number in numbers:
        make_gig(pk=number, skills=["go"], workplace="hybrid")
    make_gig(pk=2 * CHUNK + 7, skills=["go"], workplace="remote")
    upkeep.fold()
    wanted = GigFilter(QueryDict("workplace=hybrid&skill=go")).wanted
    assert facets.count(wanted).get("workplace", "hybrid") == len(numbers)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT gigs_bits_ids(chunk, bits) FROM ({bits.fitting(asked(wanted))}) fits")
        assert {number for (number,) in cursor.fetchall()} == numbers


def test_a_row_of_bits_fits_a_page_whole(db):
    """One that does not would be kept elsewhere, in pieces, and read in twenty times the time."""
    make_gig()
    upkeep.fold()
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT pg_column_size(bits) FROM gigs_bits")
        assert cursor.fetchall() == [(CHUNK // 8 + 8,)]
        cursor.execute(
            "SELECT pg_relation_size(reltoastrelid) FROM pg_class WHERE relname = 'gigs_bits' AND reltoastrelid <> 0"
        )
        assert cursor.fetchall() in ([], [(0,)])


@pytest.mark.parametrize("stale", [0, 1, 3, 9])
def test_the_first_skills_are_the_first_although_some_gigs_are_newer_than_the_bits(db, stale):
    """Each newer gig lifts skills that stand below the twentieth by one, some of them past it."""
    order = [f"tool-{number:02}" for number in range(facets.TOP_SKILLS + 10)]
    for place, name in enumerate(order):
        for _ in range(1 + (len(order) - place) // 6):
            make_gig(skills=[name])
    upkeep.fold()
    for number in range(stale):
        make_gig(skills=order[facets.TOP_SKILLS - 2 + number % 4 :])
    asked_for = Counter(GigSkill.objects.values_list("skill__slug", flat=True))
    expected = sorted(asked_for.items(), key=lambda pair: (-pair[1], pair[0]))[: facets.TOP_SKILLS]

    counts = facets.count(GigFilter(QueryDict(f"skill={order[-1]}")).wanted)

    assert [(slug, gigs) for slug, _, gigs in counts.skills] == expected
    assert counts.get("skill", order[-1]) == asked_for[order[-1]]
