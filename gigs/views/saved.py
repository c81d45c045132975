"""What somebody saved, hid or muted, each with its undo."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gigs.cards import cards
from gigs.marks import marks_among
from gigs.models import Gig
from gigs.models.gig_query import GigQuerySet
from gigs.reader import reader_of
from marketplace.lib import pages
from marketplace.lib.addresses import replacing
from marketplace.lib.methods import read_only

PER = 20
NEWEST_MARK = pages.Order("saved", ("-mark",))


@read_only
def saved_gigs(request: HttpRequest) -> HttpResponse:
    """The newest mark first; what may not be read any more is left out."""
    return marked(request, Gig.objects.saved_by(request.user), "gigs/saved_gigs.html")


@read_only
def hidden_gigs(request: HttpRequest) -> HttpResponse:
    return marked(request, Gig.objects.hidden_by(request.user), "gigs/hidden_gigs.html")


@read_only
def muted_clients(request: HttpRequest) -> HttpResponse:
    mutes = request.user.muted_clients.select_related("client")
    return render(request, "gigs/muted_clients.html", {"mutes": mutes})


def marked(request: HttpRequest, gigs: GigQuerySet, template: str) -> HttpResponse:
    place = pages.places(request.GET, NEWEST_MARK)
    page = pages.read(gigs.visible_to(request.user).for_rows(), NEWEST_MARK, PER, place.after, place.before)
    marks, reader = marks_among(page.rows, request.user), reader_of(request.user)
    context = {
        "cards": cards(page.rows, marks, folds=False, reader=reader),
        "errors": {sentence for sentences in place.errors.values() for sentence in sentences},
        "previous": page.previous and replacing([], before=page.previous),
        "next": page.next and replacing([], after=page.next),
    }
    return render(request, template, context)
