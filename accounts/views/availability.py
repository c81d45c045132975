"""Saying again that one is free: from the editor, or from the mail without signing in."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from accounts.models import Developer


@require_POST
def availability_confirm(request: HttpRequest) -> HttpResponse:
    get_object_or_404(Developer, user=request.user).confirm_availability(request.user)
    messages.success(request, "Thank you: your availability counts as confirmed for 14 days.")
    return redirect("accounts:profile_edit")


@login_not_required
def availability_confirm_mail(request: HttpRequest, token: str) -> HttpResponse:
    """The mail's link: GET asks, one button confirms. The token is the right, and serves one statement."""
    developer = Developer.objects.for_reminder(token)
    if developer is None:
        raise Http404
    if request.method == "POST" and not developer.is_confirmed_since(token):
        developer.confirm_availability(developer.user)
    context = {"developer": developer, "is_done": developer.is_confirmed_since(token)}
    return render(request, "accounts/availability_confirm.html", context)
