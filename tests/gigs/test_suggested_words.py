"""Which words a suggestion takes out of the search: those that it stands for, and no others."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def vocabulary(once):
    with once():
        call_command("load_skills", verbosity=0)


def while_typing(client, text):
    found = client.get("/gigs/suggest/", {"q": text}, headers={"Accept": "application/json"}).json()["suggestions"]
    return {one["label"]: one["url"] for one in found}


def on_the_list(client, text):
    return client.get("/gigs/", {"q": text}).context["suggestions"]


@pytest.mark.parametrize(
    "text", ["python remote sen", "rest python", "fast postgers tuning", "kubernets billing xyzzy"]
)
def test_no_suggestion_takes_a_word_that_it_does_not_stand_for(client, text):
    offered = client.get("/gigs/suggest/", {"q": text}, headers={"Accept": "application/json"}).json()["suggestions"]
    assert offered
    for one in offered:
        rest = [word for word in text.split() if word not in one["word"].split()]
        assert f"/gigs/?q={'+'.join(rest)}&" in one["url"]


def test_nothing_is_offered_for_words_between_which_others_stand(client):
    assert "/gigs/?skill=rails" not in while_typing(client, "ruby -java on rails").values()
    assert "Spring Boot" not in while_typing(client, 'spring "is a" bot')


@pytest.mark.parametrize("text", ["c sharp", "spring bot", "no agency no test k8s", "golang go lang", "python pyhton"])
def test_the_list_offers_each_skill_once(client, text):
    labels = [label for label, _ in on_the_list(client, text)]
    assert labels
    assert sorted(labels) == sorted(set(labels))


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("pyhton", [("skill: Python", "?skill=python")]),
        ("kubernets billing xyzzy", [("skill: Kubernetes", "?q=billing+xyzzy&skill=kubernetes")]),
        ("fast postgers tuning", [("skill: PostgreSQL", "?q=fast+tuning&skill=postgresql")]),
        ("c sharp", [("skill: C#", "?skill=csharp")]),
        ("spring bot", [("skill: Spring Boot", "?skill=spring-boot")]),
        (
            "rest python",
            [("skill: REST API design", "?q=python&skill=rest"), ("skill: Python", "?q=rest&skill=python")],
        ),
        ("java script", [("skill: Java", "?q=script&skill=java"), ("skill: JavaScript", "?skill=javascript")]),
    ],
)
def test_an_empty_list_keeps_the_words_that_are_not_meant(client, text, offered):
    assert on_the_list(client, text) == offered


@pytest.mark.parametrize(
    ("text", "label", "url"),
    [
        ("spring bot", "Spring Boot", "/gigs/?skill=spring-boot"),
        ("rest python", "Python", "/gigs/?q=rest&skill=python"),
        ("python remote sen", "senior", "/gigs/?q=python+remote&level=3"),
        ("kakfa", "Apache Kafka", "/gigs/?skill=kafka"),
    ],
)
def test_while_typing_the_first_one_is_what_was_meant(client, text, label, url):
    assert next(iter(while_typing(client, text).items())) == (label, url)


def test_a_slip_before_the_last_words_is_offered_behind_what_they_may_be(client):
    found = while_typing(client, "fast postgers tuning")
    assert list(found)[-1] == "PostgreSQL"
    assert found["PostgreSQL"] == "/gigs/?q=fast+tuning&skill=postgresql"


@pytest.mark.parametrize(("text", "times"), [("no agency no test k8s", 0), ("pyhton", 1), ("fast postgers tuning", 1)])
def test_an_empty_list_reads_all_names_only_where_a_word_is_unknown(client, text, times):
    with CaptureQueriesContext(connection) as asked:
        on_the_list(client, text)
    assert times == len([one for one in asked if """"accounts_skill"."status" = 'active'""" in one["sql"]])


@pytest.mark.parametrize("text", ["python", "pyhton"])
def test_beside_skills_that_are_all_asked_for_one_more_is_one_of_them(client, text):
    query = f"?q={text}&skill_all=go&skill_all=docker"
    typing = client.get(f"/gigs/suggest/{query}", headers={"accept": "application/json"}).json()
    listed = client.get(f"/gigs/{query}").context["suggestions"]

    for href in (typing["suggestions"][0]["url"], listed[0][1]):
        assert "skill_all=python" in href and "skill=python" not in href
