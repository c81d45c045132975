"""Suggestions while typing: GET /gigs/suggest/."""

from urllib.parse import quote

import pytest
from django.core.cache import cache
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gigs.views import suggesting
from tests.factories import make_skill

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def skills():
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
