"""Offering work, agreeing on it, and what happens in it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from gigs.forms.agreement import EventForm, ReviewForm, TermsForm
from gigs.hiring.next_steps import Step, next_steps
from gigs.models import Agreement, AgreementEvent, Review
from gigs.models.agreement_event import refuse_impossible
from gigs.models.hiring_errors import HiringError
from gigs.models.proposal_life import BLIND
from marketplace.lib.methods import read_only

from .access import as_client, as_seen


def proposal_offer(request: HttpRequest, public_id: str) -> HttpResponse:
    """The client's terms; short by default."""
    proposal = as_client(request, public_id)
    if proposal.is_blind:
        raise HiringError(proposal, BLIND)
    proposal.demand("offer")
    form = TermsForm(request.POST or None, proposal=proposal)
    if request.method == "POST" and form.is_valid():
        agreement = Agreement.offer(as_seen(request, proposal), request.user, form.instance)
        messages.success(request, f"Offered. {proposal.developer} has seven days to decide.")
        return redirect(agreement)
    context = {"form": form, "proposal": proposal, "version": proposal.version, "back": proposal.get_absolute_url()}
    return render(request, "gigs/agreement_terms.html", context, status=422 if form.errors else 200)


@read_only
def agreement_detail(request: HttpRequest, public_id: str) -> HttpResponse:
    agreement, side = _of(request, public_id)
    return page(request, agreement, side)


@require_POST
def agreement_accept(request: HttpRequest, public_id: str) -> HttpResponse:
    agreement, side = _acting(request, public_id)
    if agreement.is_changeable:
        as_seen(request, agreement).agree_change(request.user, side)
        messages.success(request, "Agreed. These terms hold from now on.")
    else:
        as_seen(request, agreement).accept(request.user, side)
        messages.success(request, "Agreed. The gig is filled and everybody else knows it.")
    return redirect(agreement)


@require_POST
def agreement_drop_change(request: HttpRequest, public_id: str) -> HttpResponse:
    """Decline other terms for what is agreed, or take one's own back."""
    agreement, side = _acting(request, public_id)
    as_seen(request, agreement).drop_change(request.user, side)
    messages.success(request, "The terms stay as they were agreed.")
    return redirect(agreement)


def agreement_counter(request: HttpRequest, public_id: str) -> HttpResponse:
    agreement, side = _acting(request, public_id)
    if not agreement.is_changeable:
        agreement.refuse_uncounterable(side)
    last = agreement.change or agreement.terms
    form = TermsForm(request.POST or None, proposal=agreement.proposal, last=last)
    if request.method == "POST" and form.is_valid():
        seen = as_seen(request, agreement)
        (seen.amend if seen.is_changeable else seen.counter)(request.user, side, form.instance)
        messages.success(request, "Sent as a new version. The other side decides now.")
        return redirect(agreement)
    back = agreement.get_absolute_url()
    context = {"form": form, "proposal": agreement.proposal, "version": agreement.version, "back": back}
    return render(request, "gigs/agreement_terms.html", context, status=422 if form.errors else 200)


@require_POST
def agreement_decline(request: HttpRequest, public_id: str) -> HttpResponse:
    """The developer says no to the offer, which ends the proposal."""
    agreement, side = _acting(request, public_id)
    if side != "developer":
        raise PermissionDenied("This is for the developer to do; you may take the offer back.")
    agreement.turn_down(request.user)
    messages.success(request, "Declined. Your proposal has ended.")
    return redirect(agreement.proposal)


@require_POST
def agreement_take_back(request: HttpRequest, public_id: str) -> HttpResponse:
    agreement, side = _acting(request, public_id)
    if side != "client":
        raise PermissionDenied("This is for the client to do; you may decline the offer.")
    as_seen(request, agreement).take_back(request.user)
    messages.success(request, "The offer is taken back. You go on talking.")
    return redirect(agreement.proposal)


@require_POST
def agreement_event(request: HttpRequest, public_id: str) -> HttpResponse:
    agreement, side = _acting(request, public_id)
    form = EventForm(request.POST, agreement=agreement)
    if not form.is_valid():
        refuse_impossible(agreement, request.POST.get("kind"), side)
        return page(request, agreement, side, form)
    data = form.cleaned_data
    AgreementEvent.say(
        as_seen(request, agreement),
        data["kind"],
        request.user,
        side,
        note=data["note"],
        on=data["on"],
        invoice=data["invoice"],
        key=data["key"] or None,
    )
    return redirect(agreement)


@require_POST
def agreement_review(request: HttpRequest, public_id: str) -> HttpResponse:
    agreement, side = _acting(request, public_id)
    form = ReviewForm(request.POST, side=side)
    if not form.is_valid():
        Review.refuse_unwanted(agreement, side)
        return page(request, agreement, side, review_form=form)
    review = Review.send(agreement, request.user, side, **form.cleaned_data)
    is_open = review.status == Review.Status.PUBLISHED
    messages.success(request, "Both reviews are public now." if is_open else "Sealed until the other side has written.")
    return redirect(agreement)


def page(request: HttpRequest, agreement: Agreement, side: str, form=None, review_form=None) -> HttpResponse:
    reviews, terms, change = list(agreement.reviews.all()), agreement.terms, agreement.change
    mine = next((review for review in reviews if review.side == side), None)
    context = {
        "agreement": agreement,
        "proposal": agreement.proposal,
        "gig": agreement.gig,
        "side": side,
        "terms": terms,
        "change": change,
        "differs": change.differs(terms) if change else [],
        "versions": agreement.versions.select_related("by", "client_by", "developer_by"),
        "events": agreement.events.select_related("by", "invoice"),
        "steps": steps_with_forms(agreement, side, form),
        "steps_title": "What you can do" if agreement.status == "accepted" else "Say what happened",
        "form": form,
        "mine": mine,
        "theirs": next((one for one in reviews if one.side != side and one.status == "published"), None),
        "review_form": review_form
        or (ReviewForm(side=side) if side and mine is None and agreement.may_be_reviewed else None),
    }
    wrong = (form and form.errors) or (review_form and review_form.errors)
    return render(request, "gigs/agreement_detail.html", context, status=422 if wrong else 200)


def steps_with_forms(agreement: Agreement, side: str, sent: EventForm | None) -> list[tuple[Step, EventForm]]:
    """Each step with its form: the one that was sent, where it was that step."""
    steps = next_steps(agreement, side)
    forms = {step.kind: EventForm(agreement=agreement, kind=step.kind) for step in steps}
    if sent and ("kind" in sent.errors or sent["kind"].value() not in forms):
        sent.refuse_step()
    elif sent:
        forms[sent["kind"].value()] = sent
    for step in steps:
        forms[step.kind].offer(step.invoices)
    return [(step, forms[step.kind]) for step in steps]


def _of(request: HttpRequest, public_id: str) -> tuple[Agreement, str]:
    agreements = Agreement.objects.visible_to(request.user).for_page()
    agreement = get_object_or_404(agreements, public_id=public_id)
    return agreement, str(agreement.proposal.side_of(request.user))


def _acting(request: HttpRequest, public_id: str) -> tuple[Agreement, str]:
    agreement, side = _of(request, public_id)
    if not side:
        raise PermissionDenied("You may read for this client, not act.")
    return agreement, side
