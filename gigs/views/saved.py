"""Gigs that somebody keeps for later."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from gigs.cards import cards, skills_of
from gigs.models import Gig, SavedGig
from marketplace.lib import pages
from marketplace.lib.addresses import replacing

PER = 20
NEWEST_MARK = pages.Order("saved", ("-mark",))


@login_not_required
@require_POST
def gig_save(request: HttpRequest, public_id: str) -> HttpResponse:
    gig = get_object_or_404(Gig.objects.visible_to(request.user), public_id=public_id)
    if not request.user.is_authenticated:
        # Back to the gig rather than to this address, which answers no GET.
        return redirect_to_login(gig.get_absolute_url())
    SavedGig.objects.get_or_create(user=request.user, gig=gig)
    messages.success(request, f"Saved “{gig}”.")
    return back(request, gig)


@require_POST
def gig_unsave(request: HttpRequest, public_id: str) -> HttpResponse:
    mark = get_object_or_404(request.user.saved_gigs.select_related("gig"), gig__public_id=public_id)
    mark.delete()
    messages.success(request, f"“{mark.gig}” is no longer saved.")
    return back(request, mark.gig)


@require_safe
def saved_gigs(request: HttpRequest) -> HttpResponse:
    """The newest mark first; what may not be read any more is left out."""
    gigs = Gig.objects.visible_to(request.user).saved_by(request.user).for_rows()
    after, before, errors = places(request)
    page = pages.read(gigs, NEWEST_MARK, PER, after, before)
    context = {
        "cards": cards(page.rows, {gig.pk for gig in page.rows}, skills_of(request.user)),
        "errors": errors,
        "previous": page.previous and replacing([], before=page.previous),
        "next": page.next and replacing([], after=page.next),
    }
    return render(request, "gigs/saved_gigs.html", context)


def places(request: HttpRequest) -> tuple[list, list, list[str]]:
    found, errors = {"after": [], "before": []}, []
    for name in found:
        if cursor := request.GET.get(name):
            try:
                found[name] = NEWEST_MARK.place(cursor)
            except pages.BadCursorError:
                errors.append(pages.FORGED)
    return found["after"], found["before"], errors


def back(request: HttpRequest, gig: Gig) -> HttpResponse:
    """To where the reader was, where that is a page of ours."""
    address = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return redirect(address if is_ours else gig)
