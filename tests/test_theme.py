"""Light or dark: POST /theme/."""

import pytest

OURS = {"origin": "http://testserver"}
pytestmark = pytest.mark.django_db


def choose(client, theme, path="/gigs/", headers=OURS):
    return client.post("/theme/", {"theme": theme, "next": path}, headers=headers)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_choice_is_kept_in_one_cookie_and_leads_back(client, theme):
    answer = choose(client, theme, "/gigs/?q=python")

    assert answer.headers["Location"] == "/gigs/?q=python"
    assert [(name, cookie.value) for name, cookie in answer.cookies.items()] == [("theme", theme)]
    assert f'data-theme="{theme}"' in client.get("/nothing-here/").content.decode()


def test_auto_forgets_the_choice(client):
    choose(client, "dark")
    choose(client, "auto")

    assert "data-theme" not in client.get("/nothing-here/").content.decode()


def test_an_unknown_choice_is_auto(client):
    assert choose(client, "pink").cookies["theme"]["max-age"] == 0


def test_a_forged_cookie_changes_nothing(client):
    client.cookies["theme"] = '"><script>'
    assert "data-theme" not in client.get("/nothing-here/").content.decode()


@pytest.mark.parametrize(
    "origin", ["https://elsewhere.example", "null", "https://testserver", "http://testserver.evil"]
)
def test_a_form_from_elsewhere_is_refused(client, origin):
    answer = choose(client, "dark", headers={"origin": origin})

    assert answer.status_code == 403
    assert "theme" not in answer.cookies


def test_a_form_without_origin_is_refused(client):
    assert choose(client, "dark", headers={}).status_code == 403


def test_reading_the_address_changes_nothing(client):
    assert client.get("/theme/").status_code == 405


@pytest.mark.parametrize(
    "path",
    [
        "https://elsewhere.example/",
        "//elsewhere.example/",
        "/\\elsewhere.example",
        "javascript:alert(1)",
        "",
        "\\\\x.y",
        "/a\r\nb",
    ],
)
def test_it_never_leads_to_another_site(client, path):
    assert choose(client, "dark", path).headers["Location"] == "/"
