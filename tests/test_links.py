"""No dead link: every page that a person can reach from the front page leads on to pages that are there."""

from collections import Counter
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from django.urls import Resolver404, resolve

from gigs.models import SavedGig
from tests.accounts.factories import make_case_study, make_developer, make_experience
from tests.articles.factories import make_article
from tests.factories import make_client, make_gig, make_user
from tests.moderation.conftest import make_staff
from tests.moderation.factories import make_report, make_waiting_gig, make_waiting_profile

HOST = "http://testserver"
MOST = 400
MOST_OF_A_KIND = 3  # rules, skills and profiles are many; what one of them leads to, the others do as well
# Signing out and the admin's own pages are not ours to walk; the static files are whitenoise's.
LEFT_OUT = ("/admin/", "/static/", "/accounts/logout/", "/media/")
FINE = {200, 302, 301}


class Page(HTMLParser):
    """The links of a page and the fragments that it has."""

    def __init__(self, text: str):
        super().__init__()
        self.links, self.ids = [], set()
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if attrs.get("id"):
            self.ids.add(attrs["id"])
        if tag in {"a", "link"} and attrs.get("href") and attrs.get("rel") != "canonical":
            self.links.append(attrs["href"])


class Crawl:
    """What can be reached from the front page: some of each kind of page, one of each kind of query string."""

    def __init__(self, client):
        self.client, self.seen, self.kinds, self.pages, self.dead = client, set(), Counter(), {}, []
        self.wanted = [("/", "the start")]
        while self.wanted and len(self.pages) < MOST:
            self.visit(*self.wanted.pop(0))
        self.check_fragments()

    def visit(self, url: str, found_on: str) -> None:
        shape = urlsplit(url).path, tuple(sorted(part.split("=")[0] for part in urlsplit(url).query.split("&")))
        if shape in self.seen:
            return
        self.seen.add(shape)
        self.kinds[kind_of(url)] += 1
        if self.kinds[kind_of(url)] > MOST_OF_A_KIND:
            return
        answer = self.client.get(url)
        if answer.status_code not in FINE:
            self.dead.append((answer.status_code, url, found_on))
        elif answer.status_code != 200:
            self.want(answer["Location"], url)
        elif answer["Content-Type"].startswith("text/html"):
            self.pages[url] = page = Page(answer.content.decode())
            for link in page.links:
                self.want(link, url)

    def want(self, link: str, found_on: str) -> None:
        url = urldefrag(urljoin(HOST + found_on, link)).url
        # One filter or sort of each list is enough: every combination of them is another page.
        if "?" in found_on and "?" in url:
            return
        if url.startswith(HOST + "/") and not urlsplit(url).path.startswith(LEFT_OUT):
            self.wanted.append((url.removeprefix(HOST), found_on))

    def check_fragments(self) -> None:
        for found_on, page in self.pages.items():
            for link in page.links:
                url, fragment = urldefrag(urljoin(HOST + found_on, link))
                target = self.pages.get(url.removeprefix(HOST))
                if fragment and target and fragment not in target.ids:
                    self.dead.append(("no such fragment", link, found_on))


def kind_of(url: str) -> str:
    """The view that answers; an address without one is a kind of its own."""
    path = urlsplit(url).path
    try:
        return resolve(path).view_name
    except Resolver404:
        return path


@pytest.fixture(scope="module")
def people(once):
    """Those of the suite, written once, with a little of everything to look at."""
    with once():
        people = {name: make_user(name=name.capitalize()) for name in ("ada", "grace", "linus")}
        people |= {"margaret": make_staff("Margaret", "moderator"), "edith": make_staff("Edith", "editor")}
        write_site(make_client(owner=people["ada"], name="Halden Freight"), people["grace"], people["linus"])
    return people


def write_site(adas_client, grace, linus):
    """What is offered, what waits, what was judged, what was kept."""
    gig = make_gig(client=adas_client, skills=["python", "postgresql"])
    for status in ("draft", "needs_changes", "refused", "paused", "filled", "expired"):
        make_gig(client=adas_client, status=status)
    for number in range(3):
        make_gig(client=make_client(), title=f"Gig {number}", skills=["go"])
    developer = make_developer(user=grace)
    SavedGig.objects.create(user=grace, gig=gig)
    make_case_study(developer)
    make_experience(developer)
    make_waiting_gig(owner=make_user())
    make_waiting_profile(linus)
    make_report(gig, reporter=linus)
    make_article()


@pytest.mark.parametrize("person", [None, "ada", "grace", "margaret", "edith"])
def test_every_link_leads_somewhere(client, people, db, person):
    if person:
        client.force_login(people[person])

    crawl = Crawl(client)

    assert crawl.dead == []
    assert 30 < len(crawl.pages) < MOST
