"""Light, dark or what the system says: one cookie, set only when somebody asks for it."""

from urllib.parse import urlsplit

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from marketplace.errors import forbidden

COOKIE = "theme"
THEMES = {"light", "dark"}
A_YEAR = 365 * 24 * 60 * 60


def chosen_theme(request: HttpRequest) -> str:
    """`light`, `dark`, or nothing where the system decides."""
    value = request.COOKIES.get(COOKIE, "")
    return value if value in THEMES else ""


# A token would need a cookie for every visitor; the origin says as much.
@csrf_exempt
@login_not_required
@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    if not is_ours(request):
        return forbidden(request)
    response = redirect(safe_path(request.POST.get("next", "")), permanent=False)
    wanted = request.POST.get("theme")
    if wanted in THEMES:
        response.set_cookie(COOKIE, wanted, max_age=A_YEAR, secure=request.is_secure(), httponly=True, samesite="Lax")
    else:
        response.delete_cookie(COOKIE, samesite="Lax")
    return response


def is_ours(request: HttpRequest) -> bool:
    """Whether the browser says that the form stood on a page of this site."""
    origin = urlsplit(request.headers.get("Origin", ""))
    return (origin.scheme, origin.netloc) == (request.scheme, request.get_host())


def safe_path(path: str) -> str:
    """The path where it is one of this site, else the front page."""
    is_path = path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None)
    return path if is_path and path.isprintable() else "/"
