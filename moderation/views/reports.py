"""Saying that something is wrong, and following what becomes of it."""

from urllib.parse import urlsplit

from allauth.account.adapter import get_adapter
from django.contrib.auth.decorators import login_not_required
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import Resolver404, resolve
from django.views.decorators.cache import never_cache

from marketplace.lib import ratelimit
from marketplace.lib.methods import read_only
from marketplace.lib.params import storable
from moderation.forms.report import ReportForm
from moderation.models import Report
from moderation.models.subject import KINDS, kind_of, model_of, title_of

REPORTS_AN_HOUR = 10
HOUR = 3600


@login_not_required
def report_new(request: HttpRequest) -> HttpResponse:
    address = storable(request.GET.get("about", ""))
    about = find(address, request.user)
    if about is None:
        # The same answer whether there is nothing or nothing for this reader.
        context = {"address": address}
        return render(request, "moderation/report_where.html", context, status=404 if address else 200)
    form = ReportForm(request.POST or None, about=about, user=request.user)
    if request.method == "POST" and form.is_valid():
        ratelimit.spend(f"report:{sender(request)}", REPORTS_AN_HOUR, HOUR)
        return redirect(form.send())
    context = {"form": form, "about": about, "noun": kind_of(about).noun, "title": title_of(about), "address": address}
    return render(request, "moderation/report_new.html", context, status=422 if form.errors else 200)


@login_not_required
@read_only
@never_cache
def report_status(request: HttpRequest, code: str) -> HttpResponse:
    report = get_object_or_404(Report.objects.select_related("decision__clause", "about_type"), code=code)
    return render(request, "moderation/report_status.html", {"report": report})


# -- parts


def find(address: str, user) -> models.Model | None:
    """The object whose public page is at this address, if this reader may see it."""
    try:
        match = resolve(urlsplit(address.strip()).path)
    except (Resolver404, ValueError):
        return None
    kind = next((kind for kind in KINDS.values() if kind.view == match.view_name), None)
    if kind is None:
        return None
    return model_of(kind).objects.visible_to(user).filter(**{kind.lookup: match.kwargs.get(kind.lookup)}).first()


def sender(request: HttpRequest) -> str:
    if request.user.is_authenticated:
        return f"user:{request.user.pk}"
    return f"address:{get_adapter().get_client_ip(request)}"
