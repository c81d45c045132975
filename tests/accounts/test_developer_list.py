"""The directory: GET /developers/."""

from datetime import timedelta
from urllib.parse import quote

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict
from django.utils import timezone

from accounts.filters import DeveloperFilter
from accounts.models import Developer, SkillAlias
from tests.accounts.factories import give_skills, make_developer
from tests.factories import make_skill

pytestmark = pytest.mark.django_db


def found(client, query=""):
    response = client.get(f"/developers/?{query}")
    assert response.status_code == 200
    return {developer.handle for developer in response.context["developers"]}


def facets(client, query=""):
    shown = client.get(f"/developers/?{query}").context["facets"]
    return {one.name: {option.value: option.count for option in one.options} for one in shown}


def test_the_rest_of_a_search_still_applies(client):
    make_developer(handle="grace", country="GB")
    make_developer(handle="linus", country="SE")

    assert found(client, "country=SE&skill=nonsense") == {"linus"}


def test_skills_any_all_and_not(client):
    make_developer(handle="both", skills=["python", "go"])
    make_developer(handle="python", skills=["python"])
    make_developer(handle="java", skills=["java"])

    assert found(client, "skill=python&skill=java") == {"both", "python", "java"}
    assert found(client, "skill_all=python&skill_all=go") == {"both"}
    assert found(client, "not_skill=go") == {"python", "java"}


def test_an_alias_is_its_skill(client):
    SkillAlias.objects.create(skill=make_skill("kubernetes"), word="k8s")
    make_developer(handle="grace", skills=["kubernetes"])
    make_developer(handle="linus", skills=["go"])

    assert found(client, "skill=K8s") == found(client, "q=k8s") == {"grace"}


def test_a_level_is_the_least(client):
    give_skills(make_developer(handle="expert", skills=[]), ["python"], level=4)
    give_skills(make_developer(handle="learner", skills=[]), ["python"], level=1)

    assert found(client, "skill=python&level=3") == {"expert"}


def test_words_are_found_in_the_text(client):
    make_developer(handle="grace", headline="Ledgers that agree with the bank")
    make_developer(handle="linus", about="I shorten queues. " * 20)

    assert found(client, "q=ledger") == {"grace"}
    assert found(client, "q=queue") == {"linus"}


def test_availability_decays(client):
    old = timezone.now() - timedelta(days=61)
    make_developer(handle="fresh")
    make_developer(handle="old", confirmed_at=old)
    make_developer(handle="came", availability="from_date", available_from=timezone.now().date())

    assert found(client, "availability=available") == {"fresh", "came"}
    assert found(client, "availability=not_stated") == {"old"}


def test_free_by_a_day(client):
    soon, later = (timezone.now().date() + timedelta(days=days) for days in (10, 90))
    make_developer(handle="now")
    make_developer(handle="soon", availability="from_date", available_from=soon)
    make_developer(handle="later", availability="from_date", available_from=later)
    make_developer(handle="never", availability="not_looking")

    assert found(client, f"free_by={soon + timedelta(days=5)}") == {"now", "soon"}


def test_a_ceiling_compares_units_within_one_currency(client):
    make_developer(handle="hour", rates=[{"unit": "hour", "low": 50, "high": 60}])
    make_developer(handle="dear", rates=[{"unit": "hour", "low": 90, "high": 99}])
    make_developer(handle="dollars", rates=[{"currency": "USD", "low": 100, "high": 100}])
    make_developer(handle="silent", rates=[])

    assert found(client, "rate_max=450&currency=EUR") == {"hour"}
    assert found(client, "rate_max=55&currency=EUR&unit=hour") == {"hour"}
    assert found(client, "rate_max=450&currency=EUR&rate_not_stated=1") == {"hour", "silent"}


def test_how_often_somebody_answers(client):
    for handle, (due, in_time) in {"swift": (10, 9), "slow": (10, 4), "new": (2, 2)}.items():
        made = make_developer(handle=handle)
        Developer.objects.filter(pk=made.pk).update(replies_due=due, replies_in_time=in_time)

    assert found(client, "reply_rate_min=80") == {"swift", "new"}
    assert found(client, "reply_rate_min=80&strict=1") == {"swift"}
    assert found(client, "strict=1") == {"swift", "slow", "new"}
    page = client.get("/developers/?reply_rate_min=80&strict=1")
    assert page.context["chips"] == [("Answers 80 % in time or more", "?")]
    assert "answers 90% in time, n = 10" in page.content.decode()


def test_counts_release_their_own_filter_and_keep_the_others(client):
    make_developer(country="GB", specialisms=["payments"], skills=["python"])
    make_developer(country="SE", specialisms=["payments", "search"], skills=["python", "go"])
    make_developer(country="SE", specialisms=["search"], skills=["go"])

    assert facets(client, "country=GB&specialism=payments")["country"] == {"GB": 1, "SE": 1}
    of_sweden = facets(client, "country=SE")
    assert of_sweden["skill"] == {"go": 2, "python": 1}
    assert of_sweden["specialism"]["search"] == 2
    assert facets(client)["availability"]["available"] == 3


@pytest.mark.parametrize("query", ["", "country=SE", "skill=python&specialism=search", "availability=available"])
def test_each_count_is_what_choosing_it_gives(client, query):
    make_developer(country="GB", specialisms=["payments"], skills=["python"])
    make_developer(country="SE", specialisms=["payments", "search"], skills=["python", "go"])
    make_developer(country="SE", specialisms=["search"], skills=["go"], availability="part_time")
    shown = facets(client, query)
    for name in ("skill", "specialism", "country", "availability"):
        others = "&".join(part for part in query.split("&") if not part.startswith(f"{name}="))
        for value, count in shown[name].items():
            asked = DeveloperFilter(QueryDict(f"{others}&{name}={value}"), AnonymousUser())
            assert asked.qs.count() == count, f"{name}={value}"


def test_pages_neither_repeat_nor_lose_anybody(client):
    handles = {make_developer().handle for _ in range(45)}
    seen, query = [], ""
    while True:
        response = client.get(f"/developers/?{query}")
        seen += [developer.handle for developer in response.context["developers"]]
        query = response.context["older"]
        if not query:
            break

    assert len(seen) == len(handles)
    assert set(seen) == handles
    assert "before=" in response.context["newer"]


def test_combinations_are_not_indexed(client):
    assert b'content="index, follow"' in client.get("/developers/").content
    assert b'content="noindex, follow"' in client.get("/developers/?skill=python").content


def test_applying_a_filter_keeps_what_has_no_control(client):
    make_skill("go")
    page = client.get("/developers/?not_skill=go&not_domain=fintech").content.decode()

    assert '<input type="hidden" name="not_skill" value="go">' in page
    assert '<input type="hidden" name="not_domain" value="fintech">' in page


def test_the_page_asks_at_most_eight_questions(client, linus, django_assert_max_num_queries):
    for _ in range(25):
        make_developer(specialisms=["payments"])
    client.force_login(linus)
    for query in ("", "country=NO&specialism=payments"):
        with django_assert_max_num_queries(8):
            client.get(f"/developers/?{query}")


def test_a_search_is_read_once_whoever_asks_it_first(django_assert_num_queries):
    make_developer(handle="grace")
    with django_assert_num_queries(2):  # what the words name, and the people
        assert [one.handle for one in DeveloperFilter(QueryDict("skill=python"), AnonymousUser()).qs] == ["grace"]


def test_chips_lead_to_the_search_without_them(client):
    make_developer()
    chips = dict(client.get("/developers/?skill=python&country=NO").context["chips"])

    assert chips["Country: Norway"] == "?skill=python"
    assert quote("python") not in chips["Skill: Python"]


# -- hours together, what is not stated, and what to loosen


def test_overlap_is_counted_with_the_zone_that_was_named(client):
    make_developer(handle="oslo", time_zone="Europe/Oslo")
    make_developer(handle="tokyo", time_zone="Asia/Tokyo")
    make_developer(handle="night", time_zone="Asia/Tokyo", working_hours={"mon": ["16:00", "23:59"]})
    make_developer(handle="nowhere", time_zone="")

    assert found(client, "overlap=6&tz=Europe/Oslo") == {"oslo"}
    assert found(client, "overlap=2&tz=Asia/Tokyo") == {"tokyo"}


def test_without_a_zone_the_readers_own_counts(client, ada):
    make_developer(handle="tokyo", time_zone="Asia/Tokyo")
    ada.time_zone = "Asia/Seoul"
    ada.save()
    client.force_login(ada)

    assert found(client, "overlap=8") == {"tokyo"}
    assert client.get("/developers/?overlap=8").context["filter"].pairs == [("overlap", "8")]


def test_the_database_keeps_timetables_in_step_whoever_writes(client):
    developer = make_developer(handle="grace", time_zone="Europe/Oslo")
    Developer.objects.filter(pk=developer.pk).update(time_zone="Asia/Tokyo")
    other = make_developer(time_zone="Asia/Tokyo")

    developer.refresh_from_db()
    other.refresh_from_db()
    assert developer.timetable_id == other.timetable_id
    assert found(client, "overlap=6&tz=Europe/Oslo") == set()


@pytest.mark.parametrize(
    ("name", "field", "value"),
    [
        ("specialism", "specialisms", ["payments"]),
        ("domain", "domains", ["health"]),
        ("language", "languages", {"en": "fluent"}),
    ],
)
def test_not_stated_is_a_value_of_its_own(client, name, field, value):
    make_developer(handle="says", **{field: value})
    make_developer(handle="silent")
    known = next(iter(value))

    assert found(client, f"{name}=not_stated") == {"silent"}
    assert found(client, f"{name}=not_stated&{name}={known}") == {"says", "silent"}
    assert found(client, f"not_{name}=not_stated") == {"says"}
    assert found(client, f"not_{name}={known}") == {"silent"}
    counts = facets(client)[name]
    assert counts[known] == counts["not_stated"] == 1


def test_nobody_found_says_which_filter_costs_most(client):
    make_developer(handle="grace", country="GB", skills=["go"])
    make_developer(handle="linus", country="SE", skills=["go"])
    response = client.get("/developers/?skill=go&country=NO&domain=health")
    assert {count for _, _, count in response.context["loosen"]} == {0}

    response = client.get("/developers/?skill=go&country=NO")
    assert response.context["loosen"][0] == ("Country: Norway", "?skill=go", 2)
    assert "Country: Norway removes most" in response.content.decode()


def test_a_level_may_be_loosened_by_itself(client):
    give_skills(make_developer(handle="grace", skills=[]), ["go"], level=2)
    give_skills(make_developer(handle="linus", skills=[]), ["sql"], level=2)
    loosen = client.get("/developers/?skill=go&level=4").context["loosen"]

    assert loosen == [("Skill: Go", "?level=4", 2), ("At least: expert or more", "?skill=go", 1)]
    # It asks nothing of a skill that is left out.
    assert [row[0] for row in client.get("/developers/?not_skill=go&not_skill=sql&level=4").context["loosen"]] == [
        "Skill, not: Go, Skill, not: Sql"
    ]


def test_a_heading_without_values_is_not_shown(client):
    make_developer(country="NO", languages={"en": "fluent"})
    assert b"<legend>Country</legend>" in client.get("/developers/").content
    nobody = client.get("/developers/?q=zzzz").content
    assert b"<legend>Country</legend>" not in nobody
    assert b"<legend>Skills</legend>" in nobody
    assert b"<legend>Country</legend>" in client.get("/developers/?q=zzzz&country=XX").content
