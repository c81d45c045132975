"""The client's board of a gig: columns by state, side by side, and many at once."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.models import StaleError, StateError
from gigs.forms.proposal import DeclineForm
from gigs.hiring.board import MOST_COMPARED, columns, ordered
from gigs.models import Gig, Proposal
from gigs.models.reply_rate import reply_rate
from marketplace.lib.methods import read_only

from .access import gig_of_mine, gig_to_decide

MOST_AT_ONCE = 50


@read_only
def gig_board(request: HttpRequest, public_id: str) -> HttpResponse:
    gig = gig_of_mine(request, public_id)
    now, found = timezone.now(), columns(gig)
    context = {
        "gig": gig,
        "columns": found,
        "is_empty": not any(column.cards for column in found),
        "may_act": any(column.cards for column in found if column.may_choose),
        "replies": reply_rate(gig.client, now),
        "waiting": gig.proposals.live().filter(turn="client").count(),
        "owed": gig.proposals.sent().overdue(now).count(),
    }
    return render(request, "gigs/gig_board.html", context)


@read_only
def gig_compare(request: HttpRequest, public_id: str) -> HttpResponse:
    gig = gig_of_mine(request, public_id)
    chosen = [word.partition(":")[0] for word in request.GET.getlist("p")]
    cards = ordered(gig, gig.proposals.sent().filter(public_id__in=clean(chosen)))[:MOST_COMPARED]
    if len(set(chosen)) > MOST_COMPARED:
        messages.info(request, f"Side by side are at most {MOST_COMPARED}; these fit best.")
    context = {"gig": gig, "cards": cards}
    return render(request, "gigs/gig_compare.html", context)


@require_POST
def gig_board_act(request: HttpRequest, public_id: str) -> HttpResponse:
    """One press for all that are chosen; each is asked again, and what somebody else changed stays as it is."""
    gig = gig_to_decide(request, public_id)
    chosen, action = request.POST.getlist("p")[:MOST_AT_ONCE], request.POST.get("do")
    if action == "compare":
        query = QueryDict(mutable=True)
        query.setlist("p", chosen)
        return redirect(f"{reverse('gigs:gig_compare', args=[public_id])}?{query.urlencode()}")
    proposals = at_versions(gig, chosen)
    if not proposals:
        messages.info(request, "First choose proposals on the board.")
        return redirect("gigs:gig_board", public_id)
    if action == "shortlist":
        report(request, proposals, lambda proposal: proposal.shortlist(request.user), "on the shortlist")
        return redirect("gigs:gig_board", public_id)
    return _decline(request, gig, proposals)


def _decline(request: HttpRequest, gig: Gig, proposals: list[Proposal]) -> HttpResponse:
    """First the page that asks why, then the same reason to all."""
    is_sent = "reason" in request.POST
    form = DeclineForm(request.POST if is_sent or request.POST.get("do") == "decline_all" else None)
    if form.is_bound and form.is_valid():
        answer = form.cleaned_data
        report(request, proposals, lambda proposal: proposal.decline(request.user, **answer), "declined")
        return redirect("gigs:gig_board", gig.public_id)
    context = {"gig": gig, "proposals": proposals, "form": form}
    return render(request, "gigs/gig_decline.html", context, status=422 if form.errors else 200)


def at_versions(gig: Gig, chosen: list[str]) -> list[Proposal]:
    """The chosen ones of this gig, each as the version that was on the page: `<public id>:<version>`."""
    versions = dict(word.partition(":")[::2] for word in chosen)
    found = list(gig.proposals.live().filter(public_id__in=clean(versions)).for_rows().order_by("pk"))
    for proposal in found:
        version = versions[proposal.public_id]
        if version.isascii() and version.isdigit() and len(version) < 10:
            proposal.version = int(version)
    return found


def report(request: HttpRequest, proposals: list[Proposal], act, words: str) -> None:
    done, missed = 0, []
    for proposal in proposals:
        try:
            act(proposal)
            done += 1
        except (StateError, StaleError) as error:
            missed.append(f"{proposal.name_for_client}: {error}")
    if done:
        messages.success(request, f"{done} {words}.")
    for sentence in missed:
        messages.error(request, sentence)


def clean(ids) -> list[str]:
    return [text for text in ids if text.isascii() and text.isalnum()]
