"""Taking back a change of a public gig that no moderator has read yet: /gigs/<id>/change/withdraw/."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from accounts.models import StaleError
from gigs.models import Gig
from gigs.models.hiring_errors import HiringError


@require_POST
def gig_change_withdraw(request: HttpRequest, public_id: str) -> HttpResponse:
    gig = get_object_or_404(Gig.objects.posted_by(request.user).select_related("client"), public_id=public_id)
    change = gig.changes.unfinished().first()
    if change is None:
        raise HiringError(gig, "No change of this gig waits: what its page says is all there is.")
    # What a colleague put in its place meanwhile is not taken back unread.
    if request.POST.get("waiting", change.stamp) != change.stamp:
        raise StaleError(change)
    change.withdraw(request.user)
    messages.success(request, "The change is taken back. The gig goes on saying what it says.")
    return redirect(gig)
