"""What a moderator does with the list: take cases, keep a filter under a name."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.models import StaleError, StateError
from marketplace.lib.params import storable
from moderation.models import Case, SavedQueue
from moderation.models.saved_queue import MOST as MOST_SAVED

from .access import staff_only
from .bulk import MOST


class SaveForm(forms.Form):
    name = forms.CharField(max_length=40)
    query = forms.CharField(max_length=2000, required=False)


@staff_only
@require_POST
def queue_take(request: HttpRequest) -> HttpResponse:
    """Take what was chosen for half an hour; what another has is left to them."""
    codes = [storable(code) for code in request.POST.getlist("case")][:MOST]
    taken = 0
    for case in Case.objects.open().filter(public_id__in=codes).select_related("assignee", "about_type"):
        try:
            case.claim(request.user)
        except (StateError, StaleError, PermissionDenied) as problem:
            messages.error(request, f"{case}: {problem}")
        else:
            taken += 1
    if taken:
        messages.success(request, f"With you for half an hour: {taken}.")
    elif not codes:
        messages.error(request, "Choose the cases to take.")
    return redirect("moderation:queue")


@staff_only
@require_POST
def queue_save(request: HttpRequest) -> HttpResponse:
    form = SaveForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Give the filter a name of 40 characters at most.")
        return redirect("moderation:queue")
    mine = SavedQueue.objects.filter(user=request.user)
    if mine.count() >= MOST_SAVED and not mine.filter(name=form.cleaned_data["name"]).exists():
        messages.error(request, f"{MOST_SAVED} filters are saved, which is the most. Forget one first.")
        return redirect("moderation:queue")
    saved = SavedQueue.keep(request.user, form.cleaned_data["name"], form.cleaned_data["query"])
    return redirect(f"{reverse('moderation:queue')}?{saved.query}")


@staff_only
@require_POST
def queue_forget(request: HttpRequest, pk: int) -> HttpResponse:
    get_object_or_404(SavedQueue, pk=pk, user=request.user).delete()
    return redirect("moderation:queue")
