"""One's own proposals, and the page of one for both sides."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from gigs.forms.proposal import DeclineForm, MessageForm, NoteForm, OutcomeForm
from gigs.hiring.story import track
from gigs.models import Invitation, Proposal, ProposalMessage, ProposalNote
from marketplace.lib.methods import read_only

from .access import as_client, as_developer, as_either, as_seen, readable


@read_only
def my_proposals(request: HttpRequest) -> HttpResponse:
    """The developer's pipeline: what waits for whom, then what became of the rest."""
    mine = Proposal.objects.of(request.user).for_rows()
    drafts = mine.filter(status=Proposal.Status.DRAFT).order_by("-updated_at")
    context = {
        "invitations": Invitation.objects.received_by(request.user).waiting().for_rows().order_by("-pk"),
        "live": mine.live().order_by("reply_due_at", "pk"),
        "drafts": drafts,
        "past": mine.sent().exclude(pk__in=mine.live()).order_by("-ended_at", "-pk")[:100],
    }
    return render(request, "gigs/my_proposals.html", context)


@read_only
def proposal_detail(request: HttpRequest, public_id: str) -> HttpResponse:
    proposal = readable(request, public_id)
    if proposal.status == Proposal.Status.DRAFT:
        return redirect("gigs:gig_propose", proposal.gig.public_id)
    return page(request, proposal)


@require_POST
def proposal_open(request: HttpRequest, public_id: str) -> HttpResponse:
    """The client reads it; the developer is shown that, by the day."""
    proposal = as_client(request, public_id)
    if proposal.can("view"):
        proposal.view(request.user)
    return redirect(proposal)


@require_POST
def proposal_shortlist(request: HttpRequest, public_id: str) -> HttpResponse:
    proposal = as_client(request, public_id)
    proposal.shortlist(request.user)
    messages.success(request, f"{proposal.name_for_client} is on the shortlist and knows it.")
    return redirect(proposal)


def proposal_decline(request: HttpRequest, public_id: str) -> HttpResponse:
    """A page with the reasons; also the late answer to a proposal that lapsed."""
    proposal = as_client(request, public_id)
    if not proposal.may_be_answered_late:
        proposal.demand("decline")
    form = DeclineForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        decline = proposal.answer_late if proposal.can("answer_late") else as_seen(request, proposal).decline
        decline(request.user, **form.cleaned_data)
        messages.success(request, f"Declined; {proposal.name_for_client} reads your reason.")
        return redirect("gigs:gig_board", proposal.gig.public_id)
    context = {"form": form, "proposal": proposal}
    return render(request, "gigs/proposal_decline.html", context, status=422 if form.errors else 200)


@require_POST
def proposal_withdraw(request: HttpRequest, public_id: str) -> HttpResponse:
    proposal = as_seen(request, as_developer(request, public_id))
    proposal.withdraw(request.user)
    messages.success(request, "Withdrawn. The client sees that, without a reason.")
    return redirect(proposal)


@require_POST
def proposal_message(request: HttpRequest, public_id: str) -> HttpResponse:
    proposal, side = as_either(request, public_id)
    form = MessageForm(request.POST, proposal=proposal)
    if not form.is_valid():
        proposal.refuse_silent(request.user)
        return page(request, proposal, form)
    text, key = form.cleaned_data["text"], form.cleaned_data["key"] or None
    ProposalMessage.send(proposal, request.user, side, text, key)
    return redirect(f"{proposal.get_absolute_url()}#thread")


@read_only
def message_detail(request: HttpRequest, public_id: str, pk: int) -> HttpResponse:
    """One message has an address, so that it can be reported; it is read in its thread."""
    message = get_object_or_404(ProposalMessage.objects.visible_to(request.user), proposal__public_id=public_id, pk=pk)
    return redirect(f"{message.proposal.get_absolute_url()}#message-{message.pk}")


@require_POST
def proposal_share(request: HttpRequest, public_id: str) -> HttpResponse:
    proposal, side = as_either(request, public_id)
    ProposalMessage.share_address(proposal, request.user, side)
    messages.success(request, "They can see your e-mail address now.")
    return redirect(proposal)


@require_POST
def proposal_note(request: HttpRequest, public_id: str) -> HttpResponse:
    proposal = as_client(request, public_id)
    form = NoteForm(request.POST)
    if not form.is_valid():
        return page(request, proposal, note_form=form)
    ProposalNote.write(proposal, request.user, form.cleaned_data["text"], form.cleaned_data["key"])
    return redirect(f"{proposal.get_absolute_url()}#notes")


@require_POST
def proposal_outcome(request: HttpRequest, public_id: str) -> HttpResponse:
    proposal = as_developer(request, public_id)
    form = OutcomeForm(request.POST)
    if not form.is_valid():
        return page(request, proposal)
    proposal.keep_outcome(request.user, form.cleaned_data["outcome"])
    return redirect(proposal)


def page(request: HttpRequest, proposal: Proposal, form=None, note_form=None) -> HttpResponse:
    side = proposal.side_of(request.user)
    is_author = side == Proposal.Side.DEVELOPER
    context = {
        "proposal": proposal,
        "gig": proposal.gig,
        "side": side,
        "is_author": is_author,
        "track": track(proposal),
        "answers": list(zip(proposal.gig.questions, proposal.answers, strict=False)),
        "thread": proposal.messages.select_related("author"),
        "has_shared": proposal.messages.filter(author=request.user, kind="address").exists(),
        "form": form or MessageForm(proposal=proposal),
        "notes": [] if is_author else proposal.notes.select_related("author"),
        "note_form": note_form or NoteForm(),
        "outcome_form": OutcomeForm(initial={"outcome": proposal.own_outcome}),
    }
    wrong = (form and form.errors) or (note_form and note_form.errors)
    return render(request, "gigs/proposal_detail.html", context, status=422 if wrong else 200)
