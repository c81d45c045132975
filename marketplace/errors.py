"""The pages for what went wrong. Plain ones need no database, no session and no request that can be read."""

import sys
from http import HTTPStatus
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.db import DataError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.csrf import requires_csrf_token

from marketplace.lib import request_id

DATABASE_AWAY = (OperationalError, InterfaceError)
RETRY_AFTER = 5
# What no person typed: where to go on, which form it was, and which version of something it was filled from.
UNTYPED_FIELDS = {"csrfmiddlewaretoken", "next", "key", "waiting"}
VERSION = "version"


# -- handlers, named in marketplace.urls and in settings


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    too_large = isinstance(exception, RequestDataTooBig)
    response = plain(request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE if too_large else HTTPStatus.BAD_REQUEST)
    if too_large:
        # What was not read of the body would be taken for the next request.
        response["Connection"] = "close"
    return response


@requires_csrf_token
def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(request, HTTPStatus.FORBIDDEN, words=str(exception or ""), typed=typed(request))


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    return page(request, HTTPStatus.FORBIDDEN, words="", is_form=True, typed=typed(request))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return page(request, HTTPStatus.NOT_FOUND)


def broken(request: HttpRequest) -> HttpResponse:
    if isinstance(sys.exception(), DATABASE_AWAY):
        return away(request)
    return plain(request, HTTPStatus.INTERNAL_SERVER_ERROR)


# -- answers of the middleware


def away(request: HttpRequest) -> HttpResponse:
    """The database does not answer, or not in time."""
    return plain(request, HTTPStatus.SERVICE_UNAVAILABLE, {"Retry-After": str(RETRY_AFTER)}, typed=typed(request))


def wrong_method(request: HttpRequest, allowed: list[str]) -> HttpResponse:
    return plain(request, HTTPStatus.METHOD_NOT_ALLOWED, {"Allow": ", ".join(allowed)})


def conflict(request: HttpRequest, exception: Exception) -> HttpResponse:
    return page(request, HTTPStatus.CONFLICT, words=str(exception), typed=typed(request), back=came_from(request))


def paused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A conflict with what was decided about the reader's account, so the page leads to that."""
    words, back = str(exception), came_from(request)
    return page(request, HTTPStatus.CONFLICT, words=words, typed=typed(request), back=back, is_restricted=True)


def gone(request: HttpRequest, exception: Exception) -> HttpResponse:
    return page(request, HTTPStatus.GONE, words=str(exception))


def too_often(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Also allauth's page for its own limits, which come without an exception."""
    retry_after = getattr(exception, "retry_after", 60)
    response = page(request, HTTPStatus.TOO_MANY_REQUESTS, words=str(exception or ""), typed=typed(request))
    response["Retry-After"] = str(retry_after)
    return response


def is_unstorable(exception: Exception) -> bool:
    """Whether the database was handed what no column holds: a NUL, a number out of range."""
    return isinstance(exception, DataError) or (isinstance(exception, ValueError) and "NUL" in str(exception))


# -- parts


def page(request: HttpRequest, status: HTTPStatus, **context) -> HttpResponse:
    """A page of the site, with the head and foot that the reader knows."""
    if wants_json(request):
        return as_json(status, context.get("words"))
    return render(request, f"{status:d}.html", context, status=status)


def plain(request: HttpRequest, status: HTTPStatus, headers: dict | None = None, **context) -> HttpResponse:
    if wants_json(request):
        response = as_json(status)
    else:
        words = render_to_string(f"{status:d}.html", plain_context(request, status) | context)
        response = HttpResponse(words, status=status)
    for name, value in (headers or {}).items():
        response[name] = value
    return response


def plain_context(request: HttpRequest, status: HTTPStatus) -> dict:
    return {
        "SITE_NAME": settings.SITE_NAME,
        "OPERATOR_EMAIL": settings.OPERATOR_EMAIL,
        "request_line": f"{request.method} {request.path}"[:120],
        "request_id": request_id.current.get(),
        "status": int(status),
        "now": timezone.now(),
    }


def wants_json(request: HttpRequest) -> bool:
    return request.path.startswith("/api/v")


def as_json(status: HTTPStatus, words: str | None = None) -> HttpResponse:
    return JsonResponse({"errors": {"request": [words or status.phrase]}}, status=status)


def came_from(request: HttpRequest) -> str:
    """The page of ours that the form stood on; the address itself may answer only to POST."""
    referrer = urlsplit(request.headers.get("Referer", ""))
    is_ours = referrer.netloc == request.get_host() and not referrer.path.startswith("//")
    return f"{referrer.path}?{referrer.query}" if is_ours else ""


def typed(request: HttpRequest) -> list[tuple[str, str]]:
    """What the person wrote, to be shown so that nothing is lost; never a password."""
    return [
        (name.replace("_", " ").capitalize(), value)
        for name, values in _sent(request)
        for value in values
        if value.strip() and name not in UNTYPED_FIELDS and "password" not in name and not name.endswith(VERSION)
    ]


def _sent(request: HttpRequest) -> list[tuple[str, list[str]]]:
    """Nothing of a form that is too large to be read: what was refused before it was read stays refused."""
    try:
        return list(request.POST.lists()) if request.method == "POST" else []
    except SuspiciousOperation:
        return []
