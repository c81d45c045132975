"""The API: its addresses, its description for machines and its page for people."""

from functools import cache

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import include, path
from django.views.decorators.http import conditional_page
from drf_spectacular.generators import SchemaGenerator

from accounts import api as accounts_api
from articles import api as articles_api
from gigs import api as gigs_api
from gigs.feed_formats import IN_CALENDAR
from gigs.pay import api as pay_api
from marketplace.lib.api import REQUESTS_A_MINUTE
from marketplace.lib.methods import read_only

VERSION_1 = [
    *accounts_api.urlpatterns,
    *articles_api.urlpatterns,
    *gigs_api.urlpatterns,
    *pay_api.urlpatterns,
]


@cache
def description() -> dict:
    """OpenAPI 3.1; it changes with the code alone."""
    patterns = [path("api/v1/", include(VERSION_1))]
    return SchemaGenerator(patterns=patterns).get_schema(request=None, public=True)


@login_not_required
@read_only
@conditional_page
def openapi(request: HttpRequest) -> HttpResponse:
    return JsonResponse(description())


@login_not_required
@read_only
def api(request: HttpRequest) -> HttpResponse:
    """What the description says, for people."""
    operations = [{"address": address, **methods["get"]} for address, methods in description()["paths"].items()]
    context = {"operations": operations, "requests": REQUESTS_A_MINUTE, "in_calendar": IN_CALENDAR}
    return render(request, "api.html", context)


urlpatterns = [
    path("", api, name="api"),
    path("v1/openapi.json", openapi, name="openapi"),
    path("v1/", include((VERSION_1, "api"))),
]
