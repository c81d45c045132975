"""Writing and sending a proposal: drafts are kept whatever happens, and one form is sent once."""

from contextlib import suppress
from time import sleep

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from accounts.models import Developer, StaleError, StateError
from accounts.models.pause import restrictions
from gigs.forms.proposal import ProposalForm
from gigs.models import Gig, Proposal
from gigs.models.eligibility import refusal
from gigs.models.proposal import SIMILAR_FROM
from gigs.models.proposal_sending import ALLOWANCE, DECLINED
from gigs.models.reply_rate import reply_rate

# What the other press of the same form kept makes this one stale before it is sent: between the two there is nothing to
# lock, so it gets these seconds. Any other refusal is answered at once.
SECONDS_FOR_THE_OTHER = (0.1, 0.2, 0.4)


def gig_propose(request: HttpRequest, public_id: str) -> HttpResponse:
    gig = Gig.objects.visible_to(request.user).select_related("client").filter(public_id=public_id).first()
    if gig is None:
        raise Http404
    developer = Developer.objects.filter(user=request.user).select_related("user").first()
    if developer is None:
        messages.info(request, "First write your profile: it goes with every proposal.")
        return redirect("accounts:profile_edit")
    draft = developer.proposals.filter(gig=gig, status=Proposal.Status.DRAFT).first()
    if request.method == "POST":
        return _post(request, gig, developer, draft)
    sent = developer.proposals.live().filter(gig=gig).first()
    return redirect(sent) if sent else _page(request, ProposalForm(gig=gig, developer=developer, instance=draft))


def _post(request: HttpRequest, gig: Gig, developer: Developer, draft: Proposal | None) -> HttpResponse:
    form = ProposalForm(request.POST, gig=gig, developer=developer, instance=draft)
    form.is_valid()
    if sent := _sent_before(form):
        return redirect(sent)
    try:
        return _keep(request, form)
    except (StateError, StaleError) as error:
        return _again(request, form, error)


def _again(request: HttpRequest, form: ProposalForm, error: Exception) -> HttpResponse:
    """A double click: the other press of the same form was first; wait for it and show what became of it."""
    key = form.cleaned_data.get("key")
    pressed = form.developer.proposals.filter(gig=form.gig, key=key) if key else Proposal.objects.none()
    twin = pressed.exclude(pk=form.instance.pk).first()
    if twin and twin.can("submit") and "send" in request.POST:
        with suppress(StateError, StaleError):
            twin.submit(request.user)
    waits = isinstance(error, StaleError) and pressed.exists()
    for pause in (0, *(SECONDS_FOR_THE_OTHER if waits else ())):
        sleep(pause)
        if sent := _sent_before(form):
            return redirect(sent)
    raise error


def _keep(request: HttpRequest, form: ProposalForm) -> HttpResponse:
    _refuse_stale(form)
    draft = form.keep(request.user)
    if request.headers.get("X-Autosave"):
        return JsonResponse({"version": draft.version})
    if "send" not in request.POST:
        if form.errors:
            return _page(request, form)
        messages.success(request, "Kept as a draft. Nobody else sees it.")
        return redirect("gigs:my_proposals")
    if not form.is_whole():
        return _page(request, form)
    similarity = form.similarity()
    if similarity >= SIMILAR_FROM and "anyway" not in request.POST:
        return _page(request, form, similarity=similarity)
    draft.submit(request.user, similarity)
    messages.success(request, f"Sent. They answer by {draft.reply_due_at:%-d %B}; else it counts as not sent.")
    return redirect(draft)


def _refuse_stale(form: ProposalForm) -> None:
    """Two tabs with one draft: the older one does not overwrite the newer."""
    version = form.cleaned_data.get("version")
    if form.instance.pk and version is not None and version != form.instance.version:
        raise StaleError(form.instance)


def _sent_before(form: ProposalForm) -> Proposal | None:
    key = form.cleaned_data.get("key")
    return form.developer.proposals.sent().filter(gig=form.gig, key=key).first() if key else None


def _page(request: HttpRequest, form: ProposalForm, similarity: int = 0) -> HttpResponse:
    gig, developer = form.gig, form.developer
    context = {
        "form": form,
        "gig": gig,
        "restriction": next(iter(restrictions(request.user, ["proposing"])), None),
        "refusal": _refusal(gig, developer),
        "left": max(0, ALLOWANCE - developer.proposals.counted().count()),
        "allowance": ALLOWANCE,
        "replies": reply_rate(gig.client, timezone.now()),
        "similarity": similarity,
    }
    return render(request, "gigs/gig_propose.html", context, status=422 if form.errors or similarity else 200)


def _refusal(gig: Gig, developer: Developer) -> str:
    """Why nothing can be sent, before it is written."""
    if words := refusal(gig, developer):
        return words
    if developer.proposals.declined().filter(gig=gig).exists():
        return DECLINED
    is_invited = developer.invitations.filter(gig=gig, status="accepted").exists()
    return "" if gig.takes_proposals(is_invited) else "It takes no new proposals now."
