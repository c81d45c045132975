"""Private feeds: made and revoked by their owner, read by whoever has the address."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import conditional_page, require_POST

from gigs import search
from gigs.feed_formats import CALENDAR, FORMATS, IN_CALENDAR, PER, Listed
from gigs.filters import GigFilter
from gigs.models import FeedToken, Gig, SavedSearch
from gigs.models.feed_token import MOST_FEEDS
from gigs.models.gig_query import GigQuerySet
from gigs.views.saved import NEWEST_MARK
from marketplace.lib import pages
from marketplace.lib.addresses import replacing
from marketplace.lib.methods import read_only

NOT_FOUND = {"errors": {"request": ["There is no such feed, or it was revoked."]}}


@never_cache
def feed_list(request: HttpRequest) -> HttpResponse:
    """My feeds; a new one's address is shown in the answer to its form, this once."""
    made, too_many = "", False
    if request.method == "POST":
        too_many = request.user.feed_tokens.count() >= MOST_FEEDS
        made = "" if too_many else FeedToken.issue(request.user, wanted_search(request))
    context = {
        "tokens": request.user.feed_tokens.select_related("search"),
        "searches": SavedSearch.objects.of(request.user),
        "addresses": [(form, settings.SITE_URL + reverse("gigs:private_feed", args=[made, form])) for form in FORMATS]
        if made
        else [],
        "per": PER,
        "in_calendar": IN_CALENDAR,
        "most": MOST_FEEDS if too_many else 0,
    }
    return render(request, "gigs/feed_list.html", context, status=422 if too_many else 200)


def wanted_search(request: HttpRequest) -> SavedSearch | None:
    public_id = request.POST.get("search", "")
    return get_object_or_404(SavedSearch.objects.of(request.user), public_id=public_id) if public_id else None


@require_POST
def feed_revoke(request: HttpRequest, pk: int) -> HttpResponse:
    get_object_or_404(request.user.feed_tokens, pk=pk).delete()
    messages.success(request, "Revoked: its address leads nowhere now.")
    return redirect("gigs:feed_list")


@login_not_required
@read_only
@conditional_page
def private_feed(request: HttpRequest, token: str, form: str) -> HttpResponse:
    feed = FeedToken.objects.opened_by(token)
    if feed is None:
        response = JsonResponse(NOT_FOUND, status=404)
        # Django would write the path, and with it the token, into the log.
        response._has_been_logged = True
        return sealed(response)
    asked = GigFilter(QueryDict(feed.search.query if feed.search else ""))
    if not asked.is_valid():
        return sealed(JsonResponse({"errors": asked.errors}, status=410))
    order = order_of(feed, form)
    place = pages.places(request.GET, order)
    if place.errors:
        return sealed(JsonResponse({"errors": place.errors}, status=400))
    per = IN_CALENDAR if form == CALENDAR else PER
    page = pages.read(gigs_of(feed, asked), order, per, place.after, place.before)
    return sealed(FORMATS[form](listed(feed, page)))


def order_of(feed: FeedToken, form: str) -> pages.Order:
    if form == CALENDAR:
        return search.ORDERS["closing"]
    return search.ORDERS["newest"] if feed.search else NEWEST_MARK


def gigs_of(feed: FeedToken, asked: GigFilter) -> GigQuerySet:
    if feed.search:
        return search.found(asked.wanted).unhidden_by(feed.user).for_rows()
    return Gig.objects.listed().saved_by(feed.user).for_rows()


def listed(feed: FeedToken, page: pages.Page) -> Listed:
    """Neither the token nor the name of its owner stands in the answer: the next page is named from this one."""
    home = feed.search.get_absolute_url() if feed.search else reverse("gigs:saved_gigs")
    address = settings.SITE_URL + home
    following = replacing([], after=page.next) if page.next else ""
    return Listed(f"{settings.SITE_NAME}: {feed}", home=address, here=address, gigs=page.rows, next=following)


def sealed(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "private, max-age=0"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
