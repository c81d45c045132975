"""An account as moderators see it: how it stands, what was decided, and what can be."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from accounts.models import User
from marketplace.lib.methods import read_only
from moderation.forms.appeal import ReasonForm
from moderation.forms.sanction import SanctionForm
from moderation.models import Case, Closure, NotYoursToJudgeError
from moderation.models.impartial import partiality
from moderation.models.options import is_closed
from moderation.models.strike import CLOSURE_FROM, counting, next_threshold, points_of
from moderation.views.standing import decisions_about

from .access import staff_only

MOST_SHOWN = 50


@staff_only
def account_detail(request: HttpRequest, pk: int) -> HttpResponse:
    account = get_object_or_404(User, pk=pk)
    form = SanctionForm(request.POST or None, account=account, user=request.user)
    if request.method == "POST" and form.is_valid() and "preview" not in request.POST:
        done = form.decide()
        messages.success(request, f"Done: {done}.")
        return redirect(account)
    return page(request, account, form)


@read_only
@staff_only
def closure_list(request: HttpRequest) -> HttpResponse:
    closures = Closure.objects.filter(status="proposed").select_related("account", "proposed_by", "clause")
    return render(request, "moderation/closure_list.html", {"closures": closures[:MOST_SHOWN]})


@read_only
@staff_only
def closure_detail(request: HttpRequest, public_id: str) -> HttpResponse:
    return closure_page(request, get_closure(public_id), ReasonForm())


@staff_only
@require_POST
def closure_confirm(request: HttpRequest, public_id: str) -> HttpResponse:
    closure = get_closure(public_id)
    closure.confirm(request.user)
    messages.success(request, "The account is closed. Its owner is told, with the reasons.")
    return redirect("moderation:closure_list")


@staff_only
@require_POST
def closure_drop(request: HttpRequest, public_id: str) -> HttpResponse:
    closure, form = get_closure(public_id), ReasonForm(request.POST)
    if words := closure.why_not_drop(request.user):
        raise NotYoursToJudgeError(words)
    if not form.is_valid():
        return closure_page(request, closure, form, status=422)
    closure.drop(request.user, form.cleaned_data["reason"])
    messages.success(request, "The account stays open.")
    return redirect("moderation:closure_list")


# -- parts


def get_closure(public_id: str) -> Closure:
    return get_object_or_404(
        Closure.objects.select_related("account", "proposed_by", "clause", "case__about_type"), public_id=public_id
    )


def closure_page(request: HttpRequest, closure: Closure, form: ReasonForm, status: int = 200) -> HttpResponse:
    reasons = {"why_not": closure.why_not(request.user), "why_not_drop": closure.why_not_drop(request.user)}
    points = {"points": points_of(closure.account), "closure_from": CLOSURE_FROM}
    context = {"closure": closure, "form": form, "decision": closure.decision, **reasons, **points}
    return render(request, "moderation/closure_detail.html", context, status=status)


def page(request: HttpRequest, account: User, form: SanctionForm) -> HttpResponse:
    points = points_of(account)
    context = {
        "account": account,
        "form": form,
        "effects": form.effects() if form.is_bound and form.is_valid() else [],
        "why_not": why_not(request.user, account),
        "points": points,
        "next": next_threshold(points),
        "counting": counting(account).select_related("clause"),
        "pauses": account.pauses.in_force(),
        "decisions": decisions_about(account)[:MOST_SHOWN],
        "closure": Closure.objects.filter(account=account, status="proposed").first(),
        "case": Case.objects.about(account).open().first(),
    }
    return render(request, "moderation/account_detail.html", context, status=422 if form.errors else 200)


def why_not(user, account: User) -> str:
    if not user.has_perm("moderation.decide_case"):
        return "Your role does not decide about accounts."
    if is_closed(account) and not user.has_perm("moderation.confirm_closure"):
        return "This account is closed. A senior moderator can give it back."
    return partiality(user, None, account)
