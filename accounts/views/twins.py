"""A profile in other forms: a CV for paper, JSON Resume, a vCard. Each shows what its page shows, and no more."""

import json

from django.contrib.auth.decorators import login_not_required
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.cv import cv
from accounts.resume import resume
from accounts.vcard import card
from marketplace.lib.methods import read_only

from .reading import audience_of, find


@login_not_required
@read_only
def developer_cv(request: HttpRequest, handle: str) -> HttpResponse:
    developer = find(request, handle)
    if developer.handle != handle:
        return redirect("accounts:developer_cv", developer.handle, permanent=True)
    audience_of(request, developer)
    return render(request, "accounts/developer_cv.html", {"developer": developer} | cv(developer))


@login_not_required
@read_only
def developer_resume(request: HttpRequest, handle: str) -> HttpResponse:
    """JSON Resume; its owner gets everything, unless they look with another's eyes."""
    developer = find(request, handle)
    if developer.handle != handle:
        return redirect("accounts:developer_resume", developer.handle, permanent=True)
    audience = audience_of(request, developer)
    document = resume(developer, mine=developer.user_id == request.user.pk and not audience)
    text = json.dumps(document, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
    return file(text, "application/json", f"{developer.handle}.json")


@login_not_required
@read_only
def developer_card(request: HttpRequest, handle: str) -> HttpResponse:
    developer = find(request, handle)
    if developer.handle != handle:
        return redirect("accounts:developer_card", developer.handle, permanent=True)
    return file(card(developer), "text/vcard; charset=utf-8", f"{developer.handle}.vcf", "attachment")


def file(text: str, kind: str, name: str, disposition: str = "inline") -> HttpResponse:
    answer = HttpResponse(text, content_type=kind)
    answer["Content-Disposition"] = f'{disposition}; filename="{name}"'
    answer["X-Robots-Tag"] = "noindex"
    return answer
