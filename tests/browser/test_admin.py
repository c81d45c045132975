"""The admin's own scripts run under the site's policy: a list, a form and a history, without a complaint."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.factories import make_gig


@pytest.fixture
def has_scripts():
    return True


@pytest.fixture
def page(open_page, admin_user):
    return open_page(admin_user)


def test_a_list_with_its_filters_and_choices(page, adas_client):
    make_gig(client=adas_client)
    page.goto(reverse("admin:gigs_gig_changelist"))
    assert page.evaluate("typeof django.jQuery") == "function"


def test_a_form_and_its_choosers(page, ada):
    page.goto(reverse("admin:accounts_user_change", args=[ada.pk]))
    assert page.evaluate("typeof django.jQuery") == "function"
    expect(page.locator("select#id_groups_to")).to_have_count(1)


def test_a_form_with_rows_that_can_be_added(page, adas_client):
    page.goto(reverse("admin:gigs_gig_change", args=[make_gig(client=adas_client).pk]))
    page.locator("#gig_skills-group .add-row a").click()
    expect(page.locator("#gig_skills-0")).to_be_visible()


def test_a_history(page, admin_user):
    page.goto(reverse("admin:accounts_user_history", args=[admin_user.pk]))
    expect(page.locator("#content h1")).to_contain_text("History of")
