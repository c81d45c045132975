"""Saving a step of the profile loses nothing: not what is shown, not another's change, not what publishing asked."""

import pytest

from accounts.models import Developer, DeveloperSkill, Education, HideFrom, PublicWork
from tests.accounts.factories import make_case_study, make_developer, make_experience
from tests.accounts.steps import LONG, STEPS, address, save, shown

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("step", STEPS)
def test_saving_what_is_shown_changes_nothing(client, me, step):
    developer = full(me)
    before = state(developer)
    assert save(client, step).status_code == 302

    assert state(Developer.objects.get(pk=developer.pk)) == before


@pytest.mark.parametrize("step", STEPS)
def test_a_form_from_before_another_change_keeps_its_words(client, me, step):
    developer = full(me)
    data = shown(client, step)
    Developer.objects.get(pk=developer.pk).edit(me, [])
    before = state(developer)
    response = client.post(address(step), data | {"headline": "Typed meanwhile"})

    assert response.status_code == 409
    assert "changed this profile while you were writing" in response.content.decode()
    assert state(Developer.objects.get(pk=developer.pk)) == before
    if step == "you":
        assert "Typed meanwhile" in response.content.decode()


def test_saving_again_after_a_conflict_keeps_it(client, me):
    make_developer(me)
    data = shown(client, "you") | {"headline": "Typed meanwhile"}
    Developer.objects.get().edit(me, [])
    version = client.post(address("you"), data).context["editor"].version

    assert client.post(address("you"), data | {"version": version}).status_code == 302
    assert Developer.objects.get().headline == "Typed meanwhile"


@pytest.mark.parametrize("version", ["", "x", "-1", "99999999999999999999"])
def test_a_form_without_its_version_is_an_old_one(client, me, version):
    make_developer(me)

    assert save(client, "you", version=version).status_code == 409


def test_the_first_step_sent_twice_makes_one_profile(client, me):
    data = shown(client, "you") | {"name": "Grace"}

    assert client.post(address("you"), data).status_code == 302
    assert client.post(address("you"), data).status_code == 409
    assert Developer.objects.count() == 1


@pytest.mark.parametrize(
    ("step", "changes"),
    [
        ("you", {"headline": ""}),
        ("you", {"country": ""}),
        ("skills", {"developer_skills-TOTAL_FORMS": 2}),
        ("rates", {"rates-TOTAL_FORMS": 0}),
    ],
)
@pytest.mark.parametrize("status", ["in_review", "published"])
def test_a_published_profile_keeps_what_publishing_asked(client, me, status, step, changes):
    make_developer(me, status=status)

    assert save(client, step, **changes).status_code == 422


def full(user):
    developer = make_developer(
        user,
        about=LONG.strip(),
        specialisms=["search", "payments"],
        domains=["fintech"],
        operations=["on_call"],
        languages={"en": "fluent", "no": "basic"},
        working_hours={"mon": ["09:00", "17:30"]},
        engagement_types=["day"],
        tax_preferences=["not_uk"],
        work_countries=["NO", "SE"],
        workplaces=["remote"],
        availability="from_date",
        available_from="2027-01-01",
        indexable=True,
        rates=[{}, {"unit": "hour", "low": 70, "high": 80, "visibility": "hidden"}],
    )
    make_experience(developer)
    make_case_study(developer)
    Education.objects.create(developer=developer, name="BSc", issuer="Oslo", date="2012", verify_url="https://uio.no/")
    PublicWork.objects.create(developer=developer, kind="code", url="https://code.example/x", what="All of it")
    HideFrom.objects.create(developer=developer, word="example.org")
    DeveloperSkill.objects.filter(skill__slug="python").update(is_major=True, years=9, last_used=2024)
    return developer


def state(developer):
    """Everything that a step could lose."""
    developer.refresh_from_db()
    skip = {"id", "version", "updated_at", "confirmed_at", "about_html", "search_document", "skill_words"}
    own = {field.name: field.value_from_object(developer) for field in Developer._meta.concrete_fields}
    rows = {
        related: [
            {name: value for name, value in row.items() if name not in {"id", "position"}}
            for row in getattr(developer, related).order_by("pk").values()
        ]
        for related in ("developer_skills", "rates", "experience", "education", "public_work", "hidden_from")
    }
    return {name: value for name, value in own.items() if name not in skip} | rows
