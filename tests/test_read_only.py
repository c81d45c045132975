"""What only reads refuses every other method, with or without a token; and nothing else goes without one."""

import pytest
from django.test import Client, RequestFactory

from tests.addresses import addresses
from tests.factories import make_gig

UNSAFE = ("POST", "PUT", "PATCH", "DELETE")
# These change something without a token, and each says at its view why it may.
WITHOUT_TOKEN = {"theme", "accounts:mail_stop", "gigs:search_stop"}


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
