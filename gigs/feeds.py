"""The list as a feed: the same parameters, the same filter, the same order as the page."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import conditional_page

from gigs import search
from gigs.asked import title
from gigs.feed_formats import FORMATS, Listed
from gigs.filters import GigFilter
from marketplace.lib.addresses import replacing, suffix
from marketplace.lib.methods import read_only
from marketplace.lib.pages import Page

PER = 50


@login_not_required
@read_only
@conditional_page
def gig_feed(request: HttpRequest, form: str) -> HttpResponse:
    """What is unusable is a 400 that names each parameter."""
    asked = GigFilter(request.GET)
    if not asked.is_valid():
        return JsonResponse({"errors": asked.errors}, status=400)
    wanted = asked.wanted
    page = search.page(wanted, wanted["per"] or PER, wanted["after"] or (), wanted["before"] or ())
    return FORMATS[form](listed(request, asked, page))


def listed(request: HttpRequest, asked: GigFilter, page: Page) -> Listed:
    here = settings.SITE_URL + request.path
    return Listed(
        title=feed_title(asked),
        home=settings.SITE_URL + reverse("gigs:gig_list") + suffix(asked.pairs),
        here=settings.SITE_URL + request.get_full_path(),
        gigs=page.rows,
        next=here + replacing(asked.shown_pairs, after=page.next) if page.next else "",
    )


def feed_title(asked: GigFilter) -> str:
    return f"{settings.SITE_NAME}: gigs {title(asked)}".strip()
