"""Finding and reading gigs."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from gigs.keeping import for_visitors
from gigs.listing import listing
from gigs.reading import gone, readable_page, reading
from marketplace.lib.addresses import without_blanks
from marketplace.lib.methods import read_only


@login_not_required
@read_only
def gig_list(request: HttpRequest) -> HttpResponse:
    """The list, or only what changes with the filters where a script asks for that."""
    if shorter := without_blanks(request):
        return redirect(shorter)
    is_fragment = request.headers.get("HX-Request") == "true"
    template = "gigs/_found.html" if is_fragment else "gigs/gig_list.html"
    return for_visitors(request, lambda: render(request, template, listing(request)))


@login_not_required
@read_only
def gig_detail(request: HttpRequest, public_id: str, slug: str = "") -> HttpResponse:
    gig = readable_page(public_id, request.user)
    if gig is None:
        return render(request, "gigs/gig_gone.html", gone(public_id), status=410)
    if slug != gig.slug:
        return redirect(gig, permanent=True)
    return render(request, "gigs/gig_detail.html", reading(request, gig, settings.SITE_URL))
