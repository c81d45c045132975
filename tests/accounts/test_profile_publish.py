"""Offering a profile, taking it back, confirming it, adding skills: POST /profile/…/."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Developer
from moderation.models import Case
from tests.accounts.factories import make_developer
from tests.accounts.steps import save
from tests.factories import make_skill

pytestmark = pytest.mark.django_db
VERBS = ["profile_publish", "profile_withdraw", "availability_confirm", "skills_add"]


def post(client, name, **data):
    return client.post(reverse(f"accounts:{name}"), data)


@pytest.mark.parametrize("name", VERBS)
def test_reading_never_changes_anything(client, me, name):
    assert client.get(reverse(f"accounts:{name}")).status_code == 405


@pytest.mark.parametrize("name", VERBS)
def test_a_visitor_changes_nothing(client, name):
    assert post(client, name).status_code == 302
    assert not Developer.objects.exists()


@pytest.mark.parametrize("name", VERBS[:3])
def test_without_a_profile_there_is_nothing_to_do(client, me, name):
    make_developer()

    assert post(client, name).status_code == 404


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"headline": ""}, "Write a headline"),
        ({"country": ""}, "Name the country"),
        ({"skills": ["python", "go"]}, "there are 2"),
        ({"rates": []}, "Give a rate"),
    ],
)
def test_the_gate_says_what_is_missing(client, me, fields, words):
    make_developer(me, status="draft", **fields)
    response = post(client, "profile_publish")

    assert response.status_code == 422
    assert words in response.content.decode()
    assert Developer.objects.get().status == "draft"
    assert not Case.objects.exists()


@pytest.mark.parametrize("status", ["in_review", "published"])
def test_what_is_out_already_is_a_conflict(client, me, status):
    make_developer(me, status=status)

    assert post(client, "profile_publish").status_code == 409


@pytest.mark.parametrize("status", ["draft", "refused"])
def test_what_is_not_out_cannot_be_taken_back(client, me, status):
    make_developer(me, status=status)

    assert post(client, "profile_withdraw").status_code == 409


@pytest.mark.parametrize("status", ["draft", "needs_changes", "refused"])
def test_a_hidden_rate_is_enough(client, me, status):
    make_developer(me, status=status, rates=[{"visibility": "hidden"}])

    assert post(client, "profile_publish").status_code == 302
    assert Developer.objects.get().status == "in_review"


def test_five_saved_steps_lead_to_a_profile_that_waits(client, me):
    for slug in ("python", "go", "redis"):
        make_skill(slug)
    skills = {f"developer_skills-{at}-word": slug for at, slug in enumerate(["python", "go", "redis"])}
    levels = {f"developer_skills-{at}-level": 3 for at in range(3)}
    rate = {"rates-0-unit": "day", "rates-0-low": "500", "rates-0-currency": "EUR", "rates-0-visibility": "public"}
    steps = [
        save(client, "you", headline="I make reports fast", country="NO"),
        save(client, "skills", **skills, **levels, **{"developer_skills-TOTAL_FORMS": 3}),
        save(client, "rates", **rate),
        post(client, "profile_publish"),
    ]

    assert [step.status_code for step in steps] == [302] * 4
    developer = Developer.objects.get()
    assert developer.status == "in_review"
    client.logout()
    assert client.get(developer.get_absolute_url()).status_code == 200
    assert client.get(reverse("accounts:developer_list")).context["count"] == 0


def test_confirming_starts_the_fourteen_days_again(client, me):
    make_developer(me, confirmed_at=timezone.now() - timedelta(days=30))
    post(client, "availability_confirm")

    assert Developer.objects.get().is_confirmed


def test_added_skills_come_last_and_once(client, me):
    make_skill("go")
    make_developer(me, skills=["python"])
    post(client, "skills_add", skill=["Go", "python", "go", "nonsense"])

    assert [row.skill.slug for row in Developer.objects.get().developer_skills.all()] == ["python", "go"]


def test_adding_skills_begins_a_profile(client, me):
    make_skill("go")
    post(client, "skills_add", skill="go")

    assert Developer.objects.get().developer_skills.get().skill.slug == "go"


@pytest.mark.parametrize("words", [[], [""], ["nonsense"], ["\x00"], ["x" * 5000]])
def test_adding_nothing_makes_nothing(client, me, words):
    assert post(client, "skills_add", skill=words).status_code in {302, 400}
    assert not Developer.objects.exists()


def test_forty_skills_are_the_most(client, me):
    make_developer(me, skills=[f"skill-{number}" for number in range(39)])
    for slug in ("go", "redis"):
        make_skill(slug)
    post(client, "skills_add", skill=["go", "redis"])

    assert Developer.objects.get().developer_skills.count() == 40


def test_what_a_moderator_wrote_is_shown(client, me, margaret):
    developer = make_developer(me, status="in_review")
    developer.request_changes(margaret, "Say what you built, not what you used.")

    assert "Say what you built" in client.get(reverse("accounts:profile_edit")).content.decode()
