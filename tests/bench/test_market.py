"""What the bench measures in small: its gigs are found, its searches are usable, and no page asks more than it may."""

import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.db import connection
from django.http import QueryDict

from accounts.filters import DeveloperFilter
from gigs import search
from gigs.models import Gig, SearchRow
from marketplace.bench import data, developers, queue, searches
from marketplace.demo.growing_developers import grow_developers
from moderation.models import Case

pytestmark = pytest.mark.django_db
ROWS = 600
PER = 20


@pytest.fixture(scope="module")
def skills(once):
    with once():
        call_command("load_skills", verbosity=0)


@pytest.fixture(scope="module")
def market(once, skills):
    with once(), connection.cursor() as cursor:
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


def test_every_measured_search_of_the_directory_finds_somebody(skills):
    grow_developers(400, lambda rows, total, unit: rows)
    finding = 0
    for query in developers.SEARCHES:
        asked = DeveloperFilter(QueryDict(query), AnonymousUser())
        assert asked.form.is_valid(), query
        page, counted = developers.page(query)(), developers.counts(query)()
        assert counted.total == asked.qs.count() >= len(page.rows), query
        finding += bool(page.rows)
    assert finding > len(developers.SEARCHES) / 2


def test_the_queue_and_the_plain_list_show_the_same_fifty_cases(market):
    with queue.waiting(ROWS) as moderator:
        full, plain = (moderator.get(address).content.decode() for address in ("/moderation/", "/plain/"))
        assert Case.objects.open().count() == ROWS
        shown = [set(re.findall(r'href="(/moderation/cases/[^"]+)"', page)) for page in (full, plain)]
    assert len(shown[0]) == queue.A_PAGE
    assert shown[0] & shown[1]
    assert Case.objects.count() == 0
