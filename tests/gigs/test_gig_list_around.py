"""Around the list: chips, counts, the empty result, landing pages, what a script gets, what is the reader's own."""

import re

import pytest

from accounts.models import Developer, SkillAlias
from gigs.models import SavedGig
from tests.factories import make_gig, make_skill
from tests.gigs.listing import look

pytestmark = pytest.mark.django_db


def test_each_filter_has_a_chip_that_removes_it_alone(client, gig):
    make_skill("python", name="Python")
    chips = dict(look(client, "?skill=python&level=3&sort=closing").context["chips"])

    assert chips == {"Python": "?level=3&sort=closing", "Level strong": "?skill=python&sort=closing"}


def test_removing_the_currency_removes_the_floor_that_stood_on_it(client, gig):
    chips = dict(look(client, "?pay_min=400&currency=EUR&unit=day").context["chips"])

    assert chips["EUR"] == "?"
    assert chips["€400 a day and up"] == "?currency=EUR"


def test_an_empty_result_names_the_filter_that_removes_most(client):
    make_gig(title="Remote", workplace="remote", level=4)
    make_gig(title="Also remote", workplace="remote", level=4)
    make_gig(title="On site", workplace="on_site", level=1)

    response = look(client, "?workplace=on_site&level=4")

    offered = [("On site", "?level=4", (2, False)), ("Level expert", "?workplace=on_site", (1, False))]
    assert response.context["loosen"] == offered
    assert "On site removes most: without it there are 2" in response.content.decode()


def test_values_without_gigs_stay_visible_and_disabled(client, gig):
    page = look(client).content.decode()

    assert re.search(r'name="workplace" value="hybrid" disabled', page)
    assert re.search(r'name="level" value="not_stated" disabled', page)


def test_a_chosen_value_without_gigs_can_be_unchosen(client, gig):
    page = look(client, "?workplace=hybrid").content.decode()

    assert re.search(r'name="workplace" value="hybrid" checked', page)


@pytest.mark.parametrize("query", ["?not_skill=python", "?not_workplace=remote", "?not_workplace=remote&q=gig"])
def test_an_excluded_value_has_no_count_and_can_be_let_in_again(client, query):
    make_gig(title="A gig", skills=["python"], workplace="remote")
    make_gig(title="A gig", skills=["go"], workplace="on_site")
    page = look(client, query)
    name, value = query.removeprefix("?not_").split("&")[0].split("=")
    html = page.content.decode()
    figures = dict(re.findall(rf'name="{name}" value="(\w+)"><span>[^<]+</span><span class="n">(\d*)</span>', html))

    assert f'name="not_{name}" value="{value}" checked' in html
    assert figures.pop(value) == ""
    assert sum(map(int, figures.values())) == page.context["count"] == 1


def test_what_has_no_control_is_not_lost_by_searching_again(client, gig):
    make_skill("go")
    page = look(client, f"?client={gig.client.slug}&skill=go&skill_all=python&sort=closing&per=10").content.decode()

    for name, value in [("client", gig.client.slug), ("skill_all", "python"), ("sort", "closing"), ("per", "10")]:
        assert f'<input type="hidden" name="{name}" value="{value}">' in page


@pytest.mark.parametrize(
    ("query", "robots"),
    [
        ("", "index, follow"),
        ("?skill=python", "index, follow"),
        ("?area=databases", "index, follow"),
        ("?workplace=remote", "index, follow"),
        ("?work_type=migration", "index, follow"),
        ("?level=3", "noindex, follow"),
        ("?skill=python&workplace=remote", "noindex, follow"),
        ("?skill=python&sort=pay", "noindex, follow"),
        ("?q=python", "noindex, follow"),
        ("?skill=nothing", "noindex, follow"),
    ],
)
def test_only_landing_pages_are_for_search_engines(client, gig, query, robots):
    assert f'<meta name="robots" content="{robots}">' in look(client, query).content.decode()


@pytest.mark.parametrize("query", ["", "?skill=python"])
def test_no_page_but_the_first_is_for_search_engines(client, query):
    for _ in range(12):
        make_gig(skills=["python"])
    following = look(client, f"{query}{'&' if query else '?'}per=10").context["next"].replace("per=10&", "")
    back = look(client, f"{following}&per=10").context["previous"].replace("per=10&", "")

    for name, address in [("after", following), ("before", back)]:
        page = look(client, address)
        assert page.context["asked"].wanted[name]
        assert '<meta name="robots" content="noindex, follow">' in page.content.decode()


def test_one_search_has_one_canonical_address(client, gig):
    SkillAlias.objects.create(skill=make_skill("python"), word="py")
    page = look(client, "?utm_source=x&skill=PY&skill=python").content.decode()

    assert re.search(r'rel="canonical" href="http://[^"]+/gigs/\?skill=python"', page)


@pytest.mark.parametrize("path", ["/gigs/", "/developers/"])
def test_what_a_form_sent_empty_is_no_part_of_the_address(client, path):
    sent = client.get(f"{path}?q=&skill=python&skill=&country=+&level=3&after=")
    assert (sent.status_code, sent.url) == (302, f"{path}?skill=python&level=3")
    assert client.get(f"{path}?q=").url == path
    assert client.get(f"{path}?q=%00").status_code == 200


def test_a_script_gets_only_what_changes(client, gig):
    response = look(client, **{"HX-Request": "true"})
    page = response.content.decode()

    assert "<html" not in page
    assert gig.title in page
    assert 'data-place="found-filters"' in page
    assert "HX-Request" in response["Vary"]


def test_a_visitor_gets_no_cookie(client, gig):
    assert not look(client).cookies


def test_what_i_saved_is_marked(client, gig, grace):
    SavedGig.objects.create(user=grace, gig=gig)
    client.force_login(grace)

    page = look(client).content.decode()

    assert f"/gigs/{gig.public_id}/unsave/" in page
    assert "Saved by you" in page


def test_what_i_can_do_is_marked(client, grace):
    developer = Developer.objects.create(user=grace, handle="grace", headline="Back ends")
    developer.developer_skills.create(skill=make_skill("python"))
    make_gig(skills=["python", "go"])
    client.force_login(grace)

    page = look(client).content.decode()

    assert "<mark>Python</mark>" in page
    assert "<mark>Go</mark>" not in page
