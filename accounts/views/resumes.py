"""Bringing a profile along from elsewhere."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.forms.resume import ResumeForm
from accounts.resume import keep

from .profile import mine


def resume_import(request: HttpRequest) -> HttpResponse:
    """Take a JSON Resume over into my profile, and say what had no place."""
    is_sent = request.method == "POST"
    form = ResumeForm(request.POST, request.FILES) if is_sent else ResumeForm()
    context = {"form": form, "developer": mine(request)}
    if not is_sent or not form.is_valid():
        return render(request, "accounts/resume_import.html", context, status=422 if is_sent else 200)
    parsed = form.cleaned_data["resume"]
    context["taken"] = keep(parsed, context["developer"], request.user)
    context["left_out"] = parsed.left_out
    return render(request, "accounts/resume_import.html", context)
