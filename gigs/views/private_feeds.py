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
from gigs.feed_formats import FORMATS, Listed
from gigs.filters import GigFilter
from gigs.models import FeedToken, Gig, SavedSearch
from gigs.models.feed_token import MOST_FEEDS
from marketplace.lib.methods import read_only

PER = 50
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
    return sealed(FORMATS[form](listed(feed, asked)))


def listed(feed: FeedToken, asked: GigFilter) -> Listed:
    """Neither the token nor the name of its owner stands in the answer."""
    if feed.search:
        gigs, home = search.found(asked.wanted).unhidden_by(feed.user).newest(), feed.search.get_absolute_url()
    else:
        gigs = Gig.objects.listed().saved_by(feed.user).order_by("-mark")
        home = reverse("gigs:saved_gigs")
    address = settings.SITE_URL + home
    return Listed(title=f"{settings.SITE_NAME}: {feed}", home=address, here=address, gigs=list(gigs.for_rows()[:PER]))


def sealed(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "private, max-age=0"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
