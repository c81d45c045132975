"""The gigs that one posts: searched, filtered, and closed several at once."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from accounts.models import Client, StaleError, StateError
from gigs.filters_mine import MyGigsFilter
from gigs.forms.closing import BulkCloseForm
from gigs.models import Gig
from gigs.models.gig_query import LIVE
from marketplace.lib import review
from marketplace.lib.addresses import replacing
from marketplace.lib.methods import read_only
from marketplace.lib.pages import FORGED, BadCursorError, Order, read
from marketplace.lib.params import clean

PER = 50
LATEST = Order("mine", ("-updated_at", "-pk"))


@read_only
def my_gigs(request: HttpRequest) -> HttpResponse:
    return _page(request, BulkCloseForm(gigs=Gig.objects.none()))


@require_POST
def my_gigs_close(request: HttpRequest) -> HttpResponse:
    """Close the chosen gigs with one reason; those that cannot be closed any more are named and left."""
    form = BulkCloseForm(request.POST, gigs=Gig.objects.posted_by(request.user))
    if not form.is_valid():
        return _page(request, form, status=422)
    left = [gig for gig in form.cleaned_data["gigs"] if not _closed(gig, request.user, form)]
    if closed := len(form.cleaned_data["gigs"]) - len(left):
        messages.success(request, f"Closed {closed} gig{'' if closed == 1 else 's'}.")
    if left:
        names = ", ".join(f"“{gig}” ({gig.get_status_display().lower()})" for gig in left)
        messages.error(request, f"Not closed, as they cannot be closed now: {names}.")
    return redirect("gigs:my_gigs")


def _closed(gig: Gig, by, form: BulkCloseForm) -> bool:
    try:
        gig.close(by, form.cleaned_data["close_reason"])
    except (StateError, StaleError):
        gig.refresh_from_db(fields=["status"])
        return False
    return True


def _page(request: HttpRequest, form: BulkCloseForm, status: int = 200) -> HttpResponse:
    params = clean(request.GET)
    asked = MyGigsFilter(params, Gig.objects.posted_by(request.user).select_related("client"))
    gigs, errors = asked.usable, [sentence for sentences in asked.errors.values() for sentence in sentences]
    places = {}
    for side in ("after", "before"):
        try:
            places[side] = LATEST.place(params[side]) if params.get(side) else ()
        except BadCursorError:
            errors.append(FORGED)
    page = read(gigs, LATEST, PER, **places)
    clients = Client.objects.of(request.user).order_by("name")
    review.find_holds([*page.rows, *clients])
    kept = [(name, value) for name in asked.filters for value in params.getlist(name)]
    context = {
        "gigs": page.rows,
        "clients": clients,
        "asked": asked,
        "errors": errors,
        "form": form,
        "chosen": request.POST.getlist("gigs"),
        "previous": page.previous and replacing(kept, before=page.previous),
        "next": page.next and replacing(kept, after=page.next),
        "is_filtered": any(value for _, value in kept),
        "live": LIVE,
        "may_close": any(gig.status in LIVE for gig in page.rows),
    }
    return render(request, "gigs/my_gigs.html", context, status=status)
