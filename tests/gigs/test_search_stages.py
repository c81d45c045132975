"""The stages of the fast list: what stands behind the first walk is found in order, by the plan that was meant."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.http import QueryDict
from django.utils import timezone

from gigs import search
from gigs.facets.upkeep import fold
from gigs.filters import GigFilter
from gigs.models import Gig, GigSkill
from gigs.search import stages
from gigs.search.asking import asked
from tests.factories import make_client, make_skill

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def many(once):
    """More gigs than the first walk looks at; the few in Go are the oldest."""
    with once():
        client, go, now = make_client(), make_skill("go"), timezone.now()
        rows = [
            Gig(
                client=client, title=f"Gig {n}", description="Words.", status="open", pay_model="day", pay_min=400 + n,
                pay_max=500 + n, currency="EUR", workplace="remote", remote_scope="worldwide",
                published_at=now - timedelta(minutes=10 * n), expires_at=now + timedelta(days=30, minutes=-10 * n),
            )
            for n in range(1_500)
        ]  # fmt: skip
        gigs = Gig.objects.bulk_create(rows)
        GigSkill.objects.bulk_create(GigSkill(gig=gig, skill=go, position=0) for gig in gigs[-60:])
    return gigs


@pytest.mark.parametrize("state", ["stale", "folded", "mixed"])
@pytest.mark.parametrize("sort", ["newest", "closing", "pay", "fewest"])
def test_what_stands_behind_the_first_walk_is_found_in_order_page_by_page(many, sort, state):
    if state != "stale":
        fold()
    if state == "mixed":
        Gig.objects.filter(pk__in=[gig.pk for gig in many[-60::2]]).update(level=3)
    wanted = GigFilter(QueryDict(f"skill=go&sort={sort}")).wanted
    order = search.ORDERS[sort]
    rare = many[-60:]
    expected = {
        "newest": [gig.pk for gig in rare],
        "closing": [gig.pk for gig in reversed(rare)],
        "pay": [gig.pk for gig in reversed(rare)],
        "fewest": [gig.pk for gig in rare],
    }[sort]
    found, page = [], search.page(wanted, 20)
    while True:
        found += [gig.pk for gig in page.rows]
        if not page.next:
            break
        page = search.page(wanted, 20, after=order.place(page.next))
    assert found == expected

    back = search.page(wanted, 20, before=order.place(page.previous))
    assert [gig.pk for gig in back.rows] == expected[20:40]


def plan(query, found=0):
    """The plan of the quick statement, or of the one behind it that follows where so many were found, as text."""
    wanted = GigFilter(QueryDict(query)).wanted
    question = asked(wanted)
    keys = stages.Keys(question, wanted["sort"], 21)
    sql, values = keys.quick() if found is None else keys.thorough(found)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE gigs_search")
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) {sql}", values)
        return "\n".join(line for (line,) in cursor.fetchall())


def test_a_common_search_ends_with_the_walk_and_reads_the_index_alone(many):
    told = plan("workplace=remote", found=None)

    assert "Index Only Scan using search_newest" in told
    assert "Sort" not in told


@pytest.mark.parametrize("query", ["q=nowhere", "q=words&skill=go", "q=words&skill=go&pay_min=1000&currency=EUR"])
def test_a_rare_search_with_words_is_answered_by_their_index(many, query):
    told = plan(query)

    assert "search_words" in told
    assert "Sort Key" in told


@pytest.mark.parametrize("query", ["skill=go", "skill=go&pay_min=1000&currency=EUR"])
def test_a_rare_search_is_answered_by_the_bits_and_reads_only_what_fits(many, query):
    fold()
    told = plan(query)

    assert "gigs_bits_pkey" in told
    assert "Index Cond: (gig_id = ANY" in told
    assert "on search_words (actual" not in told


def test_a_walk_that_was_promising_goes_on_and_asks_neither_bits_nor_words(many):
    told = plan("skill=go", found=5)

    assert "Index Only Scan using search_newest" in told
    assert "gigs_bits" not in told
    assert re.search(r"Bitmap Index Scan on search_words \(never executed\)", told) or "search_words" not in told


def test_a_common_word_is_walked_for_further_though_none_of_the_newest_has_it(many):
    told = plan("q=words", found=0)

    assert "Index Scan using search_newest" in told
    assert re.search(r"Bitmap Index Scan on search_words \(never executed\)", told)


@pytest.mark.parametrize(("word", "is_walked"), [("words", True), ("nowhere", False)])
def test_a_sample_of_a_common_word_is_of_the_newest_and_needs_no_index_of_words(many, word, is_walked):
    question = asked(GigFilter(QueryDict(f"q={word}+")).wanted)
    sql, values = stages.some(question, ("published_at", []), 501)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) {sql}", values)
        told = "\n".join(line for (line,) in cursor.fetchall())
        cursor.execute(sql, values)
        found = {row[0] for row in cursor.fetchall()}

    assert ("on search_words (actual" in told) is not is_walked
    # The first is of this very moment, which SQL's has not reached yet.
    assert found == ({gig.pk for gig in many[1:502]} if is_walked else set())


@pytest.mark.parametrize("found", [0, 1, 5, 20])
@pytest.mark.parametrize("query", ["skill=go", "skill=go&sort=pay", "skill=go&q=words", "skill=go&sort=fewest"])
def test_whichever_way_is_taken_the_keys_are_the_same(many, query, found):
    fold()
    wanted = GigFilter(QueryDict(query)).wanted
    question = asked(wanted)
    sql, values = stages.Keys(question, wanted["sort"], 21).thorough(found)
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        keys = [key[-1] for key in cursor.fetchall()]

    assert keys == [gig.pk for gig in search.page(wanted, 21).rows]


@pytest.mark.parametrize(("query", "questions"), [("workplace=remote", 1), ("skill=go", 2), ("skill=go&q=words", 2)])
def test_a_page_is_one_question_to_the_database_and_a_rare_one_two(many, django_assert_num_queries, query, questions):
    wanted = GigFilter(QueryDict(query)).wanted
    with django_assert_num_queries(questions):
        search.page(wanted, 20)


def test_the_first_letters_of_a_common_word_fit_into_what_a_statement_may_remember(db):
    """With the usual 4 MB the index forgets which rows of a page it meant: 0.3 s for a search among a million."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW work_mem")
        assert cursor.fetchone() == ("16MB",)
