"""What becomes of my data, and erasing the account: /settings/privacy/."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from accounts import erasing
from accounts.models import Closing
from accounts.models.closing import GRACE
from marketplace.lib.methods import read_only


@read_only
def privacy(request: HttpRequest) -> HttpResponse:
    context = {
        "items": erasing.preview(request.user),
        "refusals": erasing.refusals(request.user),
        "closing": Closing.objects.filter(user=request.user).first(),
        "days": GRACE.days,
    }
    return render(request, "accounts/privacy.html", context)


@reauthentication_required
def account_close(request: HttpRequest) -> HttpResponse:
    """A page with one button: nothing of this happens by a press that was not meant."""
    problems = erasing.refusals(request.user)
    if request.method == "POST" and not problems:
        closing = Closing.ask(request.user)
        messages.success(request, f"Your account is erased on {closing.due_at.day} {closing.due_at:%B %Y}.")
        return redirect("accounts:privacy")
    status = 409 if request.method == "POST" else 200
    context = {"refusals": problems, "days": GRACE.days}
    return render(request, "accounts/account_close.html", context, status=status)


@require_POST
def account_keep(request: HttpRequest) -> HttpResponse:
    get_object_or_404(Closing, user=request.user).take_back(request.user)
    messages.success(request, "Your account stays.")
    return redirect("accounts:privacy")
