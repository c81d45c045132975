"""The operator's own pages: texts to adapt, filled from `OPERATOR_…`."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


@login_not_required
def about(request: HttpRequest) -> HttpResponse:
    return _page(request, "pages/about.html")


@login_not_required
def contact(request: HttpRequest) -> HttpResponse:
    return _page(request, "pages/contact.html")


@login_not_required
def imprint(request: HttpRequest) -> HttpResponse:
    return _page(request, "pages/imprint.html")


@login_not_required
def privacy(request: HttpRequest) -> HttpResponse:
    return _page(request, "pages/privacy.html")


@login_not_required
def terms(request: HttpRequest) -> HttpResponse:
    return _page(request, "pages/terms.html")


def _page(request: HttpRequest, template: str) -> HttpResponse:
    operator = {name: getattr(settings, name) for name in ("OPERATOR_NAME", "OPERATOR_ADDRESS", "OPERATOR_EMAIL")}
    return render(request, template, operator)
