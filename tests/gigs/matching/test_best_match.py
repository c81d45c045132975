"""The list in the order of the best match: who gets it, what it leaves out, its heading and its pages."""

import pytest
from django.utils import timezone

from gigs.facets.upkeep import fold
from gigs.models import Gig, HiddenGig, MutedClient
from tests.accounts.factories import make_developer
from tests.factories import make_gig
from tests.gigs.listing import titles

pytestmark = pytest.mark.django_db


def look(client, query="", user=None):
    if user:
        client.force_login(user)
    return client.get(f"/gigs/{query}")


# -- who and what is left out


@pytest.mark.parametrize("who", ["visitor", "a member", "a developer without skills"])
def test_without_skills_there_is_no_best_match(client, grace, who):
    gig = make_gig()
    if who == "a developer without skills":
        make_developer(grace, skills=[], status="draft")
    response = look(client, "?sort=match", None if who == "visitor" else grace)

    assert titles(response) == [gig.title]
    assert "Best match needs your developer profile with its skills" in response.content.decode()
    assert 'details class="match"' not in response.content.decode()
    assert ">Best match</a>" not in response.content.decode()


def test_a_feed_has_no_best_match(client):
    assert client.get("/gigs/feed.json?sort=match").status_code == 400


def test_hidden_muted_ineligible_and_unrelated_gigs_are_left_out(client, grace):
    make_developer(grace, skills=["python"], country="NO")
    shown = make_gig(skills=["python"])
    HiddenGig.objects.create(user=grace, gig=make_gig(skills=["python"]))
    MutedClient.objects.create(user=grace, client=make_gig(skills=["python"]).client)
    make_gig(skills=["python"], remote_scope="only", countries=["US"])
    make_gig(skills=["go"])
    make_gig(skills=["python"], hold="frozen")

    assert titles(look(client, "?sort=match", grace)) == [shown.title]


def test_what_is_hidden_or_ends_leaves_a_kept_answer_at_once(client, grace):
    make_developer(grace, skills=["python"])
    first, second, third = (make_gig(skills=["python"]) for _ in range(3))
    assert len(titles(look(client, "?sort=match", grace))) == 3

    HiddenGig.objects.create(user=grace, gig=first)
    Gig.objects.filter(pk=second.pk).update(status="closed", ended_at=timezone.now())

    assert titles(look(client, "?sort=match")) == [third.title]


def heading(response):
    return response.content.decode().partition('<h1 id="found-title">')[2].partition("</h1>")[0].strip()


def test_the_heading_counts_what_the_list_shows_and_what_passes_the_filters(client, grace, monkeypatch):
    make_developer(grace, skills=["python"])
    first, *_ = (make_gig(skills=["python"]) for _ in range(12))
    for _ in range(3):
        make_gig(skills=["go"])
    assert heading(look(client, "?sort=match&per=10", grace)) == "12 of 15 gigs"
    following = look(client, "?sort=match&per=10").context["next"]
    assert heading(look(client, following)) == "12 of 15 gigs"
    assert heading(look(client, "?sort=match&skill=python")) == "12 gigs for Python"

    HiddenGig.objects.create(user=grace, gig=first)
    response = look(client, "?sort=match&per=10")
    assert heading(response) == "11 of 15 gigs"
    assert len(titles(response)) == 10
    assert heading(look(client)) == "15 gigs"


def test_where_nothing_matches_the_page_says_so_and_not_that_its_place_is_wrong(client, grace):
    make_developer(grace, skills=["python"])
    make_gig(skills=["go"])
    response = look(client, "?sort=match", grace)
    assert heading(response) == "None of 1 gig"
    assert "None of these asks for one of your skills" in response.content.decode()
    assert "Nothing stands behind" not in response.content.decode()
    assert heading(look(client, "?sort=match&level=1")) == "No gigs for Level learning"


# -- the list


def test_the_best_stand_first_and_filters_hold(client, grace):
    make_developer(grace, skills=["python", "go", "rust"], rates=[{"low": 450}])
    three = make_gig(skills=["python", "go", "rust"])
    one = make_gig(skills=["python"])
    other = make_gig(skills=["python", "go"], currency="USD")

    assert titles(look(client, "?sort=match", grace)) == [three.title, one.title, other.title]
    assert titles(look(client, "?sort=match&currency=EUR")) == [three.title, one.title]


def test_pages_of_the_best_neither_repeat_nor_leave_out(client, grace):
    make_developer(grace, skills=["python", "go"])
    for number in range(25):
        make_gig(skills=["python", "go"][: 1 + number % 2])
    seen, address = [], "?sort=match&per=10"
    client.force_login(grace)
    while address:
        response = look(client, address)
        seen.append(titles(response))
        address = response.context["next"]

    assert [len(page) for page in seen] == [10, 10, 5]
    assert len({title for page in seen for title in page}) == 25
    back = look(client, response.context["previous"])
    assert titles(back) == seen[1]
    assert titles(look(client, back.context["previous"])) == seen[0]


def test_each_row_opens_to_its_parts(client, grace):
    make_developer(grace, skills=["python"])
    make_gig(skills=["python", "go"])
    page = look(client, "", grace).content.decode()

    assert '<li class="add"><span><span class="vh">Fits: </span>Python: strong, +10</span></li>' in page
    assert '<li class="del"><span><span class="vh">Missing: </span>Go: not on your profile</span></li>' in page


def test_ranking_again_costs_no_ranking(client, grace, django_assert_max_num_queries):
    make_developer(grace)
    for _ in range(5):
        make_gig()
    fold()  # the names of skills come with the counts
    look(client, "?sort=match", grace)

    # The list in its order and what is still there of it, the session with its person and their news, the marks, the
    # profile.
    with django_assert_max_num_queries(3 + 1 + 3 + 2):
        look(client, "?sort=match")
