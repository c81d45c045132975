"""Whatever a client can send to whatever address: never an error of ours, always our headers."""

import pytest
from django.urls import reverse

from tests.accounts.factories import make_developer
from tests.addresses import addresses, is_plain, is_public
from tests.articles.factories import make_article
from tests.factories import make_client, make_gig, make_user

# Of Django's own admin, one model stands for all; /readyz says 503 where no worker runs, as here.
ADDRESSES = [
    address
    for address in addresses()
    if is_plain(address)
    and address.name != "readyz"
    and (not address.name.startswith("admin:") or "gigs_gig_" in address.name)
]
PLACES = [
    *("/{}", "/{}/", "/gigs/{}/", "/gigs/a1b2c3/{}/", "/developers/{}/", "/developers/{}/cv/", "/clients/{}/"),
    *("/skills/{}/", "/articles/{}/", "/articles/topics/{}/", "/report/{}/", "/sitemap-{}.xml", "/admin/{}/"),
    "/accounts/password/reset/key/{}-{}/",
]
PARTS = ["%00", "%FF%FE", "%ED%A0%80", "9" * 19, "x" * 3_000, "%2e%2e%2f", "%F0%9F%90%8D", "-", "%0d%0aX: y"]
HUGE = "9223372036854775808"
TEXTS = ["a\x00b", "\udcff", "%00", "\ud83d", HUGE, "-1", "1e400", "<b>&'\"", "x" * 5_000, "٣", "", "\u202e"]
NAMES = ["q", "page", "after", "skill", "pay_min", "posted_within", "next", "about", "version", "o", "e", "email"]
FORM = "application/x-www-form-urlencoded"
BODIES = [
    (FORM, b"q=%00&version=%00&name=\xff\xfe&email=%00%40x&title=%ed%a0%80&slug=%00&next=%00"),
    (FORM, "&".join(f"{name}={HUGE}" for name in NAMES).encode()),
    (FORM, "&".join(f"f{number}={number}" for number in range(900)).encode()),
    (FORM, "&".join(f"{name}=a&{name}=b" for name in NAMES).encode()),
    (FORM, b"&" * 5_000),
    (f"{FORM}; charset=utf-16", b"name=x"),
    ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nno end'),
    ("multipart/form-data", b"no boundary"),
    (
        "multipart/form-data; boundary=x",
        b'--x\r\nContent-Disposition: form-data; name="f"; filename="\x00"\r\n\r\nz\r\n--x--',
    ),
    ("application/json", b'{"a": \xff'),
    ("nonsense", b"\x00\xff"),
]


def quoted(text: str) -> str:
    return "".join(f"%{byte:02X}" for byte in text.encode("utf-8", "surrogatepass"))


def turned(by: int) -> str:
    """Each name with one of the texts, so that a few queries try them all."""
    return "&".join(f"{name}={quoted(TEXTS[(n + by) % len(TEXTS)])}" for n, name in enumerate(NAMES))


QUERIES = [
    *(turned(by) for by in range(0, len(TEXTS), 2)),
    "&".join(f"q={number}" for number in range(900)),
    "&".join(f"{name}=%FF%C0%AF" for name in NAMES),
    "%00=%00&=&&;=%",
]
METHODS = ["PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "PROPFIND", "get", "X" * 300]


@pytest.fixture(scope="module")
def root(once):
    """Somebody who may do everything: hires, builds, moderates, has the admin."""
    with once():
        ada = make_user("ada@example.com", name="Ada", is_staff=True, is_superuser=True)
        make_developer(user=ada, handle="ada-marsh")
    return ada


@pytest.fixture(scope="module")
def rows(once, root):
    with once():
        gig, article = make_gig(client=make_client(owner=root)), make_article()
    client = {"slug": gig.client.slug, "public_id": "abc2", "pk": "9" * 19}
    return {
        "gigs": {"public_id": gig.public_id} | client,
        "accounts": {"handle": "ada-marsh", "step": "about"} | client,
        "articles": {"slug": article.slug},
        "moderation": {"public_id": "abc2", "code": "abc2"},
        "admin": {"object_id": str(gig.pk), "app_label": "gigs", "content_type_id": "1", "url": "x/"},
    }


def filled(address, rows) -> str:
    known = rows.get(address.name.split(":")[0], {})
    return reverse(address.name, kwargs={name: known.get(name, "1") for name in address.converters})


def assert_ours(answer, *sent):
    assert answer.status_code < 500, sent
    assert answer["Content-Security-Policy"] and answer["X-Content-Type-Options"] == "nosniff", sent


@pytest.mark.django_db
@pytest.mark.parametrize("number", range(len(ADDRESSES)), ids=lambda number: ADDRESSES[number].name)
def test_no_address_breaks(client, root, rows, number):
    """Each address meets some of the texts and bodies; the next address meets the next ones."""
    client.raise_request_exception = False
    address = ADDRESSES[number]
    path = filled(address, rows)
    if is_public(address):
        assert_ours(client.get(path, QUERY_STRING=some(QUERIES, number, 1)[0]), "visitor")
    client.force_login(root)
    for query in some(QUERIES, number, 2):
        assert_ours(client.get(path, QUERY_STRING=query), query[:200])
    for kind, body in some(BODIES, number, 2):
        assert_ours(client.generic("POST", path, body, content_type=kind), kind, body[:200])


def some(values: list, start: int, count: int) -> list:
    return [values[(start * count + n) % len(values)] for n in range(count)]


@pytest.mark.django_db
@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("path", ["/", "/gigs/", "/accounts/login/", "/admin/", "/nowhere/", "/healthz"])
def test_no_method_breaks(client, path, method):
    client.raise_request_exception = False
    assert_ours(client.generic(method, path), method)


@pytest.mark.django_db
@pytest.mark.parametrize("text", PARTS)
@pytest.mark.parametrize("place", PLACES)
def test_no_part_of_an_address_breaks(client, place, text):
    client.raise_request_exception = False
    assert_ours(client.generic("GET", place.format(text, text)), place, text)
