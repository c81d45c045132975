"""The operator's own pages: texts to adapt, filled from `OPERATOR_…`."""

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts import retention as accounts
from accounts.models import closing
from gigs import clock
from gigs.hiring import retention as hiring
from marketplace.lib.methods import read_only

# What is kept and for how many days, from the constants by which the clock lets go of it.
KEPT = [
    ("Accounts whose address was never confirmed", accounts.UNCONFIRMED_FOR.days),
    ("Drafts that nobody touches", clock.DRAFTS_KEPT_FOR.days),
    ("News, once it was told", accounts.NEWS_KEPT_FOR.days),
    ("The words of a proposal, after its end", hiring.PROPOSALS.days),
    ("Messages about work that was agreed, after the last thing that happened in it", hiring.MESSAGES.days),
    ("The text of an agreement, after the last thing that happened in it", hiring.AGREEMENTS.days),
]


@login_not_required
@read_only
def about(request: HttpRequest) -> HttpResponse:
    return _page(request, "pages/about.html")


@login_not_required
@read_only
def contact(request: HttpRequest) -> HttpResponse:
    return _page(request, "pages/contact.html")


@login_not_required
@read_only
def imprint(request: HttpRequest) -> HttpResponse:
    return _page(request, "pages/imprint.html")


@login_not_required
@read_only
def privacy(request: HttpRequest) -> HttpResponse:
    kept = [(what, lasting(days)) for what, days in KEPT]
    return _page(request, "pages/privacy.html", kept=kept, grace=closing.GRACE.days)


@login_not_required
@read_only
def terms(request: HttpRequest) -> HttpResponse:
    return _page(request, "pages/terms.html")


def lasting(days: int) -> str:
    return f"{days} days" if days < 730 else f"{days // 365} years"


def _page(request: HttpRequest, template: str, **context: Any) -> HttpResponse:
    operator = {name: getattr(settings, name) for name in ("OPERATOR_NAME", "OPERATOR_ADDRESS", "OPERATOR_EMAIL")}
    return render(request, template, operator | context)
