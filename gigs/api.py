"""Gigs as JSON: GET /api/v1/gigs/ and /api/v1/gigs/<public_id>/; the filter is the list's own."""

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import path
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from gigs import keeping, search
from gigs.as_json import GigShape, as_json
from gigs.filters import GigFilter
from gigs.reading import readable
from marketplace.lib.api import Errors, UnusableError, list_of, listed, parameters, public_json
from marketplace.lib.errors import GoneError
from marketplace.lib.pages import Page

PER = 20


@extend_schema(
    operation_id="gigs", parameters=parameters(GigFilter), responses={200: list_of(GigShape, "GigList"), 400: Errors}
)
@public_json
def gig_list(request: HttpRequest) -> Response:
    """The listed gigs that pass every filter, newest first or in the order that is asked for."""
    asked = GigFilter(request.GET)
    if not asked.is_valid():
        raise UnusableError(asked.errors)
    wanted = asked.wanted
    page = search.page(wanted, wanted["per"] or PER, wanted["after"] or (), wanted["before"] or ())
    return listed(request, as_json(page.rows), page, asked.shown_pairs, count(asked, page))


def count(asked: GigFilter, page: Page) -> int | None:
    """Exact or not at all."""
    if not (page.next or page.previous) and len(page.rows) < search.MOST_RANKED:
        return len(page.rows)
    counts = keeping.counts(asked)
    # By relevance the pages end before the gigs do.
    is_cut = asked.wanted["sort"] == "relevance" and counts.total > search.MOST_RANKED
    return None if counts.is_at_least or is_cut else counts.total


@extend_schema(operation_id="gig", responses={200: GigShape, 404: Errors, 410: Errors})
@public_json
def gig_detail(request: HttpRequest, public_id: str) -> Response:
    """One gig, as long as its page can be read."""
    gig = readable(public_id, AnonymousUser())
    if gig is None:
        raise GoneError("This gig is no longer here.")
    return Response(as_json([gig])[0])


urlpatterns = [
    path("gigs/", gig_list, name="gig_list"),
    path("gigs/<slug:public_id>/", gig_detail, name="gig_detail"),
]
