"""Developers who fit a client's gig, by the sum that is published for both sides."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from gigs.matching.developers import developers_for
from gigs.models import Gig
from marketplace.lib.methods import read_only


@read_only
def gig_developers(request: HttpRequest, public_id: str) -> HttpResponse:
    gig = get_object_or_404(Gig.objects.posted_by(request.user), public_id=public_id)
    fitting = developers_for(gig, request.user)
    invited = {one.developer_id: one for one in gig.invitations.for_rows().order_by("-pk")}
    for one in fitting:
        one.invitation = invited.get(one.developer.pk)
    context = {
        "gig": gig,
        "fitting": fitting,
        "invited": list(invited.values()),
        "may_invite": Gig.objects.listed().filter(pk=gig.pk).exists(),
    }
    return render(request, "gigs/gig_developers.html", context)
