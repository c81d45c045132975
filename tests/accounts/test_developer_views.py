"""A profile of each kind, every reader, every surface: who gets it, who is counted it, which rates are in the bytes."""

import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from accounts.models import Developer, HideFrom
from tests.accounts.factories import make_developer
from tests.factories import make_client, make_user
from tests.moderation.conftest import make_staff

pytestmark = pytest.mark.django_db

RATES = {"public": 6110, "members": 6210, "clients": 6310, "hidden": 6410}
# Who may open it by its address, and who finds it in lists; the owners of the others are members.
OPENS = {
    "public": {"visitor", "member", "client", "owner", "moderator"},
    "members": {"member", "client", "owner", "moderator"},
    "hidden": {"client", "owner", "moderator"},
}
FINDS = {
    "visitor": {"public"},
    "kept out": set(),
    **{name: {"public", "members"} for name in ["member", "client", "moderator", *OPENS]},
}
SEES = {
    "visitor": {"public"},
    "member": {"public", "members"},
    "moderator": {"public", "members"},
    "client": {"public", "members", "clients"},
    "kept out": set(),
    "owner": set(RATES),
}
READERS = list(SEES)


@pytest.fixture(scope="module")
def people(once):
    """Those who read, and the owner of each profile by its visibility."""
    with once():
        people = {name: make_user() for name in ["member", "client", "kept out", *OPENS]}
        return people | {"moderator": make_staff("Margaret", "moderator"), "visitor": AnonymousUser()}


@pytest.fixture(scope="module")
def developers(once, people):
    rates = [{"visibility": seen_by, "low": low, "high": low + 1} for seen_by, low in RATES.items()]
    with once():
        hirer = make_client(owner=people["client"])
        return [make(people[seen_by], hirer, people["kept out"], rates, seen_by) for seen_by in OPENS]


def make(owner, hirer, kept_out, rates, visibility):
    developer = make_developer(owner, rates=rates, name="Dora", indexable=True, visibility=visibility)
    developer.talk_to(hirer)
    HideFrom.objects.create(developer=developer, member=kept_out)
    return developer


@pytest.fixture(scope="module")
def browsers(once, people):
    browsers = {name: Client() for name in people}
    with once():
        for name, person in people.items():
            if person.is_authenticated:
                browsers[name].force_login(person)
    return browsers


@pytest.fixture
def get(browsers):
    """`get(name, address)` as that reader; of a profile, its owner is called so."""

    def get(name, address, developer=None):
        return browsers[developer.visibility if name == "owner" else name].get(address)

    return get


def rates_in(answer):
    """Whose figures stand there; the same digits within a longer number, as a moment is one, are no rate."""
    text = answer.content.decode() + str(answer.headers)
    figures = {seen_by: rf"(?<!\d)({low}|{low:,}|{low + 1})(?!\d)" for seen_by, low in RATES.items()}
    return {seen_by for seen_by, figure in figures.items() if re.search(figure, text)}


@pytest.mark.parametrize("page", ["", "cv/", "resume.json", "card.vcf"])
def test_who_may_read_it_gets_its_page_and_its_twins_with_the_rates_they_may_know(developers, get, page):
    for developer in developers:
        answers = {name: get(name, f"{developer.get_absolute_url()}{page}", developer) for name in READERS}

        assert {name for name, answer in answers.items() if answer.status_code == 200} == OPENS[developer.visibility]
        assert {answer.status_code for answer in answers.values()} <= {200, 404}
        for name, answer in answers.items():
            # A card has no rates, nor has a CV; a page that is not there has nothing.
            is_told = name in OPENS[developer.visibility] and page in ("", "resume.json")
            assert rates_in(answer) == (SEES[name] if is_told else set()), (developer.visibility, name)
            # Structured data are what everybody may see.
            is_structured = not page and developer.visibility == "public" and name not in ("owner", "kept out")
            assert ("ProfilePage" in answer.content.decode()) is is_structured, (developer.visibility, name)


@pytest.mark.parametrize("query", ["", "q=Dora", "skill=python", "currency=EUR&rate_max=9000"])
def test_lists_counts_and_facets_agree_about_who_finds_it(developers, get, query):
    for name, found in FINDS.items():
        answer = get(name, f"/developers/?{query}")

        assert {developer.visibility for developer in answer.context["developers"]} == found, name
        assert answer.context["count"] == len(answer.context["developers"]) == len(found)
        facets = {facet.name: facet.options for facet in answer.context["facets"]}
        assert sum(option.count for option in facets["country"]) == len(found)
        assert rates_in(answer) <= SEES.get(name, set(RATES)), name


def test_the_page_of_a_skill_counts_it_for_whom_it_is_listed(developers, get):
    for name, found in FINDS.items():
        page = get(name, "/skills/python/")

        assert page.context["developer_count"] == len(found), name
        assert rates_in(page) <= SEES.get(name, set(RATES)), name


def test_only_what_everybody_may_see_is_in_the_sitemap(developers, get):
    sitemap = get("visitor", "/sitemap-developers.xml")

    listed = {one.visibility for one in developers if one.get_absolute_url() in sitemap.content.decode()}
    assert listed == {"public"}
    assert rates_in(sitemap) == set()


def test_what_search_engines_shall_not_list_has_no_structured_data(get):
    page = get("visitor", make_developer(indexable=False).get_absolute_url()).content.decode()

    assert "ProfilePage" not in page
    assert "noindex" in page


@pytest.mark.parametrize("audience", ["visitor", "member", "client"])
@pytest.mark.parametrize("page", ["", "resume.json"])
def test_a_preview_holds_what_they_would_get_and_is_the_owners_alone(developers, get, audience, page):
    for developer in developers:
        address = f"{developer.get_absolute_url()}{page}?as={audience}"
        assert rates_in(get("owner", address, developer)) == SEES[audience]
    for name in OPENS["public"] - {"owner"} if audience == "client" else ():
        assert rates_in(get(name, f"{developers[0].get_absolute_url()}{page}?as=client")) <= SEES[name], name


def test_the_vocabulary_and_every_surface_name_the_same_developers(developers, people, get):
    for name in ("visitor", "member", "kept out"):
        listed = set(Developer.objects.listed_to(people[name]))
        found = set(get(name, "/developers/").context["developers"])
        readable = {one for one in developers if get(name, one.get_absolute_url()).status_code == 200}
        assert listed == found == readable == set(Developer.objects.visible_to(people[name])), name
