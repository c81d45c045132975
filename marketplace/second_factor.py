"""Nobody uses a role with a password alone: staff set up a code of their own before they do anything else here."""

from collections.abc import Callable

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

WHY = "Your account has a role here. Set up the second factor first, under Settings; then everything is open again."
# Signing in and out and setting it up; what a page is made of; what belongs to nobody.
OPEN = ("/accounts/", "/static/", "/media/", "/theme/", "/healthz", "/readyz", "/favicon.ico")


def demand_second_factor(get_response: Callable[[HttpRequest], HttpResponse]):
    """Lead who has a role and no code to where it is set up; for visitors and members it does nothing."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not is_lacking(request):
            return get_response(request)
        if request.method in {"GET", "HEAD"}:
            return redirect("mfa_activate_totp")
        raise PermissionDenied(WHY)

    return middleware


def is_lacking(request: HttpRequest) -> bool:
    # Without the cookie nobody is signed in, and the session is left alone.
    if not settings.STAFF_NEEDS_SECOND_FACTOR or settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    if request.path.startswith(OPEN):
        return False
    user = request.user
    if not user.is_authenticated or not (user.is_staff or user.is_superuser):
        return False
    # A suspended or closed account has no role; its decision, its appeal and its export stay open to it.
    return not user.is_restricted and not has_code(user)


def has_code(user) -> bool:
    return Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()
