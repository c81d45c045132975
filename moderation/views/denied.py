"""The list of hosts that nobody may link to."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from moderation.forms.denied import DenyForm, LiftForm
from moderation.models import DeniedHost
from moderation.rules.bad_links import SPIES

from .access import staff_only

MOST_SHOWN = 500
NOT_YOURS = "Senior moderators keep this list."


@staff_only
def denied_list(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return page(request, DenyForm())
    refuse_others(request)
    form = DenyForm(request.POST)
    if not form.is_valid():
        return page(request, form)
    denied = DeniedHost.deny(**form.cleaned_data, by=request.user)
    messages.success(request, f"Nobody may link to {denied} from now on.")
    return redirect(denied)


@staff_only
@require_POST
def denied_lift(request: HttpRequest, pk: int) -> HttpResponse:
    denied, form = get_object_or_404(DeniedHost, pk=pk), LiftForm(request.POST)
    refuse_others(request)
    if not form.is_valid():
        return page(request, DenyForm(), lifting=denied, lift_form=form)
    denied.lift(request.user, form.cleaned_data["reason"])
    messages.success(request, f"{denied} is allowed again.")
    return redirect(denied)


# -- parts


def refuse_others(request: HttpRequest) -> None:
    if not request.user.has_perm("moderation.deny_host"):
        raise PermissionDenied(NOT_YOURS)


def page(
    request: HttpRequest, form: DenyForm, lifting: DeniedHost | None = None, lift_form: LiftForm | None = None
) -> HttpResponse:
    rows = DeniedHost.objects.select_related("by", "ended_by")
    context = {
        "form": form,
        "lifting": lifting,
        "lift_form": lift_form,
        "denied": rows.in_force()[:MOST_SHOWN],
        "lifted": rows.exclude(ended_at=None).order_by("-ended_at")[:MOST_SHOWN],
        "built_in": SPIES,
        "may_change": request.user.has_perm("moderation.deny_host"),
    }
    status = 422 if form.errors or (lift_form and lift_form.errors) else 200
    return render(request, "moderation/denied_list.html", context, status=status)
