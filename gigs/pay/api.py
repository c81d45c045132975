"""Figures of pay as JSON: GET /api/v1/pay/, the same groups as the page and the file."""

from django.http import HttpRequest
from django.urls import path
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from marketplace.lib import pages
from marketplace.lib.api import Errors, UnusableError, list_of, listed, public_json
from marketplace.lib.params import clean

from . import asking, data

PER = 100
ORDER = pages.Order("pay", ("pk",))
WORDS = {name: str(field.label) for name, field in asking.PayForm.base_fields.items()}
WORDS |= {"after": "Place in the list", "before": "Place in the list"}
PARAMETERS = [OpenApiParameter(name, str, description=words) for name, words in WORDS.items()]


class FigureShape(serializers.Serializer):
    """Pay a day in whole units of its currency; `level` is null for all levels."""

    basis = serializers.ChoiceField(choices=["advertised", "agreed"])
    currency = serializers.CharField()
    kind = serializers.CharField()
    value = serializers.CharField(allow_blank=True)
    level = serializers.IntegerField(allow_null=True)
    since_on = serializers.DateField()
    until_on = serializers.DateField()
    n = serializers.IntegerField()
    clients = serializers.IntegerField()
    p10 = serializers.IntegerField()
    p25 = serializers.IntegerField()
    p50 = serializers.IntegerField()
    p75 = serializers.IntegerField()
    p90 = serializers.IntegerField()


@extend_schema(
    operation_id="pay", parameters=PARAMETERS, responses={200: list_of(FigureShape, "FigureList"), 400: Errors}
)
@public_json
def pay_list(request: HttpRequest) -> Response:
    """What groups of gigs pay, each with its n and period; never converted and never of few."""
    asked = asking.read(clean(request.GET))
    place = pages.places(request.GET, ORDER)
    if asked.errors or place.errors:
        raise UnusableError({**asked.errors, **place.errors})
    figures = data.figures(asked).order_by()
    page = pages.read(figures, ORDER, PER, place.after, place.before)
    return listed(request, [data.row(figure) for figure in page.rows], page, asked.pairs, figures.count())


urlpatterns = [path("pay/", pay_list, name="pay_list")]
