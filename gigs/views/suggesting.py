"""What somebody who types may mean: a page, the piece of it that a script asks for, or JSON."""

from allauth.account.adapter import get_adapter
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from gigs.suggesting import filters_on, suggest
from marketplace.lib import ratelimit
from marketplace.lib.addresses import including
from marketplace.lib.methods import read_only

A_MINUTE, MINUTE = 120, 60
KEPT_FOR = "max-age=300"


@login_not_required
@read_only
def gig_suggest(request: HttpRequest) -> HttpResponse:
    ratelimit.spend(f"suggest:{get_adapter().get_client_ip(request)}", A_MINUTE, MINUTE)
    text = request.GET.get("q", "")
    kept = filters_on(request.GET)
    found = suggest(text, kept)
    if "application/json" in request.headers.get("Accept", ""):
        response = JsonResponse({"suggestions": [one.as_json() for one in found]})
    elif request.headers.get("HX-Request") == "true":
        response = render(request, "gigs/_suggestions.html", {"found": found})
    else:
        plain = including(kept, ("q", text))
        return render(request, "gigs/gig_suggest.html", {"found": found, "text": text, "kept": kept, "plain": plain})
    # Neither knows who asks.
    response["Cache-Control"] = KEPT_FOR
    patch_vary_headers(response, ["Accept", "HX-Request"])
    return response
