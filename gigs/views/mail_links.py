"""What the links of an alert mail lead to: a page with one button, for whoever holds the link, signed in or not."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from accounts.models import User
from gigs.alerts import links
from gigs.models import SavedSearch

ONE_CLICK = "One-Click"


# No CSRF token: the signed link is the right itself, and mail programs post RFC 8058's form without one.
@csrf_exempt
@login_not_required
@never_cache
def search_stop(request: HttpRequest, token: str) -> HttpResponse:
    searches = named(token)
    if request.method != "POST":
        return render(request, "gigs/search_stop.html", {"searches": searches})
    if request.POST.get("List-Unsubscribe") != ONE_CLICK:
        return HttpResponseBadRequest("Send List-Unsubscribe=One-Click.", content_type="text/plain")
    for search in searches:
        if search.paused_at is None:
            search.pause()
    return render(request, "gigs/search_stopped.html", {"searches": searches})


@login_not_required
@never_cache
def search_cadence(request: HttpRequest, token: str) -> HttpResponse:
    """Daily becomes weekly and the other way round, or at once."""
    search = get_object_or_404(SavedSearch.objects.select_related("user"), pk=read(token, links.CADENCE)[1])
    cadence = request.POST.get("cadence")
    if request.method == "POST" and cadence in SavedSearch.Cadence.values:
        search.change_cadence(cadence)
        return render(request, "gigs/search_changed.html", {"search": search})
    others = [(value, label) for value, label in SavedSearch.Cadence.choices if value != search.cadence]
    status = 422 if request.method == "POST" else 200
    return render(request, "gigs/search_cadence.html", {"search": search, "others": others}, status=status)


def named(token: str) -> list[SavedSearch]:
    what, pk = read(token, links.STOP, links.STOP_ALL)
    if what == links.STOP_ALL:
        return list(SavedSearch.objects.of(get_object_or_404(User, pk=pk)))
    return [get_object_or_404(SavedSearch, pk=pk)]


def read(token: str, *expected: str) -> tuple[str, int]:
    try:
        return links.read(token, *expected)
    except links.BadLinkError:
        raise Http404 from None
