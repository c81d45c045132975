"""What happens to every request before a view sees it and to every answer before it leaves."""

from collections.abc import Callable

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property

from accounts.models.lifecycle import StaleError, StateError
from accounts.models.pause import PausedError
from marketplace import errors, headers
from marketplace.lib import request_id
from marketplace.lib.errors import GoneError, TooOftenError
from marketplace.lib.ids import new_public_id
from marketplace.patient_postgres.patience import READING, WRITING, patience

GetResponse = Callable[[HttpRequest], HttpResponse]
METHODS = ["GET", "HEAD", "OPTIONS", "POST"]
READS = {"GET", "HEAD", "OPTIONS"}
CHARSETS = {"", "utf-8", "utf8", "us-ascii"}

PAGES = [
    (PausedError, errors.paused),
    (StateError, errors.conflict),
    (StaleError, errors.conflict),
    (GoneError, errors.gone),
    (TooOftenError, errors.too_often),
]


def mark_request(get_response: GetResponse) -> GetResponse:
    """Give the request its id and its patience, and every answer the headers that no other middleware writes. First."""

    def middleware(request: HttpRequest) -> HttpResponse:
        token = request_id.current.set(new_public_id())
        waits = patience.set(READING if request.method in READS else WRITING)
        try:
            response = get_response(request)
            response.headers["X-Request-ID"] = request_id.current.get()
            for name, value in headers.OTHERS.items():
                response.headers.setdefault(name, value)
            if request.method == "HEAD" and not response.streaming:
                response.content = b""  # the server would only complain of it; what its length would be is said
            return response
        finally:
            request_id.current.reset(token)
            patience.reset(waits)

    return middleware


class ContentPolicy(CSPMiddleware):
    """The package puts the words of the policy together for every answer; ours are one of two."""

    @cached_property
    def policy(self) -> str:
        return build_policy()

    @cached_property
    def policy_of_the_admin(self) -> str:
        return build_policy(replace=dict.fromkeys(headers.TRUSTED_TYPES))

    def process_request(self, request: HttpRequest) -> None:
        """There are no nonces: nothing stands in a page that would need one."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        # Django's own pages of a developer's mistakes need their style.
        if not (settings.DEBUG and response.status_code in {404, 500}):
            is_admin = request.resolver_match and "admin" in request.resolver_match.app_names
            response.headers.setdefault(HEADER, self.policy_of_the_admin if is_admin else self.policy)
        return response


def refuse_oddities(get_response: GetResponse) -> GetResponse:
    """Turn away what would break Django's own error pages; before anything reads the request."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.method not in METHODS:
            return errors.wrong_method(request, METHODS)
        if is_odd(request):
            return errors.bad_request(request, ValueError("odd"))
        return get_response(request)

    return middleware


def is_odd(request: HttpRequest) -> bool:
    charset = request.content_params.get("charset", "").strip().lower()
    # A quoted cookie may spell a NUL as \000, and the session's key goes straight to the database.
    has_nul = "\0" in request.path or any("\0" in value for value in request.COOKIES.values())
    return charset not in CHARSETS or has_nul


class ErrorPages:
    """Give what views raise its page. Last in the list, so that it is asked first."""

    def __init__(self, get_response: GetResponse):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        for kind, answer in PAGES:
            if isinstance(exception, kind):
                return answer(request, exception)
        if isinstance(exception, errors.DATABASE_AWAY):
            return errors.away(request)
        if errors.is_unstorable(exception):
            return errors.bad_request(request, exception)
        return None
