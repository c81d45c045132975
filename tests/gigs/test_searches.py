"""Saved searches: GET /searches/, /searches/new/, and their verbs."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from gigs.models import SavedSearch
from gigs.models.saved_search import MOST_SEARCHES
from tests.factories import make_client, make_gig, make_skill

pytestmark = pytest.mark.django_db

VERBS = ["search_look", "search_pause", "search_resume", "search_delete"]
NEW = "/searches/new/"


def make_search(user, query="", name="Mine", **fields):
    return SavedSearch.objects.create(user=user, name=name, query=query, **fields)


def do(client, verb, search, **data):
    return client.post(reverse(f"gigs:{verb}", args=[search.public_id]), data)


def save(client, query, name="Mine", cadence="daily"):
    return client.post(NEW, {"name": name, "cadence": cadence, "query": query})


def listing(client):
    return client.get(reverse("gigs:search_list"))


# -- refusals


@pytest.mark.parametrize("address", ["/searches/", NEW])
def test_visitors_keep_no_searches(client, address):
    assert client.get(address)["Location"].startswith("/accounts/login/")


def test_a_visitor_who_signs_in_comes_back_to_the_search(client):
    assert "skill%3Dpython" in client.get(NEW + "?skill=python")["Location"]


@pytest.mark.parametrize("verb", VERBS)
def test_looking_at_the_address_of_a_verb_changes_nothing(client, grace, verb):
    search = make_search(grace)
    client.force_login(grace)

    assert client.get(reverse(f"gigs:{verb}", args=[search.public_id])).status_code == 405


@pytest.mark.parametrize("verb", [*VERBS, "search_edit"])
def test_the_search_of_another_is_not_there(client, grace, linus, verb):
    search = make_search(linus)
    client.force_login(grace)

    assert do(client, verb, search, name="Taken", cadence="daily").status_code == 404
    search.refresh_from_db()
    assert (search.name, search.paused_at) == ("Mine", None)


def test_the_searches_of_another_are_not_listed(client, grace, linus):
    make_search(linus, name="Of Linus")
    client.force_login(grace)

    assert "Of Linus" not in listing(client).content.decode()


@pytest.mark.parametrize("data", [{}, {"name": "", "cadence": "daily"}, {"name": "x", "cadence": "hourly"}])
def test_a_form_with_errors_is_shown_again(client, grace, data):
    client.force_login(grace)

    assert client.post(NEW, data | {"query": "workplace=remote"}).status_code == 422
    assert not SavedSearch.objects.exists()


def test_there_is_a_most(client, grace):
    SavedSearch.objects.bulk_create(SavedSearch(user=grace, name=str(n)) for n in range(MOST_SEARCHES))
    client.force_login(grace)

    response = save(client, "")

    assert response.status_code == 422
    assert "Delete one first" in response.content.decode()


@pytest.mark.parametrize(
    "query", ["\x00", "%00=%00", "a" * 5000, "skill=" * 900, "q=%ff", "&&&", "mine=saved", "after=x"]
)
def test_an_odd_query_is_kept_only_as_far_as_it_can_be_read(client, grace, query):
    client.force_login(grace)

    assert save(client, query).status_code in {302, 422}
    assert not SavedSearch.objects.exclude(query="").exclude(query__startswith="q=").exists()


# -- keeping


def test_the_list_offers_to_save_what_it_shows(client, gig):
    make_skill("python")

    assert f'href="{NEW}?skill=python"' in client.get("/gigs/?skill=python").content.decode()


def test_an_empty_result_offers_it_too(client, gig):
    page = client.get("/gigs/?workplace=on_site").content.decode()

    assert page.count(f'href="{NEW}?workplace=on_site"') == 2


def test_the_form_proposes_a_name_from_the_filters(client, grace):
    make_skill("python", name="Python")
    client.force_login(grace)

    page = client.get(NEW + "?skill=python&workplace=remote&utm_source=x&page=3").content.decode()

    assert 'value="Python, Remote"' in page
    assert 'value="skill=python&amp;workplace=remote"' in page


def test_what_is_kept_is_the_canonical_public_query(client, grace):
    make_skill("python")
    client.force_login(grace)

    assert save(client, "?skill=PYTHON&skill=python&utm=x&per=50&sort=pay&level=9").status_code == 302

    search = SavedSearch.objects.get()
    assert search.query == "skill=python"
    assert search.is_exact


# -- changing


def test_a_search_is_renamed_and_its_cadence_changed(client, grace):
    search = make_search(grace)
    client.force_login(grace)
    do(client, "search_edit", search, name="Better", cadence="weekly")

    search.refresh_from_db()
    assert (search.name, search.cadence) == ("Better", "weekly")
    assert search.next_mail().weekday() == 0


def test_a_paused_search_is_resumed_about_what_comes(client, grace):
    search = make_search(grace)
    client.force_login(grace)
    do(client, "search_pause", search)
    search.refresh_from_db()
    assert not search.is_telling
    before = search.since

    do(client, "search_resume", search)

    search.refresh_from_db()
    assert search.is_telling
    assert search.since > before


def test_a_search_is_deleted(client, grace):
    client.force_login(grace)
    do(client, "search_delete", make_search(grace))

    assert not SavedSearch.objects.exists()


# -- looking


def test_what_is_new_is_counted_until_it_was_looked_at(client, grace):
    search = make_search(grace, "workplace=remote", looked_at=timezone.now() - timedelta(hours=2))
    for workplace in ("remote", "remote", "on_site"):
        make_gig(workplace=workplace)
    client.force_login(grace)
    assert [row.new for row in listing(client).context["kept"]] == [2]

    assert do(client, "search_look", search)["Location"] == "/gigs/?workplace=remote"

    assert [row.new for row in listing(client).context["kept"]] == [0]


def test_many_searches_are_counted_in_one_query(client, grace, django_assert_max_num_queries):
    for number in range(10):
        make_search(grace, "workplace=remote", name=str(number))
    client.force_login(grace)
    listing(client)

    # The session with its person and their news, the searches, the counts.
    with django_assert_max_num_queries(5):
        listing(client)


def test_a_search_that_cannot_be_read_says_so_and_counts_nothing(client, grace, gig):
    make_search(grace, "skill=cobolt", broken_at=timezone.now(), broken_why="Skill: we do not know “cobolt”.")
    client.force_login(grace)

    response = listing(client)

    assert response.context["kept"][0].new == 0
    assert "we do not know “cobolt”" in response.content.decode()


def test_the_dashboard_shows_them(client, grace):
    make_search(grace, "workplace=remote", name="Far away", looked_at=timezone.now() - timedelta(hours=2))
    make_gig(client=make_client())
    client.force_login(grace)

    page = client.get(reverse("dashboard")).content.decode()

    assert "Far away" in page
    assert "1 new" in page
