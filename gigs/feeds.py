"""The list as a feed: the same parameters, the same filter, the same order as the page; a calendar by what closes."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import conditional_page

from gigs import search
from gigs.asked import title
from gigs.feed_formats import CALENDAR, FORMATS, IN_CALENDAR, PER, Listed
from gigs.filters import GigFilter
from marketplace.lib.addresses import replacing, suffix
from marketplace.lib.methods import read_only
from marketplace.lib.pages import Page


@login_not_required
@read_only
@conditional_page
def gig_feed(request: HttpRequest, form: str) -> HttpResponse:
    """What is unusable is a 400 that names each parameter."""
    asked = GigFilter(request.GET)
    if not asked.is_valid():
        return JsonResponse({"errors": asked.errors}, status=400)
    is_calendar = form == CALENDAR
    wanted = by_closing(asked) if is_calendar else asked.wanted
    per = wanted["per"] or (IN_CALENDAR if is_calendar else PER)
    page = search.page(wanted, per, wanted["after"] or (), wanted["before"] or ())
    return FORMATS[form](listed(request, asked, page))


def by_closing(asked: GigFilter) -> dict:
    """What closes soonest, but where another order is asked for: by its name, or by a place in it."""
    has_order = asked.data.get("sort") or asked.wanted["after"] or asked.wanted["before"]
    return asked.wanted if has_order else asked.wanted | {"sort": "closing"}


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
