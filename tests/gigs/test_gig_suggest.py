"""Suggestions while typing: GET /gigs/suggest/."""

from urllib.parse import quote

import pytest
from django.core.cache import cache
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gigs.facets import upkeep
from gigs.views import suggesting
from tests.factories import make_gig, make_skill

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def skills(once):
    with once():
        make_skill("postgresql", name="PostgreSQL").alias_rows.create(word="postgres")
        make_skill("kubernetes", name="Kubernetes").alias_rows.create(word="k8s")
        make_skill("ruby-on-rails", name="Ruby on Rails")
        make_skill("go", name="Go")
        make_skill("cobol", name="COBOL", status="proposed")


def ask(client, text, **headers):
    return client.get("/gigs/suggest/", {"q": text}, headers=headers)


def labels(client, text):
    return [one["label"] for one in ask(client, text, accept="application/json").json()["suggestions"]]


# -- what gets none


@pytest.mark.parametrize("text", ["", " ", "x", "zzzzqq", "cobol", '"postgres', "-postgres", "the", "\0", "' OR 1=1"])
def test_what_means_nothing_suggests_nothing(client, text):
    assert labels(client, text) == []


def test_too_many_questions_are_turned_away(client, monkeypatch):
    monkeypatch.setattr(suggesting, "A_MINUTE", 2)
    ask(client, "go")
    ask(client, "go")
    response = ask(client, "go")

    assert response.status_code == 429
    assert int(response["Retry-After"]) <= 60


def test_it_only_answers_questions(client):
    assert client.post("/gigs/suggest/").status_code == 405


@given(st.binary(max_size=60))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_are_an_error(client, raw):
    cache.clear()
    for headers in ({}, {"HX-Request": "true"}, {"Accept": "application/json"}):
        assert client.get(f"/gigs/suggest/?q={quote(raw)}", headers=headers).status_code == 200


# -- what is meant


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("post", "PostgreSQL"),
        ("postgres", "PostgreSQL"),
        ("k8s", "Kubernetes"),
        ("KUBE", "Kubernetes"),
        ("postgers", "PostgreSQL"),
        ("kubernets", "Kubernetes"),
        ("ruby on ra", "Ruby on Rails"),
        ("billing go", "Go"),
        ("remo", "remote"),
        ("outside ir", "outside ir35"),
    ],
    ids=[
        "beginning",
        "alias",
        "alias in full",
        "any case",
        "a slip",
        "a missing sign",
        "words",
        "last",
        "filter",
        "two",
    ],
)
def test_skills_aliases_slips_and_filters(client, text, first):
    assert labels(client, text)[0] == first


def test_the_exact_name_stands_before_longer_ones(client):
    make_skill("go-kit", name="Gnome kit").alias_rows.create(word="go kit")
    make_skill("anaconda", name="Anaconda").alias_rows.create(word="go distribution")

    assert labels(client, "go")[0] == "Go"


def test_names_that_begin_so_stand_before_other_words_then_what_more_gigs_ask_for_then_the_alphabet(client):
    for slug, name in [("pyramid", "Pyramid"), ("pypy", "PyPy"), ("pytest", "pytest"), ("python", "Python")]:
        make_skill(slug, name=name)
    make_skill("celery", name="Celery").alias_rows.create(word="python task queue")
    make_gig(skills=["celery", "pytest", "python"])
    make_gig(skills=["celery", "python"])
    make_gig(skills=["celery"])
    upkeep.fold()

    assert labels(client, "py") == ["Python", "pytest", "PyPy", "Pyramid", "Celery"]
    assert labels(client, "pytho") == ["Python", "Celery"]


def test_the_address_keeps_the_other_words(client):
    (one,) = ask(client, "billing -java kubernets", accept="application/json").json()["suggestions"]

    assert one == {
        "kind": "skill",
        "label": "Kubernetes",
        "word": "kubernets",
        "url": "/gigs/?q=billing+-java&skill=kubernetes",
    }


def test_one_question_is_one_query(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        ask(client, "ruby on rails senior", accept="application/json")


def urls(client, address):
    found = client.get(address, headers={"Accept": "application/json"}).json()["suggestions"]
    return [one["url"] for one in found]


@pytest.mark.parametrize(
    "others",
    [
        "nonsense=1&workplace=attic&weeks_max=many&pay_min=300&client=nobody",
        "after=forged&before=forged",
        "mine=theirs&sort=best",
        "skill=nothing",
        "not_skill=kubernetes",
    ],
    ids=["unusable", "a place", "not a kind", "unknown skill", "the opposite"],
)
def test_what_the_list_would_leave_out_is_left_out(client, others):
    assert urls(client, f"/gigs/suggest/?q=kubernets&{others}") == ["/gigs/?skill=kubernetes"]


def test_what_is_on_already_is_not_suggested(client):
    assert urls(client, "/gigs/suggest/?q=kubernets&skill=kubernetes") == []


def test_the_address_keeps_the_filters_that_are_on(client):
    on = "not_model=fixed&workplace=remote&pay_min=300&currency=EUR"

    assert urls(client, f"/gigs/suggest/?q=billing+kubernets&{on}&per=10&view=lines") == [
        f"/gigs/?{on}&per=10&view=lines&q=billing&skill=kubernetes"
    ]


@pytest.mark.parametrize("own", ["mine=saved", "currency=EUR&pay_min=mine", "sort=match"])
def test_it_keeps_what_is_the_readers_without_asking_who_they_are(client, own):
    assert urls(client, f"/gigs/suggest/?q=kubernets&{own}") == [f"/gigs/?{own}&skill=kubernetes"]


def test_the_page_keeps_the_filters_in_its_form_and_its_links(client):
    page = client.get("/gigs/suggest/?q=zzzzqq&workplace=remote").content.decode()

    assert '<input type="hidden" name="workplace" value="remote">' in page
    assert 'href="/gigs/?workplace=remote&amp;q=zzzzqq"' in page


# -- where a search finds nothing


def offered(client, address):
    return client.get(address).context["suggestions"]


@pytest.mark.parametrize("address", ["/gigs/", "/gigs/?q=zzzzqq", "/gigs/?q=-kubernets", "/gigs/?workplace=remote"])
def test_an_empty_list_offers_nothing_where_nothing_is_like_it(client, address):
    assert offered(client, address) == []


def test_what_is_found_is_not_said_to_be_a_slip(client):
    make_gig(title="Kubernets by its wrong name")

    assert offered(client, "/gigs/?q=kubernets") == []


def test_an_empty_list_asks_for_the_skill_that_was_meant(client):
    page = client.get("/gigs/?q=kubernets").content.decode()

    assert 'Did you mean <a href="?skill=kubernetes" rel="nofollow">skill: Kubernetes</a>?' in page


def test_it_keeps_the_other_words_and_the_filters(client):
    assert offered(client, "/gigs/?q=kubernets+billing&workplace=remote") == [
        ("skill: Kubernetes", "?workplace=remote&q=billing&skill=kubernetes")
    ]


def test_a_skill_is_offered_once(client):
    assert offered(client, "/gigs/?q=kubernetes") == [("skill: Kubernetes", "?skill=kubernetes")]


# -- three ways to ask


def test_a_page_a_piece_of_it_and_json(client):
    page, piece = ask(client, "post"), ask(client, "post", HX_Request="true")

    assert "<h1>What you may mean</h1>" in page.content.decode()
    assert '<a class="chip" href="/gigs/?skill=postgresql" rel="nofollow">PostgreSQL</a>' in page.content.decode()
    assert piece.content.decode().strip().startswith('<ul class="chips"')
    assert "noindex" in page.content.decode()


def test_the_page_offers_the_words_where_nothing_is_known(client):
    assert 'href="/gigs/?q=zzzzqq"' in ask(client, "zzzzqq").content.decode()


@pytest.mark.parametrize("headers", [{"HX-Request": "true"}, {"Accept": "application/json"}])
def test_what_a_script_gets_is_the_same_for_everybody_and_sets_no_cookie(client, grace, headers):
    client.force_login(grace)
    response = client.get("/gigs/suggest/?q=post", headers=headers)

    assert response["Cache-Control"] == "max-age=300"
    assert not response.cookies
    assert "Grace" not in response.content.decode()


def test_the_search_boxes_ask_here(client):
    assert 'data-suggest="/gigs/suggest/"' in client.get("/").content.decode()
    assert 'data-suggest="/gigs/suggest/"' in client.get("/gigs/").content.decode()


@pytest.mark.parametrize("address", ["/", "/gigs/", "/gigs/?q=zzzzqq"])
def test_without_scripts_a_button_beside_the_search_box_leads_here(client, address):
    button = '<noscript><button class="quiet" formaction="/gigs/suggest/">Suggest skills for these words</button>'
    assert button in client.get(address).content.decode()
