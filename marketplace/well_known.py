"""Small texts at addresses that programs know."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.utils import timezone

from marketplace.lib.methods import read_only

PRIVATE = ["/accounts/", "/admin/", "/dashboard/", "/moderation/cases/", "/notifications/", "/profile/", "/report/"]
PRIVATE += ["/saved/", "/settings/", "/standing/", "/theme/"]


@login_not_required
@read_only
def robots(request: HttpRequest) -> HttpResponse:
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in PRIVATE), f"Sitemap: {settings.SITE_URL}/sitemap.xml"]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


@login_not_required
@read_only
def security(request: HttpRequest) -> HttpResponse:
    if not settings.OPERATOR_EMAIL:
        raise Http404
    expires = (timezone.now() + timedelta(days=180)).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = [f"Contact: mailto:{settings.OPERATOR_EMAIL}", f"Expires: {expires.isoformat()}", "Preferred-Languages: en"]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


@login_not_required
@read_only
def change_password(request: HttpRequest) -> HttpResponse:
    return redirect("account_change_password")


@login_not_required
@read_only
def opensearch(request: HttpRequest) -> HttpResponse:
    return render(request, "opensearch.xml", content_type="application/opensearchdescription+xml; charset=utf-8")


@login_not_required
@read_only
def favicon(request: HttpRequest) -> HttpResponse:
    return redirect(static("img/favicon.svg"), permanent=False)
