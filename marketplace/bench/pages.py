"""What a page costs this process: the list as it is served, beside a page as most sites write it.

How many gigs there are is nothing to a page: the database finds them, in a process of its own.
"""

from collections.abc import Callable

from django.contrib.auth import get_user_model
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.test import Client, override_settings
from django.urls import include, path

from gigs.facets.upkeep import fold
from gigs.models import Gig
from marketplace.collecting import settle

from .bars import FEW, Bench, bar
from .measuring import each, middle, process_ms
from .serving import Browser

TIMES = 60
AT_ONCE = 10
Work = Callable[[], object]
CARD = """{% load humanize %}<article><h2><a href="{{ gig.get_absolute_url }}">{{ gig.title }}</a></h2>
<p>{{ gig.pay_min|intcomma }} to {{ gig.pay_max|intcomma }} {{ gig.currency }}, {{ gig.get_pay_model_display }}</p>
<p>{{ gig.client.name }}, {{ gig.get_workplace_display }}, {{ gig.get_level_display }}, {{ gig.get_tax_display }}</p>
<ul>{% for row in gig.gig_skills.all %}<li>{{ row.skill.name }}</li>{% endfor %}</ul>
<p>{{ gig.published_at|date:"j F Y" }} until {{ gig.expires_at|date:"j F Y" }}</p></article>"""
LIST = """{% extends "base.html" %}{% block title %}Gigs{% endblock %}{% block main %}<h1>Gigs</h1>
{% for gig in gigs %}{% include card %}{% endfor %}{% endblock %}"""
TEMPLATES = {name: engines["django"].from_string(text) for name, text in {"card": CARD, "list": LIST}.items()}


@login_not_required
def plain(request: HttpRequest) -> HttpResponse:
    """As most sites write it: one query set, an included card a row, filters and look-ups in the template; no filter,
    no count, nothing beside the rows.
    """
    gigs = Gig.objects.listed().for_cards().order_by("-published_at", "-pk")[:20]
    return HttpResponse(TEMPLATES["list"].render({"gigs": gigs, "card": TEMPLATES["card"].template}, request))


@login_not_required
def bare(request: HttpRequest) -> HttpResponse:
    return HttpResponse("bare")


urlpatterns = [path("bare/", bare), path("plain/", plain), path("", include("marketplace.urls"))]


@bar("list page for a visitor, kept / a plain page of 20 cards, worker CPU, median", must=0.20, unit="×", gigs=FEW)
def warm_page(bench: Bench) -> float:
    return beside_plain_pages([get(visitor(), "/gigs/")] * TIMES)


@bar("list page for a visitor, not kept / a plain page of 20 cards, worker CPU, median", must=0.35, unit="×", gigs=FEW)
def cold_page(bench: Bench) -> float:
    return beside_plain_pages(pages_of(visitor(), first=100))


@bar("list page for a developer with marks / for a visitor, worker CPU, median", must=2, unit="×", gigs=FEW)
def with_marks(bench: Bench) -> float:
    reader = Browser(get_user_model().objects.get(pk=1))
    marked, page = in_turns(pages_of(reader, first=300), pages_of(visitor(), first=200))
    return marked / page


def in_turns(ours: list[Work], theirs: list[Work]) -> tuple[float, float]:
    """The middle cost of either, some of one and some of the other: a server does the same over and over, and what
    neighbours on the machine take away in waves, they take from both.
    """
    spent = ([], [])
    for some in zip(batched(ours), batched(theirs), strict=True):
        for costs, works in zip(spent, some, strict=True):
            costs += map(process_ms, works)
    return middle(spent[0]), middle(spent[1])


def batched(works: list[Work]) -> list[list[Work]]:
    return [works[first : first + AT_ONCE] for first in range(0, len(works), AT_ONCE)]


def pages_of(browser: Browser, first: int) -> list[Work]:
    """Some pages that ask for something else each: neither the page nor its counts are known, but most of the gigs
    are.
    """
    addresses = [f"/gigs/?posted_within=30&per=20&weeks_max={first + number}" for number in range(TIMES)]
    return [get(browser, address) for address in addresses]


def visitor() -> Browser:
    """One whose first request is behind it, in which the site sets up what a server has."""
    settle()  # as a server does before its first request
    fold()  # as the clock does every minute
    browser = Browser()
    browser.get("/gigs/")
    return browser


def beside_plain_pages(ours: list[Work]) -> float:
    with override_settings(ROOT_URLCONF=__name__):
        browser = visitor()
        get(browser, "/plain/")()
        ours, plainly = in_turns(ours, [get(browser, "/plain/")] * TIMES)
    return ours / plainly


@bar("the whole stack of middleware on a bare view", must=0.3, gigs=FEW)
def middleware(bench: Bench) -> float:
    """What it adds to the same view without any."""
    with override_settings(ROOT_URLCONF="marketplace.bench.pages"):
        whole = middle(each(process_ms, [get(Browser(), "/bare/")] * TIMES * 5))
        with override_settings(MIDDLEWARE=[]):
            alone = middle(each(process_ms, [get(Browser(), "/bare/")] * TIMES * 5))
    return whole - alone


@bar("HTML of the list with 20 cards, compressed", must=20, unit="KB", gigs=FEW)
def weight(bench: Bench) -> float:
    response = Client(headers={"accept-encoding": "gzip"}).get("/gigs/")
    return len(response.content) / 1000


def get(browser: Browser | Client, address: str) -> Work:
    """One request through the whole stack; its answer must be a page."""

    def ask() -> None:
        answer = browser.get(address)
        if answer.status_code != 200:
            raise ValueError(f"{address}: {answer.status_code}")

    return ask
