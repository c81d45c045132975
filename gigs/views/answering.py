"""Answering a proposal from its mail: a page with one button, which acts for the person in the signed link."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from gigs.forms.proposal import DeclineForm
from gigs.hiring import links


@login_not_required
def proposal_answer(request: HttpRequest, token: str) -> HttpResponse:
    try:
        answer = links.read(token)
    except links.BadLinkError:
        raise Http404 from None
    if request.method == "POST" and not answer.is_possible:
        answer.proposal.demand(answer.action)
    form = DeclineForm(request.POST or None, initial={"reason": "filled"}) if answer.action == "decline" else None
    if request.method == "POST" and (form is None or form.is_valid()):
        _act(answer, form)
        return _done(request, answer)
    context = {"answer": answer, "proposal": answer.proposal, "form": form}
    wrong = form is not None and form.errors
    response = render(request, "gigs/proposal_answer.html", context, status=422 if wrong else 200)
    # The address is a key: no cache keeps it, no page that is linked from here learns it.
    response["Cache-Control"], response["Referrer-Policy"] = "no-store", "no-referrer"
    return response


def _act(answer: links.Answer, form: DeclineForm | None) -> None:
    proposal = answer.proposal
    if form is None:
        proposal.shortlist(answer.user)
    elif proposal.can("answer_late"):
        proposal.answer_late(answer.user, **form.cleaned_data)
    else:
        proposal.decline(answer.user, **form.cleaned_data)


def _done(request: HttpRequest, answer: links.Answer) -> HttpResponse:
    if request.user == answer.user:
        messages.success(request, f"Done: {answer.words.lower()}.")
        return redirect(answer.proposal)
    return render(request, "gigs/proposal_answered.html", {"answer": answer, "proposal": answer.proposal})
