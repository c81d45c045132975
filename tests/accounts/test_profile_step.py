"""The steps of the profile's editor: /profile/<step>/."""

import pytest
from django.urls import reverse

from accounts.forms import editor
from accounts.models import AuditEvent, Developer, DeveloperHandle, Rate, SkillAlias
from tests.accounts.factories import make_developer
from tests.accounts.steps import LONG, STEPS, address, controls_of, save, shown
from tests.factories import make_skill

pytestmark = pytest.mark.django_db


def test_a_visitor_is_asked_to_sign_in(client):
    assert client.get(address("you")).status_code == 302


@pytest.mark.parametrize("step", ["nonsense", "Skills", "1"])
def test_there_are_no_other_steps(client, me, step):
    assert client.get(address(step)).status_code == 404


@pytest.mark.parametrize("step", STEPS)
def test_looking_makes_no_profile(client, me, step):
    assert client.get(address(step)).status_code == 200
    assert client.get(reverse("accounts:profile_edit")).status_code == 200
    assert not Developer.objects.exists()


@pytest.mark.parametrize("step", STEPS)
def test_every_step_may_come_first_and_stay_empty(client, me, step):
    assert save(client, step).status_code == 302
    assert Developer.objects.get().user == me


def test_the_first_step_makes_a_handle_of_the_name(client, me):
    save(client, "you", name="Grace Hopper")

    assert Developer.objects.get().handle == "grace-hopper"
    assert DeveloperHandle.objects.filter(handle="grace-hopper").exists()


def test_a_name_that_gives_no_handle_gets_one(client, me):
    save(client, "you", name="李")

    assert Developer.objects.get().handle.startswith("dev-")


# Of each step: a field, what cannot be kept in it, and what is said of it.
WRONG = {
    "you": [
        ("headline", "Mail me: grace@example.com", "Leave out addresses"),
        ("headline", "See www.example.org", "Leave out addresses"),
        ("headline", "Call +47 22 33 44 55", "Leave out addresses"),
        ("headline", "x" * 91, "at most 90"),
        ("headline", "a\x00b", "Null characters"),
        ("handle", "ab", "3 to 30"),
        ("handle", "grace!", "letters a to z"),
        ("handle", "Moderator", "kept for the site"),
        ("handle", "taken", "taken"),
        ("country", "XX", "not one of"),
        ("time_zone", "Mars/Olympus", "not one of"),
    ],
    "about": [
        ("about", "Too short.", "200"),
        ("about", LONG + "![x](https://example.org/x.png)", "Pictures"),
    ],
    "rates": [
        ("hours_a_week", "200", "80"),
        ("hours_a_week", "99999999999999999999", "80"),
        ("mon_0", "25:00", "09:30"),
        ("work_countries", "Norway, Atlantis", "Atlantis"),
        ("rates-0-low", "95-ish", "whole number"),
        ("rates-0-low", "-5", "Give a rate above 0"),
        ("rates-0-low", "0", "Give a rate above 0"),
        ("rates-0-low", "999999999999", "at most"),
    ],
    "skills": [
        ("developer_skills-0-word", "pyhton", "Did you mean Python"),
        ("developer_skills-0-years", "900", "60"),
    ],
    "work": [
        ("experience-0-start", "March", "2024-03"),
        ("public_work-0-url", "javascript:alert(1)", "valid URL"),
    ],
    "privacy": [
        ("hidden_from-0-who", "not a domain", "valid"),
        ("hidden_from-0-who", "@nobody-here", "no developer"),
    ],
}


@pytest.mark.parametrize("step", WRONG)
def test_what_cannot_be_kept_is_said_beside_it_and_stays(client, me, step):
    make_skill("python")
    make_developer(handle="taken")
    empty = shown(client, step)
    for field, value, words in WRONG[step]:
        response = client.post(address(step), empty | {field: value})
        html = response.content.decode()

        assert response.status_code == 422, value
        assert words in html, value
        assert typed(value) in html.replace("!", "").replace("\x00", ""), value
        assert not Developer.objects.filter(user=me).exists()


def typed(value):
    """Its beginning as it stands in a page, without what is written otherwise there."""
    return value.replace("\x00", "").replace("!", "")[:20].split("(")[0]


def test_four_specialisms_are_the_most(client, me):
    response = save(
        client, "about", primary="payments", specialisms=["search", "security", "performance", "api_design"]
    )

    assert response.status_code == 422
    assert "there are 5" in response.content.decode()


def test_the_first_specialism_comes_first(client, me):
    save(client, "about", primary="search", specialisms=["payments", "search"])

    assert Developer.objects.get().specialisms == ["search", "payments"]


def test_skills_are_kept_in_order_with_their_aliases_resolved(client, me):
    SkillAlias.objects.create(skill=make_skill("kubernetes"), word="k8s")
    make_skill("go")
    rows = {"developer_skills-TOTAL_FORMS": 2}
    rows |= {"developer_skills-0-word": "K8S", "developer_skills-0-level": 4}
    rows |= {"developer_skills-1-word": "go", "developer_skills-1-level": 1, "developer_skills-1-years": 3}
    assert save(client, "skills", **rows).status_code == 302

    kept = [(row.skill.slug, row.level, row.years) for row in Developer.objects.get().developer_skills.all()]
    assert kept == [("kubernetes", 4, None), ("go", 1, 3)]
    assert "kubernetes" in Developer.objects.get().skill_words


def test_the_same_skill_twice_is_refused(client, me):
    SkillAlias.objects.create(skill=make_skill("postgresql"), word="postgres")
    rows = {f"developer_skills-{index}-level": 2 for index in range(2)} | {"developer_skills-TOTAL_FORMS": 2}
    response = save(
        client, "skills", **rows, **{"developer_skills-0-word": "postgresql", "developer_skills-1-word": "postgres"}
    )

    assert response.status_code == 422
    assert "there twice" in response.content.decode()
    assert '<a href="#id_developer_skills-1-word">Skill 2, Skill</a>' in response.content.decode()


@pytest.mark.parametrize(("years", "words"), [("three", "such as 4"), ("-1", "0 or more"), ("200", "at most")])
def test_years_that_are_none_are_refused_in_plain_words(client, me, years, words):
    rows = {"developer_skills-0-level": 2, "developer_skills-TOTAL_FORMS": 1, "developer_skills-0-years": years}
    page = save(client, "skills", **rows).content.decode()

    assert "Name the skill, or remove the row." in page
    assert words in page


def test_eight_major_skills_are_too_many(client, me):
    rows = {"developer_skills-TOTAL_FORMS": 8}
    for index in range(8):
        make_skill(f"skill-{index}")
        rows[f"developer_skills-{index}-word"] = f"skill-{index}"
        rows[f"developer_skills-{index}-level"] = 2
        rows[f"developer_skills-{index}-is_major"] = "on"

    assert save(client, "skills", **rows).status_code == 422


@pytest.mark.parametrize(
    ("button", "order"),
    [
        ({"developer_skills-up": "1"}, ["two", "one", "three"]),
        ({"developer_skills-down": "1"}, ["one", "three", "two"]),
        ({"developer_skills-remove": "0"}, ["two", "three"]),
        ({"developer_skills-add": "1"}, ["one", "two", "three", None]),
        ({"developer_skills-up": "0"}, ["one", "two", "three"]),
        ({"developer_skills-down": "99999999999999"}, ["one", "two", "three"]),
        ({"developer_skills-remove": "-1"}, ["one", "two", "three"]),
    ],
)
def test_row_buttons_move_what_was_typed_and_save_nothing(client, me, button, order):
    rows = {f"developer_skills-{index}-word": word for index, word in enumerate(["one", "two", "three"])}
    response = client.post(address("skills"), rows | {"developer_skills-TOTAL_FORMS": 3, "version": 0} | button)

    assert response.status_code == 200
    assert [row["word"].value() for row in response.context["editor"].rows[0]] == order
    assert "Nothing is saved yet" in response.content.decode()
    assert not Developer.objects.exists()


ROWS = [(step, kind) for step in STEPS for kind in editor.STEPS[step].rows]


@pytest.mark.parametrize(("step", "kind"), ROWS)
def test_an_added_row_that_stays_empty_is_no_row(client, me, step, kind):
    response = client.post(address(step), shown(client, step) | {f"{kind.related}-add": "1"})
    rows = next(rows for rows in response.context["editor"].rows if rows.prefix == kind.related)
    first, added = (controls_of(row, number) for number, row in enumerate(rows))

    assert added == first
    data = shown(client, step) | controls_of(rows.management_form)
    assert client.post(address(step), data | controls_of(rows.forms[0]) | controls_of(rows.forms[1])).status_code == 302


@pytest.mark.parametrize("total", ["", "many", "-3", "99999999999999999999", "\x00"])
def test_a_nonsense_number_of_rows_is_no_crash(client, me, total):
    data = {"developer_skills-TOTAL_FORMS": total, "developer_skills-INITIAL_FORMS": "0", "version": 0}

    assert client.post(address("skills"), data).status_code in {302, 422}
    assert client.post(address("skills"), data | {"developer_skills-add": "1"}).status_code == 200


def test_a_rate_without_a_top_is_one_figure(client, me):
    rows = {"rates-0-unit": "hour", "rates-0-low": "95", "rates-0-currency": "USD", "rates-0-visibility": "hidden"}
    assert save(client, "rates", **rows).status_code == 302

    rate = Rate.objects.get()
    assert (rate.low, rate.high, rate.visibility) == (95, 95, "hidden")


def test_rates_in_the_wrong_order_are_refused(client, me):
    rows = {"rates-0-low": "95", "rates-0-high": "20"}

    assert save(client, "rates", **rows).status_code == 422


def test_from_a_date_needs_the_date(client, me):
    far = save(client, "rates", availability="from_date", available_from="9999-01-01")
    assert far.status_code == 422 and "Give a day before" in far.content.decode()
    response = save(client, "rates", availability="from_date")

    assert response.status_code == 422
    assert "Say from which date" in response.content.decode()


@pytest.mark.parametrize("hours", [("09:00", ""), ("", "17:00"), ("17:00", "09:00")])
def test_half_a_working_day_is_refused(client, me, hours):
    assert save(client, "rates", mon_0=hours[0], mon_1=hours[1]).status_code == 422


def test_saving_the_times_confirms_them(client, me):
    save(client, "rates", availability="available", mon_0="09:00", mon_1="17:30")

    developer = Developer.objects.get()
    assert developer.is_confirmed
    assert developer.working_hours == {"mon": ["09:00", "17:30"]}


def test_an_edit_names_its_fields_and_no_values(client, me):
    make_developer(me)
    save(client, "you", headline="A secret plan")

    event = AuditEvent.objects.get(action="developer.edit")
    assert event.after == {"fields": ["headline"]}


def test_markdown_is_kept_with_its_html(client, me):
    save(client, "about", about=f"**Bold** {LONG}")

    assert "<strong>Bold</strong>" in Developer.objects.get().about_html
