"""What only reads refuses every other method, with or without a token; and nothing else goes without one."""

import inspect

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse

from tests.addresses import addresses, is_public
from tests.factories import make_gig
from tests.visitor import Visitor

UNSAFE = ("POST", "PUT", "PATCH", "DELETE")
# These change something without a token, and each says at its view why it may.
WITHOUT_TOKEN = {"theme", "accounts:mail_stop", "gigs:search_stop"}

OURS = {"marketplace", "accounts", "gigs", "articles", "moderation"}
# What a view names that takes what is sent.
TAKES = {"POST", "FILES", "method"}


def is_ours(function):
    return inspect.isfunction(function) and function.__module__.partition(".")[0] in OURS


def methods(view):
    """Those that a decorator of Django's lets through; none where no decorator says it."""
    while view:
        if allowed := inspect.getclosurevars(view).nonlocals.get("request_method_list"):
            return set(allowed)
        view = getattr(view, "__wrapped__", None)
    return set()


def takes_what_is_sent(function, seen=frozenset()):
    """Whether it, or a function of its module that it calls by name, looks at the method or at what was sent."""
    function = inspect.unwrap(function)
    named = set(names(function.__code__))
    others = {one for name in named if is_ours(one := function.__globals__.get(name))} - seen
    return bool(named & TAKES) or any(takes_what_is_sent(one, seen | others) for one in others)


def names(code):
    yield from code.co_names
    for inner in filter(inspect.iscode, code.co_consts):
        yield from names(inner)


def is_exempt(address):
    return getattr(address.view, "csrf_exempt", False)


def test_every_page_of_ours_that_takes_nothing_is_read_only():
    asking = [address for address in addresses() if is_ours(inspect.unwrap(address.view)) and not is_exempt(address)]
    says = {address.name: methods(address.view) for address in asking}
    forms = {address.name for address in asking if not says[address.name] and takes_what_is_sent(address.view)}

    assert {"gigs:gig_edit", "accounts:profile_step", "moderation:case_decide"} <= forms
    assert [name for name in says if name not in forms and "POST" not in says[name]] == []


READ_ONLY = [
    address
    for address in addresses()
    if is_ours(inspect.unwrap(address.view)) and methods(address.view) == {"GET", "HEAD"} and not is_public(address)
]


@pytest.mark.parametrize("address", READ_ONLY, ids=lambda address: address.name)
def test_a_member_hears_that_the_method_is_wrong_without_a_token(address, grace):
    member = Visitor(enforce_csrf_checks=True)
    member.force_login(grace)
    path = reverse(address.name, kwargs=dict.fromkeys(address.converters, "1234"))

    assert [member.generic(method, path).status_code for method in UNSAFE] == [405] * 4
    assert member.post(path)["Allow"] == "GET, HEAD"


def test_every_view_that_asks_for_no_token_refuses_what_changes_something():
    exempt = {address.name: address.view for address in addresses() if getattr(address.view, "csrf_exempt", False)}

    assert set(exempt) >= WITHOUT_TOKEN | {"gigs:gig_list", "gigs:gig_atom"}
    for name in set(exempt) - WITHOUT_TOKEN:
        answers = {exempt[name](RequestFactory().generic(method, "/")).status_code for method in UNSAFE}
        assert answers == {405}, name


@pytest.mark.parametrize(
    "path",
    [
        *("/gigs/", "/gigs/feed.atom", "/gigs/feed.json", "/gigs/feed.ics", "/gigs/suggest/", "/how-ranking-works/"),
        *("/", "/skills/", "/skills/python/", "/developers/", "/developers/grace/", "/articles/", "/articles/faq/"),
        *("/articles/feed.atom", "/articles/glossary/", "/llms.txt", "/rules/", "/transparency/", "/moderation/log/"),
        *("/about/", "/contact/", "/imprint/", "/privacy/", "/terms/", "/healthz", "/readyz", "/robots.txt"),
        *("/pay/", "/pay/calculator/", "/pay/method/", "/pay/data.csv", "/media/x.webp", "/articles/preview/x/"),
        *("/report/abc2/", "/sitemap.xml", "/sitemap-gigs.xml", "/api/", "/api/v1/openapi.json"),
        *("/favicon.ico", "/opensearch.xml", "/.well-known/security.txt", "/.well-known/change-password"),
    ],
)
@pytest.mark.django_db
def test_the_wrong_method_is_said_to_be_wrong_without_a_token(path):
    visitor = Client(enforce_csrf_checks=True)

    assert [visitor.generic(method, path).status_code for method in UNSAFE] == [405] * 4
    assert visitor.post(path)["Allow"] == "GET, HEAD"


@pytest.mark.django_db
def test_a_gig_and_its_client_are_only_read():
    gig = make_gig()
    visitor = Client(enforce_csrf_checks=True)

    assert visitor.post(gig.get_absolute_url()).status_code == 405
    assert visitor.post(gig.client.get_absolute_url()).status_code == 405
