"""Marks of one press: save, hide, seen, mute; each with its undo, as a form without script and as a row with it."""

import re

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from accounts.models import Client
from gigs.cards import cards
from gigs.marks import marks_among
from gigs.models import Gig, HiddenGig, MutedClient, SavedGig, SeenGig
from gigs.reader import reader_of

MARKED = {
    SavedGig: ("Saved “{}”.", "“{}” is no longer saved."),
    HiddenGig: ("“{}” is hidden from your lists.", "“{}” is back in your lists."),
    SeenGig: ("“{}” is no news any more.", "“{}” is new again."),
}
MOST_AT_ONCE = 50


@login_not_required
@require_POST
def gig_mark(request: HttpRequest, public_id: str, kind: type) -> HttpResponse:
    gig = get_object_or_404(Gig.objects.visible_to(request.user).select_related("client"), public_id=public_id)
    if not request.user.is_authenticated:
        # Back to the gig rather than to this address, which answers no GET.
        return redirect_to_login(gig.get_absolute_url())
    kind.objects.bulk_create([kind(user=request.user, gig=gig)], ignore_conflicts=True)
    return answer(request, gig, MARKED[kind][0])


@require_POST
def gig_unmark(request: HttpRequest, public_id: str, kind: type) -> HttpResponse:
    marks = kind.objects.filter(user=request.user).select_related("gig__client")
    mark = get_object_or_404(marks, gig__public_id=public_id)
    mark.delete()
    return answer(request, mark.gig, MARKED[kind][1])


@require_POST
def gigs_seen(request: HttpRequest) -> HttpResponse:
    """All of a page at once."""
    ids = re.findall(r"[a-z0-9]+", request.POST.get("gigs", "")[:1000])[:MOST_AT_ONCE]
    gigs = Gig.objects.visible_to(request.user).filter(public_id__in=ids)
    SeenGig.objects.bulk_create([SeenGig(user=request.user, gig=gig) for gig in gigs], ignore_conflicts=True)
    return back(request, "gigs:gig_list")


@require_POST
def client_mute(request: HttpRequest, slug: str) -> HttpResponse:
    client = get_object_or_404(Client.objects.visible_to(request.user), slug=slug)
    MutedClient.objects.bulk_create([MutedClient(user=request.user, client=client)], ignore_conflicts=True)
    messages.success(request, f"Gigs of {client} are hidden from your lists.")
    return back(request, client)


@require_POST
def client_unmute(request: HttpRequest, slug: str) -> HttpResponse:
    mute = get_object_or_404(request.user.muted_clients.select_related("client"), client__slug=slug)
    mute.delete()
    messages.success(request, f"Gigs of {mute.client} are back in your lists.")
    return back(request, mute.client)


def answer(request: HttpRequest, gig: Gig, words: str) -> HttpResponse:
    """The row as it is now where a script asks for it, else a word and the way back."""
    if request.headers.get("HX-Request") == "true":
        gig = Gig.objects.for_rows().get(pk=gig.pk)
        rows = cards([gig], marks_among([gig], request.user), reader=reader_of(request.user))
        return render(request, "gigs/_rows.html", {"cards": rows})
    messages.success(request, words.format(gig))
    return back(request, gig)


def back(request: HttpRequest, otherwise: object) -> HttpResponse:
    """To where the reader was, where that is a page of ours."""
    address = request.POST.get("next", "")
    # A word without a slash would be taken for the name of a view.
    is_page = address.startswith("/") and url_has_allowed_host_and_scheme(address, {request.get_host()})
    return redirect(address if is_page else otherwise)
