"""A parameter of a list that came several times: said beside its field, the last one kept in it, the rest applied."""

import re

import pytest
from django.urls import reverse

from tests.articles.factories import make_article
from tests.factories import make_gig, make_skill

pytestmark = pytest.mark.django_db
LISTS = ["gigs:gig_list", "articles:article_list", "accounts:developer_list"]


@pytest.fixture(scope="module", autouse=True)
def rows(once):
    with once():
        for slug in ("python", "go"):
            make_skill(slug)
            make_gig(title=f"Mend the {slug} ledger", skills=[slug])
            make_article(title=f"All about {slug}")


def look(client, name, query, **headers) -> str:
    answer = client.get(f"{reverse(name)}?{query}", headers=headers)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("name", LISTS)
def test_words_given_twice_are_named_beside_their_box_and_stay_in_it(client, name):
    page = look(client, name, "q=python&q=go")

    field = re.search(r'<div class="field">(?:(?!<div class="field">).)*?name="q".*?>', page, re.DOTALL)[0]
    assert 'class="err"' in field and "“python” and “go”" in field
    assert 'value="go"' in field


@pytest.mark.parametrize("name", LISTS)
def test_words_given_twice_are_left_out_and_the_list_is_there(client, name):
    page = look(client, name, "q=nowhere&q=nothing")
    assert name == "accounts:developer_list" or "python" in page


@pytest.mark.parametrize("name", LISTS)
def test_the_box_is_without_complaint_where_nothing_is_wrong(client, name):
    for query in ("q=python", "q=python&q=python", ""):
        if name != "accounts:developer_list" or "&" not in query:
            assert 'class="err"' not in look(client, name, query)


def test_what_cannot_be_stored_breaks_no_box(client):
    assert "“a�” and “b”" in look(client, "gigs:gig_list", "q=a%00&q=b")
    assert "“�” and “b”" in look(client, "articles:article_list", "q=%00&q=b")


def test_a_topic_given_twice_is_named_beside_its_field(client):
    assert "“a” and “b”" in look(client, "articles:article_list", "topic=a&topic=b")


def test_a_fragment_brings_what_is_wrong_with_the_words_and_takes_it_away(client):
    place = re.compile(r'<div data-place="found-words" hidden>(.*?)</div>')
    headers = {"HX-Request": "true"}
    assert "“python” and “go”" in place.search(look(client, "gigs:gig_list", "q=python&q=go", **headers))[1]
    assert place.search(look(client, "gigs:gig_list", "q=python", **headers))[1] == ""
