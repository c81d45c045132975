"""A view asked by itself, as one person: no middleware, no session, no page of an error. For tables of many answers.

That nobody gets to a view without signing in, and what the pages of errors look like, stands in tests of their own.
"""

from urllib.parse import urlencode

from django.contrib.messages.storage.cookie import CookieStorage
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.test import RequestFactory
from django.urls import resolve, reverse

from accounts.models import StaleError, StateError

FORM = "application/x-www-form-urlencoded"
STATUS = {Http404: 404, PermissionDenied: 403, StateError: 409, StaleError: 409}


def get(user, name: str, *args) -> int:
    """The status with which the view shows its page, or that of the page which its refusal gets."""
    return _ask(user, RequestFactory().get(reverse(name, args=args)))


def post(user, name: str, *args, data: dict | None = None) -> int:
    """The same for what is sent, as a form without files sends it: parts of many kinds take eight times as long."""
    sent = urlencode(data or {}, doseq=True)
    return _ask(user, RequestFactory().post(reverse(name, args=args), sent, content_type=FORM))


def _ask(user, request) -> int:
    request.user, request._messages = user, CookieStorage(request)
    found = resolve(request.path)
    try:
        return found.func(request, *found.args, **found.kwargs).status_code
    except tuple(STATUS) as refusal:
        return next(status for kind, status in STATUS.items() if isinstance(refusal, kind))
