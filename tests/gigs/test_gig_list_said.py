"""How a search is said: its heading, its chips, the title of its feed and the name under which it is kept."""

from urllib.parse import parse_qsl

import pytest
from django.conf import settings
from django.http import QueryDict

from gigs.asked import chips, suggestions, title
from gigs.facets import upkeep
from gigs.filters import GigFilter
from gigs.forms.saved_search import NewSearchForm
from tests.accounts.factories import make_developer
from tests.factories import make_gig, make_skill

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def skills():
    for slug, name in [("python", "Python"), ("go", "Go"), ("php", "PHP"), ("java", "Java")]:
        make_skill(slug, name=name)


def asked(query):
    return GigFilter(QueryDict(query))


def said(query):
    return [words for words, _ in chips(asked(query))]


FOUR = "skill=python&tax=uk_inside&level=1&q=payments"
EVERY = [
    *("skill=python&currency=JPY", f"{FOUR}&currency=JPY", "q=x&skill=go", "unit=hour&currency=EUR"),
    *(f"{FOUR}&currency=JPY&pay_min=400", f"{FOUR}&weeks_max=3&strict=1", f"{FOUR}&strict=1"),
    *("overlap=4&tz=Europe/Oslo&skill=go&level=1&level=2", "not_skill=php&not_skill=java&level=1&level=2"),
]


@pytest.mark.parametrize("query", EVERY)
def test_a_number_of_filters_is_that_of_the_chips(client, query):
    named = title(asked(query))
    assert named == f"with {len(said(query))} filters" or "with" not in named
    page = client.get(f"/gigs/?{query}").content.decode()
    assert f'<span class="count">{len(said(query))}<span' in page


def test_no_filter_is_left_out_of_the_number(client):
    query = f"{FOUR}&currency=JPY"
    assert client.get(f"/gigs/?{query}").context["heading"] == "No gigs with 5 filters"


def test_a_reader_is_told_of_their_own_rate_in_the_heading_as_well(client, grace):
    rate = {"unit": "day", "low": 400, "high": 500, "currency": "EUR", "visibility": "hidden"}
    make_developer(user=grace, skills=["python"], rates=[rate])
    client.force_login(grace)
    page = client.get("/gigs/?pay_min=mine&workplace=remote&level=1&skill=go")
    assert len(page.context["chips"]) == 4
    assert page.context["heading"] == "No gigs with 4 filters"


def test_a_currency_is_said_wherever_a_search_is_named(client, grace):
    make_gig(currency="GBP")
    assert client.get("/gigs/?currency=GBP").context["heading"] == "1 gig for GBP"
    assert client.get("/gigs/feed.json?currency=GBP").json()["title"] == f"{settings.SITE_NAME}: gigs for GBP"
    assert NewSearchForm(user=grace, typed="currency=GBP")["name"].value() == "GBP"


def test_a_floor_says_its_currency():
    assert title(asked("pay_min=400&currency=GBP&skill=go&level=1")) == "for Go, Level learning, £400 a day and up"


@pytest.mark.parametrize(
    ("query", "named", "on"),
    [
        ("skill=python&skill=go", "for Python or Go", ["Python", "or Go"]),
        ("skill_all=python&skill_all=go", "for Python and Go", ["Python", "and Go"]),
        ("skill_all=python", "for Python", ["Python"]),
        ("skill=go&skill_all=python&skill_all=java", "for Go, Python and Java", ["Go", "Python", "and Java"]),
        ("level=1&workplace=remote&workplace=hybrid", "for Remote or Hybrid, Level learning", None),
        ("not_skill=php&not_skill=java", "for Not: PHP, Not: Java", ["Not: PHP", "Not: Java"]),
        ("skill=python&skill=go&skill=php&skill=java", "with 4 filters", ["Python", "or Go", "or PHP", "or Java"]),
    ],
)
def test_several_values_say_how_they_stand_together(query, named, on):
    assert title(asked(query)) == named
    assert said(query) == (on or said(query))


def test_so_does_what_could_be_loosened(client):
    make_gig(workplace="remote", skills=["java"])
    loosen = client.get("/gigs/?skill=python&skill=go&workplace=remote").context["loosen"]
    assert loosen[0][0] == "Python or Go"


# -- any or all of several skills


def ways(client, query):
    return client.get(f"/gigs/?{query}").context["panels"]["skills"]


def test_a_choice_between_any_and_all_stands_where_it_matters(client):
    for query in ("", "skill=python", "skill=python&skill=not_stated", "not_skill=php&not_skill=java", "skill=nothing"):
        assert ways(client, query) == "", query
    for query in ("skill=python&skill=go", "skill_all=python", "skill=python&skill_all=go"):
        assert ways(client, query).count("<a ") == 2, query


def test_the_choice_keeps_everything_else_and_says_which_it_is(client):
    make_gig(title="Both", skills=["python", "go"])
    make_gig(title="One", skills=["python"])
    page = client.get("/gigs/?skill=python&skill=go&not_skill=php&sort=pay&per=10")
    kept = "?not_skill=php&amp;sort=pay&amp;per=10&amp;"
    either = f'<a href="{kept}skill=python&amp;skill=go" rel="nofollow" aria-current="true">Any of these</a>'
    every = f'<a href="{kept}skill_all=python&amp;skill_all=go" rel="nofollow">All of these</a>'
    assert either + every in page.content.decode()
    both = client.get("/gigs/?skill_all=python&skill_all=go")
    assert (page.context["count"], both.context["count"]) == (2, 1)
    assert 'skill_all=go" rel="nofollow" aria-current="true">All of these' in both.content.decode()


def test_boxes_of_skills_mean_all_of_them_where_all_are_asked_for(client):
    make_gig(skills=["python", "go"])
    html = client.get("/gigs/?skill_all=python").content.decode()
    assert '<input type="checkbox" name="skill_all" value="python" checked>' in html
    assert '<input type="checkbox" name="skill_all" value="go">' in html
    assert '<input type="checkbox" name="not_skill" value="go">' in html
    assert '<input id="add-skill" name="skill_all"' in html
    assert 'name="skill"' not in html
    assert '<input type="hidden" name="skill_all"' not in html


def test_of_any_and_all_together_nothing_is_lost(client):
    make_gig(skills=["python", "go"])
    html = client.get("/gigs/?skill=go&skill_all=python").content.decode()
    assert '<input type="checkbox" name="skill" value="go" checked>' in html
    assert '<input type="hidden" name="skill_all" value="python">' in html
    assert "aria-current" not in ways(client, "skill=go&skill_all=python")


def test_a_word_beside_skills_that_must_all_be_there_is_offered_as_one_of_them(client):
    offered = suggestions(asked("q=python&skill_all=go&not_skill=python"))
    assert [parse_qsl(href[1:]) for _, href in offered] == [[("skill_all", "go"), ("skill_all", "python")]]


def test_the_choice_costs_no_statement(client, django_assert_max_num_queries):
    for _ in range(25):
        make_gig(skills=["python", "go"], level=3)
    upkeep.fold()
    client.get("/gigs/")
    with django_assert_max_num_queries(4):
        client.get("/gigs/?skill_all=python&skill_all=go&level=3")
