"""What every answer tells the browser, and what never gets as far as a view."""

import pytest

PAGES = ["/accounts/login/", "/nothing-here/", "/accounts/signup/"]
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("page", PAGES)
def test_every_answer_carries_the_headers(client, page):
    answer = client.get(page)

    assert {name: answer[name] for name in HEADERS} == HEADERS
    assert answer["X-Request-ID"]


@pytest.mark.parametrize("page", PAGES)
def test_the_policy_allows_nothing_unsafe_and_no_other_origin(client, page):
    policy = client.get(page)["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "*" not in policy


@pytest.mark.parametrize("page", [*PAGES, "/", "/gigs/", "/administration/", "/api/v1/gigs/"])
def test_strings_stay_out_of_every_page_but_the_admins(client, admin_user, page):
    client.force_login(admin_user)
    policy = client.get(page)["Content-Security-Policy"].split("; ")

    assert {"require-trusted-types-for 'script'", "trusted-types fragment"} <= set(policy)


@pytest.mark.parametrize("page", ["/admin/", "/admin/gigs/gig/", "/admin/nothing-here/"])
def test_the_admins_policy_lacks_trusted_types_and_nothing_else(client, admin_user, page):
    usual = client.get("/accounts/login/")["Content-Security-Policy"]
    client.force_login(admin_user)
    policy = client.get(page)["Content-Security-Policy"]

    lacks = set(usual.split("; ")) - set(policy.split("; "))
    assert lacks == {"require-trusted-types-for 'script'", "trusted-types fragment"}
    assert set(policy.split("; ")) < set(usual.split("; "))


def test_passkeys_stay_allowed_and_the_camera_does_not(client):
    policy = client.get("/nothing-here/")["Permissions-Policy"]

    assert "publickey-credentials-get=(self)" in policy
    assert "camera=()" in policy


def test_refused_requests_carry_the_headers_too(client):
    answer = client.generic("TRACE", "/")

    assert answer.status_code == 405
    assert answer["Content-Security-Policy"]
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize("method", ["TRACE", "FOO", "PUT", "DELETE", "PATCH"])
def test_methods_that_no_page_answers_are_refused(client, method):
    answer = client.generic(method, "/accounts/login/")

    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD, OPTIONS, POST"


@pytest.mark.parametrize("charset", ["iso-8859-1", "utf-7", "utf-16", "punycode", "nonsense"])
def test_a_form_in_another_charset_is_refused(client, charset):
    kind = f"application/x-www-form-urlencoded; charset={charset}"
    answer = client.generic("POST", "/accounts/login/", b"login=a", content_type=kind)

    assert answer.status_code == 400
    assert b"cannot read this request" in answer.content


def test_a_nul_in_the_path_is_refused(client):
    assert client.get("/articles/%00/").status_code == 400


def test_a_nul_spelled_in_a_cookie_is_refused(client):
    assert client.get("/dashboard/", headers={"cookie": 'sessionid="abcdefgh\\000"'}).status_code == 400


def test_a_nul_in_a_form_is_an_error_beside_the_field(client):
    answer = client.post("/accounts/login/", {"login": "a\0@example.com", "password": "x"})

    assert answer.status_code == 200
    assert "login" in answer.context["form"].errors


def test_a_body_above_the_limit_is_too_large(client, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000
    answer = client.post("/accounts/login/", "a" * 2_000, content_type="application/x-www-form-urlencoded")

    assert answer.status_code == 413
    assert answer["Connection"] == "close"


def test_too_many_fields_are_refused(client):
    body = "&".join(f"f{number}=1" for number in range(3_000))
    answer = client.post("/accounts/login/", body, content_type="application/x-www-form-urlencoded")

    assert answer.status_code == 400


def test_a_broken_multipart_form_is_refused(client):
    answer = client.post("/accounts/login/", b"--x\r\nrubbish", content_type="multipart/form-data; boundary=")

    assert answer.status_code == 400


def test_a_foreign_host_is_refused(client):
    assert client.get("/", headers={"host": "elsewhere.example"}).status_code == 400


@pytest.mark.parametrize("page", ["/nothing-here/", "/"])
def test_a_visitor_gets_no_cookie(client, page):
    assert not client.get(page).cookies
