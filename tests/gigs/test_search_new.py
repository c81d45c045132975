"""Keeping a search says what it keeps: GET /searches/new/, POST its form."""

from html import unescape
from urllib.parse import urlencode

import pytest

from gigs.models import HiddenGig, SavedSearch
from gigs.search import KINDS
from tests.accounts.factories import make_developer
from tests.factories import make_gig, make_skill

pytestmark = pytest.mark.django_db
NEW = "/searches/new/"


@pytest.fixture
def me(client, grace):
    client.force_login(grace)
    return make_developer(user=grace, skills=["python"])


def save(client, query, name="Mine"):
    return client.post(NEW, {"name": name, "cadence": "daily", "query": query})


def text_of(response):
    return unescape(response.content.decode())


# -- what is longer than we keep


def many_skills():
    """Of each of two filters all that it reads: more than 2,000 characters."""
    slugs = [f"a-skill-with-a-long-name-{number:02}" for number in range(50)]
    for slug in slugs:
        make_skill(slug)
    return urlencode([(name, slug) for name in ("skill", "not_skill") for slug in slugs])


def test_a_long_search_is_refused_and_nothing_of_it_is_lost(client, me):
    query = many_skills()
    page = client.get(f"{NEW}?{query}")
    assert "and we keep 2,000 at most" in text_of(page)
    assert page.context["form"]["query"].value() == query

    refused = save(client, query, name="All of them")

    assert refused.status_code == 422
    assert "and we keep 2,000 at most" in text_of(refused)
    assert 'value="All of them"' in text_of(refused)
    assert f'value="{query}"' in text_of(refused)
    assert not SavedSearch.objects.exists()


def test_a_short_search_that_grows_when_it_is_written_as_an_address_is_refused_with_the_same_sentence(client, me):
    refused = save(client, "q=" + "🦀" * 200)

    assert refused.status_code == 422
    assert "2,402 characters long and we keep 2,000 at most" in text_of(refused)


@pytest.mark.parametrize("query", ["&" * 15_000, "&" * 30_000, "q=" + "a" * 50_000])
def test_what_no_list_could_read_is_refused_in_words(client, me, query):
    refused = save(client, query)

    assert refused.status_code == 422
    assert "more parts than we can read" in text_of(refused)
    assert "Every gig" not in text_of(refused)


def test_the_longest_that_we_keep_is_kept_whole(client, me):
    query = "skill=" + "&not_skill=".join(["python", *(f"s{number:02}" * 10 for number in range(46))])
    query += "&q=" + "a" * (2000 - len(query) - 3)
    for skill in query.partition("&q=")[0].split("&"):
        make_skill(skill.partition("=")[2])

    assert save(client, query).status_code == 302
    assert len(SavedSearch.objects.get().query) == 2000
    assert save(client, query + "b").status_code == 422


# -- what is not kept


@pytest.mark.parametrize(("kind", "label"), KINDS)
def test_what_only_a_reader_can_ask_is_named_where_it_is_left_out(client, me, kind, label):
    href = client.get(f"/gigs/?workplace=remote&mine={kind}").context["keep"]
    assert href == f"{NEW}?workplace=remote&mine={kind}"

    page = client.get(href)

    assert f"“{label}” is left out" in text_of(page)
    assert page.context["form"].asks == ["Remote"]
    again = save(client, page.context["form"]["query"].value(), name="")
    assert again.status_code == 422
    assert f"“{label}” is left out" in text_of(again)
    save(client, page.context["form"]["query"].value())
    assert SavedSearch.objects.get().query == "workplace=remote"


def test_without_anything_else_it_says_that_it_asks_for_every_gig(client, me):
    page = text_of(client.get(f"{NEW}?mine=saved"))

    assert "<p>Every gig.</p>" in page
    assert "“Saved” is left out" in page


def test_what_cannot_be_used_is_named_and_how_the_list_is_shown_is_not(client, me):
    differs = client.get(f"{NEW}?skill=cobolt&workplace=remote&after=x&sort=match&per=99").context["form"].differs

    assert [sentence.partition(":")[0] for sentence in differs] == ["Skill"]


def test_a_search_that_is_kept_as_it_is_says_nothing_more(client, me):
    assert "not quite the list" not in text_of(client.get(f"{NEW}?workplace=remote&sort=pay&per=50"))


def test_an_empty_list_of_ones_own_promises_no_mail_about_it(client, me, grace):
    HiddenGig.objects.create(user=grace, gig=make_gig(workplace="remote"))

    page = text_of(client.get("/gigs/?mine=hidden&workplace=on_site"))
    alone = text_of(client.get("/gigs/?mine=applied"))

    assert "passes all of them" not in page + alone
    assert "save the rest of this search</a>, without “Hidden”" in page
    assert "save the rest" not in alone
    assert "passes all of them" in text_of(client.get("/gigs/?workplace=on_site"))
