"""allauth's pages in our own words and markup."""

import pytest
from django.urls import reverse

VISITORS = ["account_login", "account_signup", "account_reset_password", "account_request_login_code"]
MEMBERS = ["account_email", "account_change_password", "mfa_index", "usersessions_list", "account_logout"]
pytestmark = pytest.mark.django_db


def read(client, name):
    answer = client.get(reverse(name))
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("name", VISITORS)
def test_visitors_get_the_narrow_page(client, name):
    page = read(client, name)
    assert 'class="door"' in page
    assert page.count("<h1>") == 1


@pytest.mark.parametrize("name", MEMBERS)
def test_members_get_the_tabs_of_their_account(client, ada, name):
    client.force_login(ada)
    page = read(client, name)
    assert 'aria-label="Account"' in page
    assert 'aria-current="page"' in page
    assert page.count("<h1>") == 1


@pytest.mark.parametrize("name", VISITORS)
def test_labels_are_sentences_and_nothing_is_said_twice(client, name):
    page = read(client, name)
    assert "placeholder" not in page.split("<main")[1]
    assert "Remember Me" not in page


def test_sign_up_asks_what_a_person_came_for(client):
    page = read(client, "account_signup")
    assert [value in page for value in ('value="build"', 'value="hire"', 'value="read"')] == [True] * 3


def test_account_pages_are_not_for_search_engines(client):
    assert '<meta name="robots" content="noindex, follow">' in read(client, "account_login")


def test_too_many_sign_ins_get_our_page_and_a_time(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}
    for _ in range(2):
        answer = client.post(reverse("account_login"), {"login": "ada@example.com", "password": "wrong"})

    assert answer.status_code == 429
    assert answer["Retry-After"]
    assert "too often" in answer.content.decode()
