"""Developers who fit a client's gig, by the sum that is published for both sides."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from gigs.matching.developers import developers_for
from gigs.models import Gig


@require_safe
def gig_developers(request: HttpRequest, public_id: str) -> HttpResponse:
    gig = get_object_or_404(Gig.objects.posted_by(request.user), public_id=public_id)
    return render(request, "gigs/gig_developers.html", {"gig": gig, "fitting": developers_for(gig, request.user)})
