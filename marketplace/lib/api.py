"""What every answer of the API has in common: read-only JSON, tagged, limited, with errors by parameter."""

from collections.abc import Callable
from http import HTTPStatus

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.views.decorators.http import conditional_page
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers
from rest_framework.decorators import api_view
from rest_framework.exceptions import APIException
from rest_framework.response import Response

from marketplace.lib.addresses import Pairs, replacing
from marketplace.lib.errors import GoneError, TooOftenError
from marketplace.lib.pages import Page
from marketplace.lib.ratelimit import spend

REQUESTS_A_MINUTE = 120
MINUTE = 60


class UnusableError(APIException):
    """Parameters that cannot be used: {name: [sentence, …]}."""

    status_code = HTTPStatus.BAD_REQUEST

    def __init__(self, errors: dict[str, list[str]]):
        self.errors = {name: [str(sentence) for sentence in sentences] for name, sentences in errors.items()}
        super().__init__()


def public_json(view: Callable) -> Callable:
    """A view of the API: GET and HEAD by anybody, so often a minute, with an ETag of what it answers."""

    def limited(request: HttpRequest, *args, **kwargs) -> Response:
        spend(f"api:{request.META.get('REMOTE_ADDR', '')}", REQUESTS_A_MINUTE, MINUTE)
        return view(request, *args, **kwargs)

    limited.__name__, limited.__doc__ = view.__name__, view.__doc__
    return login_not_required(conditional_page(api_view(["GET", "HEAD"])(limited)))


def refusal(error: Exception, context: dict) -> Response | None:
    """What a view raised as `{errors: {parameter: [text]}}`; what is not a refusal goes on to the site's handlers."""
    if isinstance(error, UnusableError):
        return Response({"errors": error.errors}, status=error.status_code)
    for kind, status in STATUS.items():
        if isinstance(error, kind):
            words = str(error) if kind in {GoneError, TooOftenError} else ""
            response = Response({"errors": {"request": [words or status.phrase]}}, status=status)
            if kind is TooOftenError:
                response["Retry-After"] = str(error.retry_after)
            return response
    if isinstance(error, APIException):
        return Response({"errors": {"request": [str(error.detail)]}}, status=error.status_code)
    return None


STATUS = {
    Http404: HTTPStatus.NOT_FOUND,
    PermissionDenied: HTTPStatus.FORBIDDEN,
    GoneError: HTTPStatus.GONE,
    TooOftenError: HTTPStatus.TOO_MANY_REQUESTS,
}


def listed(request: HttpRequest, results: list, page: Page, pairs: Pairs, count: int | None) -> Response:
    """A list with the addresses of its neighbours."""
    here = settings.SITE_URL + request.path
    return Response(
        {
            "count": count,
            "next": here + replacing(pairs, after=page.next) if page.next else None,
            "previous": here + replacing(pairs, before=page.previous) if page.previous else None,
            "results": results,
        }
    )


def list_of(serializer: type[serializers.Serializer], name: str) -> type[serializers.Serializer]:
    """The shape of a list, for the description of the API."""
    fields = {
        "count": serializers.IntegerField(allow_null=True),
        "next": serializers.CharField(allow_null=True),
        "previous": serializers.CharField(allow_null=True),
        "results": serializer(many=True),
    }
    return type(name, (serializers.Serializer,), fields)


class Errors(serializers.Serializer):
    errors = serializers.DictField(child=serializers.ListField(child=serializers.CharField()))


def parameters(kind: type) -> list[OpenApiParameter]:
    """Every parameter of a filter set; those with several values repeat."""
    return [
        OpenApiParameter(
            name,
            {"type": "array", "items": {"type": "string"}}
            if issubclass(one.field_class, forms.MultipleChoiceField)
            else {"type": "string"},
            description=str(one.label or ""),
            explode=True,
        )
        for name, one in kind.base_filters.items()
    ]
