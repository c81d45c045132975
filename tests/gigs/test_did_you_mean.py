"""What a search with words offers and leads to: filters in the place of words, and an order that words have."""

import pytest
from django.urls import reverse

from accounts.models import SkillAlias
from gigs.asked import NAMES_A_FILTER
from tests.factories import make_gig, make_skill

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def skills(once):
    with once():
        SkillAlias.objects.create(skill=make_skill("go", name="Go"), word="golang")
        make_skill("rust", name="Rust")
        make_skill("python", name="Python")


def page(client, query):
    return client.get(f"{reverse('gigs:gig_list')}{query}")


def offered(client, query):
    return page(client, query).context["suggestions"]


def while_typing(client, query):
    found = client.get(f"/gigs/suggest/{query}", headers={"Accept": "application/json"}).json()["suggestions"]
    return [one["url"] for one in found]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "remote or hybrid",
            "golang or billing",
            "billing or rust",
            "golang or",
            "or rust",
            "golang or rust billing",
            "golang and/or billing",
        ),
        *("golang OR -rust", 'golang or "rust"', "kubernets or rustt", '"go rust"', "“go rust”", "-rust"),
    ],
)
def test_no_filter_is_offered_that_would_rule_all_alternatives(client, text):
    assert page(client, f"?q={text}").status_code == 200
    assert offered(client, f"?q={text}") == []


@pytest.mark.parametrize(
    "text", ["remote or hyb", "golang or", "rust or golang", 'golang or "rus', "golang and/or rus"]
)
def test_nor_while_it_is_typed(client, text):
    assert while_typing(client, f"?q={text}") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("golang or rus", "golang+or+Rust"),
        ("golang OR fast rus", "golang+OR+fast+Rust"),
        ("rus or pyhton", "rus+or+Python"),
        ("rust or remote or gola", "rust+or+remote+or+golang"),
        ('"big or small" or rus -java', "%22big+or+small%22+or+-java+Rust"),
    ],
)
def test_the_last_of_alternatives_is_completed_beside_what_stands_before_it(client, text, said):
    assert while_typing(client, f"?q={text}&workplace=remote&skill=python") == [
        f"/gigs/?skill=python&workplace=remote&q={said}"
    ]


def test_alternatives_that_were_completed_are_offered_together(client):
    (completed,) = while_typing(client, "?q=golang or rus")
    assert client.get(completed).context["suggestions"] == [("skill: Go or Rust", "?skill=go&skill=rust")]


def test_skills_between_which_an_or_stands_are_offered_together(client):
    gigs = [make_gig(skills=["go"]), make_gig(skills=["rust"])]
    make_gig(skills=["python"])
    together = ("skill: Go or Rust", "?workplace=remote&skill=go&skill=rust")
    assert offered(client, "?q=golang or Rust&workplace=remote&sort=relevance") == [together]
    assert page(client, together[1]).context["count"] == len(gigs)
    assert offered(client, "?q=golang or Rust&skill=python") == []


def test_a_phrase_keeps_its_words(client):
    assert offered(client, '?q="learn go fast" go') == [("skill: Go", "?q=%22learn+go+fast%22&skill=go")]


# -- words of filters


@pytest.mark.parametrize(("name", "value"), sorted(set(NAMES_A_FILTER.values())))
def test_every_word_of_a_filter_names_one_that_can_be_used(client, name, value):
    assert page(client, f"?{name}={value}").context["asked"].pairs == [(name, value)]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("no agency no test", ["agency: no agency", "assessment: no test"]),
        ("no test no agency", ["assessment: no test", "agency: no agency"]),
        ("no test, please", []),
        ("no no agency", ["agency: no agency"]),
        ("remote remote", ["workplace: remote"]),
        ("remote on site", ["workplace: on site", "workplace: remote"]),
    ],
)
def test_a_word_that_stands_twice_is_used_where_it_stands(client, text, labels):
    make_gig(title=text)
    assert [label for label, _ in offered(client, f"?q={text}")] == labels


def test_what_stays_of_the_text_are_the_words_that_were_not_used(client):
    hrefs = [href for _, href in offered(client, "?q=no test billing no agency")]
    assert hrefs == ["?q=billing+no+agency&assessment=none", "?q=no+test+billing&agency=no"]


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("on-site", "workplace=on_site"),
        ("On-Site", "workplace=on_site"),
        ("bug-fix", "work_type=bug_fix"),
        ("fixed-price", "model=fixed"),
        ("day-rate", "model=day"),
        ("no-agency", "agency=no"),
        ("on call cover", "work_type=on_call_cover"),
        ("on-call-cover", "work_type=on_call_cover"),
        ("no on-call", "on_call=none"),
    ],
)
def test_hyphens_and_blanks_of_a_filters_word_are_one(client, text, asks):
    make_gig(title=text)
    assert f"?{asks}" in [href for _, href in offered(client, f"?q={text}")]


@pytest.mark.parametrize(("text", "asks"), [("on-si", "workplace=on_site"), ("on call c", "work_type=on_call_cover")])
def test_nor_do_they_differ_while_typing(client, text, asks):
    assert f"/gigs/?{asks}" in while_typing(client, f"?q={text}")


# -- what is offered never contradicts what is asked


@pytest.mark.parametrize(
    ("query", "href"),
    [
        ("q=python&not_skill=python", "?skill=python"),
        ("q=python&not_skill=python&not_skill=go", "?not_skill=go&skill=python"),
        ("q=remote&not_workplace=remote&level=3", "?level=3&workplace=remote"),
        ("q=golang or rust&not_skill=go&not_skill=rust", "?skill=go&skill=rust"),
        ("q=pythn&not_skill=python", "?skill=python"),
    ],
)
def test_what_was_excluded_is_offered_without_its_opposite(client, query, href):
    make_gig(skills=["python"], workplace="remote", level=3)
    make_gig(skills=["go"], workplace="remote", level=3)
    found = page(client, f"?{query}")
    assert href in [one for _, one in found.context["suggestions"]]
    assert page(client, href).context["count"] >= 1


def test_a_skill_that_every_gig_must_ask_for_is_not_offered_again(client):
    make_gig(title="Go Python", skills=["python"])
    assert offered(client, "?q=python&skill_all=python") == []


# -- the order by relevance goes with the last word


@pytest.mark.parametrize("query", ["?sort=relevance", "?q=&sort=relevance", "?q=+&sort=relevance"])
def test_an_emptied_box_is_no_error(client, query):
    make_gig()
    response = client.get(f"{reverse('gigs:gig_list')}{query}", follow=True)
    assert not response.context["errors"]
    assert "sort=relevance" not in response.context["first"]
    assert response.context["count"] == 1


def test_a_link_that_takes_the_words_away_takes_the_order_along(client):
    response = page(client, "?q=python&sort=relevance&workplace=remote")
    assert response.context["chips"][0][1] == "?workplace=remote"
    assert response.context["suggestions"] == [("skill: Python", "?workplace=remote&skill=python")]
    hrefs = [href for _, href, _ in response.context["loosen"]]
    assert hrefs
    assert all(("sort=relevance" in href) == ("q=" in href) for href in hrefs)


def test_a_link_that_leaves_a_word_leaves_the_order(client):
    make_gig(title="Billing in Python")
    response = page(client, "?q=billing+python&sort=relevance&workplace=remote")
    assert dict(response.context["chips"])["Remote"] == "?q=billing+python&sort=relevance"
    assert response.context["suggestions"] == [
        ("skill: Python", "?workplace=remote&sort=relevance&q=billing&skill=python")
    ]


def test_what_is_offered_while_typing_keeps_the_order_with_a_word(client):
    assert while_typing(client, "?q=billing+pyth&sort=relevance") == ["/gigs/?sort=relevance&q=billing&skill=python"]
    assert while_typing(client, "?q=pyth&sort=relevance") == ["/gigs/?skill=python"]
