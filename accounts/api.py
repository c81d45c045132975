"""Developers and skills as JSON, as a visitor sees them: GET /api/v1/developers/ and /api/v1/skills/."""

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import prefetch_related_objects
from django.http import HttpRequest
from django.urls import path
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from accounts import directory
from accounts.filters import DeveloperFilter
from accounts.models import Developer, Skill
from accounts.models.developer_query import developer_skills
from marketplace.lib import pages
from marketplace.lib.api import Errors, UnusableError, list_of, listed, parameters, public_json

PER = 20
MOST_COUNTED = 10_000


class KnownSkill(serializers.Serializer):
    slug = serializers.CharField()
    level = serializers.IntegerField(allow_null=True)


class SeenRate(serializers.Serializer):
    unit = serializers.CharField()
    min = serializers.IntegerField()
    max = serializers.IntegerField()
    currency = serializers.CharField()


class DeveloperShape(serializers.Serializer):
    handle = serializers.CharField()
    url = serializers.CharField()
    name = serializers.CharField()
    headline = serializers.CharField()
    city = serializers.CharField()
    country = serializers.CharField()
    specialisms = serializers.ListField(child=serializers.CharField())
    skills = KnownSkill(many=True)
    availability = serializers.CharField()
    reply_rate = serializers.IntegerField(allow_null=True)
    rates = SeenRate(many=True)


class SkillShape(serializers.Serializer):
    slug = serializers.CharField()
    url = serializers.CharField()
    name = serializers.CharField()
    group = serializers.CharField()
    kind = serializers.CharField()
    aliases = serializers.ListField(child=serializers.CharField())


@extend_schema(
    operation_id="developers",
    parameters=parameters(DeveloperFilter),
    responses={200: list_of(DeveloperShape, "DeveloperList"), 400: Errors},
)
@public_json
def developer_list(request: HttpRequest) -> Response:
    """The directory that everybody sees, with the filters of its page."""
    visitor = AnonymousUser()
    asked = DeveloperFilter(request.GET, visitor)
    if asked.form.errors:
        raise UnusableError(asked.form.errors)
    found = asked.qs
    counted = found.order_by()[: MOST_COUNTED + 1].count()
    page = directory.page(asked, PER)
    prefetch_related_objects(page.rows, developer_skills())
    results = [developer(one) for one in page.rows]
    return listed(request, results, page, asked.pairs, counted if counted <= MOST_COUNTED else None)


def developer(one: Developer) -> dict:
    """Only `seen_rates` may be written into an answer."""
    return {
        "handle": one.handle,
        "url": settings.SITE_URL + one.get_absolute_url(),
        "name": str(one),
        "headline": one.headline,
        "city": one.city,
        "country": one.country,
        "specialisms": list(one.specialisms),
        "skills": [{"slug": row.skill.slug, "level": row.level} for row in one.developer_skills.all()],
        "availability": one.free,
        "reply_rate": one.reply_rate,
        "rates": [
            {"unit": rate.unit, "min": rate.low, "max": rate.high, "currency": rate.currency} for rate in one.seen_rates
        ],
    }


@extend_schema(operation_id="skills", responses={200: list_of(SkillShape, "SkillList")})
@public_json
def skill_list(request: HttpRequest) -> Response:
    """The whole vocabulary on one page."""
    skills = Skill.objects.active().annotate(
        aliases=ArrayAgg("alias_rows__word", default=[], order_by="alias_rows__word")
    )
    results = [skill(one) for one in skills.order_by("name")]
    return listed(request, results, pages.Page([], "", ""), [], len(results))


def skill(one: Skill) -> dict:
    return {
        "slug": one.slug,
        "url": settings.SITE_URL + one.get_absolute_url(),
        "name": one.name,
        "group": one.group,
        "kind": one.kind,
        "aliases": [word for word in one.aliases if word],
    }


urlpatterns = [
    path("developers/", developer_list, name="developer_list"),
    path("skills/", skill_list, name="skill_list"),
]
