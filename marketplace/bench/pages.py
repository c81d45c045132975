"""What a page costs this process: the list as it is served, beside a page as most sites write it.

How many gigs there are is nothing to a page: the database finds them, in a process of its own.
"""

from collections.abc import Callable
from functools import cache

from django.contrib.auth import get_user_model
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.template import Context, Engine
from django.test import Client, override_settings
from django.urls import path

from gigs.facets.upkeep import fold
from gigs.models import Gig
from marketplace.collecting import settle

from .bars import FEW, Bench, bar
from .measuring import each, middle, process_ms

TIMES = 60
CARD = """{% load humanize %}<article><h2><a href="{{ gig.get_absolute_url }}">{{ gig.title }}</a></h2>
<p>{{ gig.pay_min|intcomma }} to {{ gig.pay_max|intcomma }} {{ gig.currency }}, {{ gig.get_pay_model_display }}</p>
<p>{{ gig.client.name }}, {{ gig.get_workplace_display }}, {{ gig.get_level_display }}, {{ gig.get_tax_display }}</p>
<ul>{% for row in gig.gig_skills.all %}<li>{{ row.skill.name }}</li>{% endfor %}</ul>
<p>{{ gig.published_at|date:"j F Y" }} until {{ gig.expires_at|date:"j F Y" }}</p></article>"""
LIST = '{% for gig in gigs %}{% include "card.html" %}{% endfor %}'
LOADER = "django.template.loaders.locmem.Loader"
ENGINE = Engine(
    loaders=[("django.template.loaders.cached.Loader", [(LOADER, {"card.html": CARD, "list.html": LIST})])],
    libraries={"humanize": "django.contrib.humanize.templatetags.humanize"},
)


@login_not_required
def bare(request: HttpRequest) -> HttpResponse:
    return HttpResponse("bare")


urlpatterns = [path("bare/", bare)]


@bar("list page for a visitor, kept / a plain page of 20 cards, worker CPU, median", must=0.20, unit="×", gigs=FEW)
def warm_page(bench: Bench) -> float:
    return middle(each(process_ms, [get(visitor(), "/gigs/")] * TIMES)) / plain_page()


@bar("list page for a visitor, not kept / a plain page of 20 cards, worker CPU, median", must=0.35, unit="×", gigs=FEW)
def cold_page(bench: Bench) -> float:
    return middle(pages_of(visitor(), first=100)) / plain_page()


@bar("list page for a developer with marks / for a visitor, worker CPU, median", must=2, unit="×", gigs=FEW)
def with_marks(bench: Bench) -> float:
    reader = Client()
    reader.force_login(get_user_model().objects.get(pk=1))
    visitors = middle(pages_of(visitor(), first=200))
    return middle(pages_of(reader, first=300)) / visitors


def pages_of(browser: Client, first: int) -> list[float]:
    """What each of some pages costs that ask for something else each: neither the page nor its counts are known, but
    most of the gigs are.
    """
    addresses = [f"/gigs/?posted_within=30&per=20&weeks_max={first + number}" for number in range(TIMES)]
    return [process_ms(get(browser, address)) for address in addresses]


def visitor() -> Client:
    """A browser whose first request is behind it, in which a test client sets up what a server has."""
    settle()  # as a server does before its first request
    fold()  # as the clock does every minute
    browser = Client()
    browser.get("/gigs/")
    return browser


@bar("the whole stack of middleware on a bare view", must=0.3, gigs=FEW)
def middleware(bench: Bench) -> float:
    """What it adds to the same view without any."""
    with override_settings(ROOT_URLCONF="marketplace.bench.pages"):
        whole = middle(each(process_ms, [get(Client(), "/bare/")] * TIMES * 5))
        with override_settings(MIDDLEWARE=[]):
            alone = middle(each(process_ms, [get(Client(), "/bare/")] * TIMES * 5))
    return whole - alone


@bar("HTML of the list with 20 cards, compressed", must=20, unit="KB", gigs=FEW)
def weight(bench: Bench) -> float:
    response = Client(headers={"accept-encoding": "gzip"}).get("/gigs/")
    return len(response.content) / 1000


def get(browser: Client, address: str) -> Callable[[], object]:
    """One request through the whole stack; its answer must be a page."""

    def ask() -> None:
        response = browser.get(address)
        if response.status_code != 200:
            raise ValueError(f"{address}: {response.status_code}")

    return ask


@cache
def plain_page() -> float:
    """One query set, an included card a row, filters and look-ups in the template."""
    return middle(each(process_ms, [render_plainly] * TIMES))


def render_plainly() -> str:
    gigs = Gig.objects.listed().for_cards().order_by("-published_at", "-pk")[:20]
    return ENGINE.get_template("list.html").render(Context({"gigs": gigs}))
