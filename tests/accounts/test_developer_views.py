"""One profile, every kind of reader, every surface: who gets it, who is counted it, which rates are in the bytes."""

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.models import Developer, HideFrom
from tests.accounts.factories import make_developer
from tests.factories import make_client, make_user

pytestmark = pytest.mark.django_db

RATES = {"public": 6110, "members": 6210, "clients": 6310, "hidden": 6410}
READERS = ["visitor", "member", "client", "kept out", "owner"]
# Who may open it by its address, and who finds it in lists.
OPENS = {
    "public": {"visitor", "member", "client", "owner"},
    "members": {"member", "client", "owner"},
    "hidden": {"client", "owner"},
}
FINDS = {
    "public": {"visitor", "member", "client", "owner"},
    "members": {"member", "client", "owner"},
    "hidden": set(),
}
SEES = {
    "visitor": {"public"},
    "member": {"public", "members"},
    "client": {"public", "members", "clients"},
    "owner": set(RATES),
}
PAGES = ["", "cv/", "resume.json", "card.vcf"]


@pytest.fixture
def people(db):
    people = {name: make_user() for name in READERS if name != "visitor"}
    people["visitor"] = AnonymousUser()
    return people


@pytest.fixture(params=list(OPENS))
def developer(request, people):
    rates = [{"visibility": seen_by, "low": low, "high": low + 1} for seen_by, low in RATES.items()]
    developer = make_developer(people["owner"], rates=rates, name="Dora", indexable=True, visibility=request.param)
    developer.talk_to(make_client(owner=people["client"]))
    HideFrom.objects.create(developer=developer, member=people["kept out"])
    return developer


def get(client, person, address):
    client.logout()
    if person.is_authenticated:
        client.force_login(person)
    return client.get(address)


def rates_in(answer):
    text = answer.content.decode() + str(answer.headers)
    return {seen_by for seen_by, low in RATES.items() if str(low) in text or f"{low:,}" in text}


@pytest.mark.parametrize("page", PAGES)
def test_its_page_and_its_twins_answer_exactly_who_may_read_it(client, developer, people, page):
    address = f"{developer.get_absolute_url()}{page}"
    answers = {name: get(client, person, address).status_code for name, person in people.items()}

    assert {name for name, status in answers.items() if status == 200} == OPENS[developer.visibility]
    assert set(answers.values()) <= {200, 404}


@pytest.mark.parametrize("page", PAGES)
def test_the_bytes_hold_exactly_the_rates_that_a_reader_may_know(client, developer, people, page):
    for name in OPENS[developer.visibility]:
        found = rates_in(get(client, people[name], f"{developer.get_absolute_url()}{page}"))

        # A card has no rates, nor has a CV.
        assert found == (SEES[name] if page in ("", "resume.json") else set()), name


@pytest.mark.parametrize("address", ["/developers/", "/developers/?q=Dora", "/developers/?skill=python"])
def test_lists_counts_and_facets_agree_about_who_finds_it(client, developer, people, address):
    for name, person in people.items():
        answer = get(client, person, address)
        is_found = name in FINDS[developer.visibility]

        assert (developer in answer.context["developers"]) is is_found, name
        assert answer.context["count"] == is_found
        facets = {facet.name: facet.options for facet in answer.context["facets"]}
        assert sum(option.count for option in facets["country"]) == is_found
        assert rates_in(answer) <= SEES.get(name, set())


def test_the_page_of_a_skill_counts_it_for_whom_it_is_listed(client, developer, people):
    counted = {
        name: get(client, person, "/skills/python/").context["developer_count"] for name, person in people.items()
    }

    assert {name for name, count in counted.items() if count} == FINDS[developer.visibility]


def test_only_what_everybody_may_see_is_in_the_sitemap_and_in_structured_data(client, developer, people):
    is_public = developer.visibility == "public"
    assert (
        developer.get_absolute_url() in get(client, people["visitor"], "/sitemap-developers.xml").content.decode()
    ) is is_public
    for name in OPENS[developer.visibility]:
        page = get(client, people[name], developer.get_absolute_url()).content.decode()
        assert ("ProfilePage" in page) is (is_public and name != "owner")


def test_what_search_engines_shall_not_list_has_no_structured_data(client, people):
    developer = make_developer(indexable=False)
    page = get(client, people["visitor"], developer.get_absolute_url()).content.decode()

    assert "ProfilePage" not in page
    assert "noindex" in page


@pytest.mark.parametrize("audience", ["visitor", "member", "client"])
@pytest.mark.parametrize("page", ["", "resume.json"])
def test_a_preview_holds_what_they_would_get(client, developer, people, audience, page):
    preview = get(client, people["owner"], f"{developer.get_absolute_url()}{page}?as={audience}")

    assert rates_in(preview) == SEES[audience]


def test_the_vocabulary_and_every_surface_name_the_same_developers(client, people):
    profiles = {
        seen_by: make_developer(handle=f"dev-{seen_by}", visibility=seen_by)
        for seen_by in ("public", "members", "hidden")
    }
    for name in ("visitor", "member"):
        listed = set(Developer.objects.listed_to(people[name]))
        found = set(get(client, people[name], "/developers/").context["developers"])
        readable = {
            profile
            for profile in profiles.values()
            if get(client, people[name], profile.get_absolute_url()).status_code == 200
        }
        assert listed == found == readable == set(Developer.objects.visible_to(people[name]))
