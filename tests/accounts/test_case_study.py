"""A developer's pieces of work: /profile/work/…."""

import pytest
from django.urls import reverse

from accounts.models import CaseStudy, Developer
from tests.accounts.factories import make_case_study, make_developer
from tests.factories import make_skill

pytestmark = pytest.mark.django_db


@pytest.fixture
def developer(client, grace):
    client.force_login(grace)
    return make_developer(grace)


def fields(developer, **changes):
    return {"title": "A faster list", "confidentiality": "public", "version": developer.version} | changes


def address(name, study):
    return reverse(f"accounts:case_study_{name}", args=[study.public_id])


@pytest.mark.parametrize("name", ["edit", "move", "delete"])
def test_anothers_work_is_not_found(client, developer, name):
    study = make_case_study(make_developer())

    assert client.post(address(name, study), fields(developer)).status_code == 404
    assert CaseStudy.objects.get() == study


@pytest.mark.parametrize("name", ["move", "delete"])
def test_reading_changes_nothing(client, developer, name):
    assert client.get(address(name, make_case_study(developer))).status_code == 405


@pytest.mark.parametrize(
    "changes",
    [
        {"title": ""},
        {"title": "x" * 101},
        {"confidentiality": "secret"},
        {"confidentiality": "anonymised", "client_name": "Halden Freight"},
        {"link": "javascript:alert(1)"},
        {"problem": "![x](y)"},
        {"stack": "nonsense-lang"},
        {"outcome": "a\x00b"},
    ],
)
def test_what_cannot_be_kept_stays_on_the_page(client, developer, changes):
    response = client.post(reverse("accounts:case_study_new"), fields(developer, role="Lead of all", **changes))

    assert response.status_code == 422
    assert "Lead of all" in response.content.decode()
    assert not CaseStudy.objects.exists()


def test_an_old_form_keeps_its_words(client, developer, grace):
    data = fields(developer)
    developer.edit(grace, [])
    response = client.post(reverse("accounts:case_study_new"), data)

    assert response.status_code == 409
    assert "A faster list" in response.content.decode()


def test_a_thirteenth_is_refused(client, developer):
    for number in range(12):
        make_case_study(developer, title=f"Work {number}")

    assert client.post(reverse("accounts:case_study_new"), fields(developer)).status_code == 302
    assert CaseStudy.objects.count() == 12


def test_it_is_kept_with_its_html_and_its_stack(client, developer):
    make_skill("postgresql")
    client.post(reverse("accounts:case_study_new"), fields(developer, problem="**Slow**", stack="PostgreSQL"))

    study = CaseStudy.objects.get()
    assert (study.stack, study.parts) == (["postgresql"], [("The problem", "<p><strong>Slow</strong></p>\n")])


def test_saving_what_is_shown_changes_nothing(client, developer):
    make_skill("python")
    study = make_case_study(developer, stack=["python"], role="Lead", metric_before="9 h", link="https://example.org/")
    before = CaseStudy.objects.values().get()
    form = client.get(address("edit", study)).context["form"]
    data = {field.name: field.field.prepare_value(field.value()) for field in form}
    client.post(address("edit", study), data | {"version": developer.version})

    assert CaseStudy.objects.values().get() == before


def test_it_moves_up_and_down(client, developer):
    first, second = (make_case_study(developer, title=title, position=at) for at, title in enumerate(["one", "two"]))
    client.post(address("move", second), {"up": "1"})
    assert list(developer.case_studies.all()) == [second, first]

    client.post(address("move", second), {"down": "1"})
    assert list(developer.case_studies.all()) == [first, second]


def test_it_can_be_removed(client, developer):
    client.post(address("delete", make_case_study(developer)))

    assert not CaseStudy.objects.exists()


def test_a_first_piece_of_work_begins_the_profile(client, linus):
    client.force_login(linus)
    client.post(reverse("accounts:case_study_new"), {"title": "A list", "confidentiality": "public", "version": 0})

    assert Developer.objects.get(user=linus).case_studies.count() == 1
