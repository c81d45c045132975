"""What is typed into the form of one's own gig: what is wrong stands beside its field, and nothing typed is lost."""

import pytest
from django.urls import reverse

from gigs.models import Gig
from tests.factories import make_gig, make_skill
from tests.gigs.posting import COMPLETE, address

PAY_IN_RANGE = "Give a whole number between 1 and 100,000,000, such as 400."


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("pay_min", "95-ish", "Give a whole number, such as 400. You wrote “95-ish”."),
        ("pay_max", "<b>", "Give a whole number, such as 500. You wrote “<b>”."),
        ("pay_min", "0", PAY_IN_RANGE),
        ("pay_min", "-5", PAY_IN_RANGE),
        ("pay_min", "9" * 12, PAY_IN_RANGE),
        ("pay_min", "9" * 5_000, "Give a whole number, such as 400. You wrote “" + "9" * 40 + "…”."),
        ("weeks_min", "0", "Give a number between 1 and 520, or nothing."),
        ("payment_days", "soon", "Give a whole number, such as 30. You wrote “soon”."),
        ("payment_days", "61", "Give a whole number, 60 at most."),
    ],
)
def test_a_number_that_cannot_be_is_answered_with_one_that_can(post, field, typed, said):
    page = post(**{field: typed})

    assert page.status_code == 422
    assert page.context["form"].errors[field] == [said]
    assert page.context["form"][field].value() == typed


@pytest.mark.parametrize("answer", ["zzz", "2", "<b>", "\x00", "9" * 400])
def test_what_is_neither_yes_nor_no_is_refused(post, answer):
    page = post(extension=answer)

    assert page.status_code == 422
    assert "Choose yes, no or not stated." in page.context["form"].errors["extension"][0]
    assert page.context["form"].has_more_errors
    assert not Gig.objects.exists()


@pytest.mark.parametrize(
    ("answer", "kept"), [("true", True), ("false", False), ("unknown", None), ("", None), (None, None)]
)
def test_yes_no_and_not_stated_are_kept(post, client, answer, kept):
    post(extension=answer)
    gig = Gig.objects.get()

    assert gig.extension is kept
    shown = client.get(address("edit", gig)).context["form"]["extension"]
    assert f'<option value="{str(kept).lower() if kept is not None else "unknown"}" selected>' in str(shown)


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("title", "", "Give the gig a title"),
        ("description", "", "Describe the work"),
        ("must", "", "at least one skill"),
        ("must", "underwater basket", "We do not know"),
        ("pay_model", "", "how the work is paid"),
        ("pay_min", "", "Give the lowest pay"),
        ("pay_min", "0", PAY_IN_RANGE),
        ("pay_min", "-5", PAY_IN_RANGE),
        ("pay_min", "9" * 30, PAY_IN_RANGE),
        ("pay_min", "ninety", "whole number"),
        ("pay_max", "1300", "at most 1,200"),
        ("pay_max", "300", "above the highest"),
        ("currency", "", "Choose the currency"),
        ("currency", "XXX", "valid choice"),
        ("workplace", "on_site", "in which country"),
        ("remote_scope", "not_stated", "from where"),
        ("remote_scope", "only", "Name the countries"),
        ("countries", "Atlantis", "we do not know"),
        ("zone", "Mars/Base", "time zone"),
        ("questions", "a\nb\nc\nd", "At most 3 lines"),
        ("title", "a\0b", "Null characters"),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(post, field, value, sentence):
    answer = post(**{field: value})

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "It takes nine hours" in answer.content.decode() or field == "description"
    assert not Gig.objects.exclude(status="draft").exists()


@pytest.mark.parametrize(
    ("fewest", "most", "sentence"),
    [
        ("pay_min", "pay_max", "The lowest pay is above the highest."),
        ("hours_min", "hours_max", "The fewest hours are more than the most."),
    ],
)
def test_numbers_in_the_wrong_order_are_refused_beside_their_field(post, fewest, most, sentence):
    answer = post(**{fewest: "100", most: "90"})

    assert answer.context["form"].errors == {most: [sentence]}
    assert f'id="id_{most}_error"' in answer.content.decode()
    assert "aria-invalid" in str(answer.context["form"][most])


def test_a_stale_form_is_a_conflict_that_keeps_the_words(post, adas_client):
    gig = make_gig(client=adas_client, status="draft")
    post(address("edit", gig), version=gig.version)

    answer = post(address("edit", gig), version=gig.version, title="Words of the second member")

    assert answer.status_code == 409
    assert "Words of the second member" in answer.content.decode()
    gig.refresh_from_db()
    assert gig.title == COMPLETE["title"]


def test_aliases_become_skills(post):
    make_skill("kubernetes").alias_rows.create(word="k8s")

    post(draft="1", must="Python, K8S, k8s")

    assert [row.skill.slug for row in Gig.objects.get().gig_skills.all()] == ["python", "kubernetes"]


def test_what_is_not_chosen_has_a_name(client, ada, adas_client):
    client.force_login(ada)
    html = client.get(reverse("gigs:gig_new")).content.decode()
    assert "---------" not in html
    assert '<option value="" selected>Choose</option>' in html


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"pay_min": "0"}, "pay_min"),
        ({"pay_min": "0", "pay_max": "0"}, "pay_max"),
        ({"hours_min": "0"}, "hours_min"),
        ({"week_hours_min": "30", "week_hours_max": "20"}, "week_hours_max"),
        ({"week_hours_max": "169"}, "week_hours_max"),
        ({"weeks_min": "9", "weeks_max": "2"}, "weeks_max"),
        ({"weeks_max": "521"}, "weeks_max"),
    ],
)
def test_a_number_that_cannot_be_is_said_beside_its_field(post, fields, wrong):
    response = post(**fields)

    assert response.status_code == 422
    assert wrong in response.context["form"].errors
    assert "__all__" not in response.context["form"].errors
    assert not Gig.objects.filter(status="in_review").exists()
