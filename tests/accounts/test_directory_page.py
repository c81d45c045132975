"""A page of the directory: what it names, what it costs, and that nothing which is kept shows what is hidden."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict
from django.utils import timezone

from accounts import directory
from accounts.directory import naming
from accounts.filters import DeveloperFilter
from accounts.models import Developer, HideFrom, Rate, Skill
from marketplace.lib.keeping import Kept
from tests.accounts.factories import give_skills, make_developer
from tests.factories import make_skill

pytestmark = pytest.mark.django_db
NINE = ["go", "python", "rust", "sql", "java", "redis", "kafka", "linux", "nginx"]


@pytest.fixture
def keeping(monkeypatch):
    """As a server does it, unlike the rest of the suite."""
    monkeypatch.setattr("marketplace.lib.keeping.is_on", True)
    monkeypatch.setattr(naming, "VOCABULARY", Kept(seconds=3600, most=1))


def rows(reader=None):
    return directory.page(DeveloperFilter(QueryDict(), reader or AnonymousUser()), 20).rows


def shown(reader=None):
    return {one.handle: [skill.slug for skill in one.shown_skills] for one in rows(reader)}


# -- hidden


@pytest.mark.usefixtures("keeping")
@pytest.mark.parametrize(
    "change",
    [
        {"hold": "removed"},
        {"hold": "frozen"},
        {"hold": "limited"},
        {"user__hold": "removed"},
        {"user__is_active": False},
        {"visibility": "hidden"},
        {"visibility": "members"},
        {"status": "draft"},
    ],
)
def test_who_is_taken_out_is_gone_from_the_next_page(client, change):
    developer = make_developer(handle="grace", headline="Only grace says so")
    make_developer(handle="linus")
    assert set(shown()) == {"grace", "linus"}
    for name, value in change.items():
        about = developer.user if name.startswith("user__") else developer
        type(about).objects.filter(pk=about.pk).update(**{name.removeprefix("user__"): value})

    assert set(shown()) == {"linus"}
    assert b"Only grace says so" not in client.get("/developers/").content


@pytest.mark.usefixtures("keeping")
def test_who_hides_from_a_reader_is_gone_from_their_next_page_and_from_nobody_elses(ada, linus):
    developer = make_developer(handle="grace")
    assert set(shown(ada)) == {"grace"}
    HideFrom.objects.create(developer=developer, member=ada)

    assert (set(shown(ada)), set(shown(linus)), set(shown())) == (set(), {"grace"}, {"grace"})


@pytest.mark.usefixtures("keeping")
@pytest.mark.parametrize("visibility", ["members", "clients", "hidden"])
def test_a_rate_that_is_hidden_is_in_no_byte_of_the_next_page(client, visibility):
    developer = make_developer(rates=[{"low": 611, "high": 612}])
    assert "611" in client.get("/developers/").content.decode()
    Rate.objects.filter(developer=developer).update(visibility=visibility)

    assert not re.search(r"(?<!\w)(611|612)(?!\w)", client.get("/developers/").content.decode())


@pytest.mark.usefixtures("keeping")
def test_a_hold_that_has_run_out_lists_again():
    developer = make_developer(handle="grace")
    held = {"hold": "frozen", "hold_until": timezone.now() + timedelta(hours=1)}
    Developer.objects.filter(pk=developer.pk).update(**held)
    assert shown() == {}
    Developer.objects.filter(pk=developer.pk).update(hold_until=timezone.now() - timedelta(hours=1))

    assert set(shown()) == {"grace"}


# -- named


@pytest.mark.usefixtures("keeping")
def test_a_skill_that_nobody_had_a_moment_ago_is_named():
    make_developer(handle="grace", skills=["python"])
    assert shown() == {"grace": ["python"]}
    make_developer(handle="linus", skills=["brand-new"])

    assert shown() == {"grace": ["python"], "linus": ["brand-new"]}


@pytest.mark.usefixtures("keeping")
def test_skills_that_somebody_no_longer_has_are_gone_from_the_next_page():
    developer = make_developer(handle="grace", skills=["python", "go"])
    assert shown() == {"grace": ["python", "go"]}
    give_skills(developer, ["go"])

    assert shown() == {"grace": ["go"]}


def test_a_new_name_is_seen_when_the_kept_one_is_old(monkeypatch):
    make_developer(skills=["python"])
    assert naming.VOCABULARY.seconds <= 4
    monkeypatch.setattr("marketplace.lib.keeping.is_on", True)
    monkeypatch.setattr(naming, "VOCABULARY", Kept(seconds=0, most=1))
    rows()
    Skill.objects.filter(slug="python").update(name="Python 4")

    assert [skill.name for skill in rows()[0].shown_skills] == ["Python 4"]


def test_a_row_names_eight_skills_major_ones_first(client):
    developer = make_developer(handle="grace", skills=NINE)
    developer.developer_skills.filter(skill=make_skill("nginx")).update(is_major=True)
    names = ["nginx", *NINE[:7]]

    assert shown() == {"grace": names}
    page = client.get("/developers/").content.decode()
    assert re.findall(r'<li><a href="/skills/([a-z]+)/">', page[page.index('class="skills"') :]) == names


def test_it_names_what_every_other_list_names():
    make_developer(skills=NINE)
    make_developer(skills=[])
    others = {
        one.handle: [skill.slug for skill in one.shown_skills] for one in Developer.objects.for_rows(AnonymousUser())
    }

    assert shown() == others


# -- what it costs


@pytest.mark.parametrize("people", [1, 20])
def test_a_page_is_three_questions_whoever_is_on_it(people, django_assert_num_queries):
    for number in range(people):
        make_developer(skills=NINE[number % 5 :])
    with django_assert_num_queries(3):
        rows()


@pytest.mark.usefixtures("keeping")
def test_while_the_names_are_kept_a_page_is_two_questions(django_assert_num_queries):
    make_developer(skills=NINE)
    rows()
    with django_assert_num_queries(2):
        rows()
