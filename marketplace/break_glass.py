"""A superuser may do everything, so the audit hears of each page that one opens or sends, before it happens."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from accounts.models import record
from marketplace.lib.params import storable

# What a page is made of, what the admin fetches for its forms, and what belongs to nobody.
QUIET = ("/static/", "/media/", "/theme/", "/healthz", "/readyz", "/favicon.ico", "/admin/jsi18n/")


def tell_of_superusers(get_response: Callable[[HttpRequest], HttpResponse]):
    """Record each use; for everybody else it does nothing."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if is_use(request):
            use = {"method": request.method, "path": storable(request.path)[:300]}
            record("superuser.use", request.user, request.user, role="superuser", after=use)
        return get_response(request)

    return middleware


def is_use(request: HttpRequest) -> bool:
    # Without the cookie nobody is signed in, and the session is left alone.
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or request.path.startswith(QUIET):
        return False
    return request.user.is_active and request.user.is_superuser
