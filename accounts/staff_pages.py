"""Who may open a page of staff's. A superuser may open all, and the audit hears of each time."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse

from accounts.models import record
from marketplace.lib.params import storable


def staff_page(right: str) -> Callable[[Callable], Callable]:
    """Mark a view as for who has this right: visitors are sent to the sign-in, members without it get 403."""

    def guarded(view: Callable) -> Callable:
        @permission_required(right, raise_exception=True)
        @wraps(view)
        def told(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            tell_of_superuser(request)
            return view(request, *args, **kwargs)

        return told

    return guarded


def tell_of_superuser(request: HttpRequest) -> None:
    """An audit event where a superuser uses the powers of one, before whatever is done with them."""
    if request.user.is_active and request.user.is_superuser:
        use = {"method": request.method, "path": storable(request.path)[:300]}
        record("superuser.use", request.user, request.user, role="superuser", after=use)
