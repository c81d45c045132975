"""A gig as the API writes it and `import_gigs` reads it, with the description of that shape."""

from collections import defaultdict
from collections.abc import Iterable

from django.conf import settings
from django.utils import timezone
from rest_framework import serializers

from gigs.models import Gig, GigSkill
from gigs.models.choices import NOT_STATED
from gigs.models.reply_rate import percents


class Span(serializers.Serializer):
    min = serializers.IntegerField(allow_null=True)
    max = serializers.IntegerField(allow_null=True)


class AskedSkill(serializers.Serializer):
    slug = serializers.CharField()
    need = serializers.ChoiceField(choices=GigSkill.Need.values)
    level = serializers.IntegerField(allow_null=True)


class Pay(Span):
    model = serializers.CharField()
    currency = serializers.CharField()
    hours_min = serializers.IntegerField(allow_null=True)
    hours_max = serializers.IntegerField(allow_null=True)
    day_min = serializers.IntegerField(allow_null=True)
    day_max = serializers.IntegerField(allow_null=True)


class Remote(serializers.Serializer):
    scope = serializers.CharField()
    countries = serializers.ListField(child=serializers.CharField())
    zone = serializers.CharField()
    overlap_hours = serializers.IntegerField(allow_null=True)


class ClientInShort(serializers.Serializer):
    name = serializers.CharField()
    slug = serializers.CharField()
    country = serializers.CharField()
    reply_rate = serializers.IntegerField(allow_null=True, help_text="Percent of 90 days; null under five answers.")


class Proposals(serializers.Serializer):
    live = serializers.IntegerField()
    max = serializers.IntegerField()


class GigShape(serializers.Serializer):
    public_id = serializers.CharField()
    url = serializers.CharField()
    title = serializers.CharField()
    summary = serializers.CharField()
    description = serializers.CharField()
    work_type = serializers.CharField()
    skills = AskedSkill(many=True)
    pay = Pay()
    level = serializers.IntegerField(allow_null=True)
    workplace = serializers.CharField()
    remote = Remote()
    city = serializers.CharField()
    country = serializers.CharField()
    duration_weeks = Span()
    hours_a_week = Span()
    tax = serializers.CharField()
    agency = serializers.CharField()
    assessment = serializers.CharField()
    client = ClientInShort()
    published_at = serializers.DateTimeField()
    expires_at = serializers.DateTimeField()
    status = serializers.CharField()
    proposals = Proposals()


def as_json(gigs: Iterable[Gig]) -> list[dict]:
    """All of them with skills, texts and reply rates in three queries, though a row of a list leaves its text out."""
    gigs = list(gigs)
    ids = [gig.pk for gig in gigs]
    texts = dict(Gig.objects.filter(pk__in=ids).values_list("pk", "description"))
    skills = defaultdict(list)
    rows = GigSkill.objects.filter(gig__in=ids).order_by("gig", "position", "pk")
    for gig, slug, need, level in rows.values_list("gig_id", "skill__slug", "need", "level"):
        skills[gig].append({"slug": slug, "need": need, "level": level})
    rates = percents({gig.client_id for gig in gigs}, timezone.now())
    return [one(gig, texts[gig.pk], skills[gig.pk], rates.get(gig.client_id)) for gig in gigs]


def one(gig: Gig, description: str, skills: list[dict], reply_rate: int | None) -> dict:
    return {
        "public_id": gig.public_id,
        "url": settings.SITE_URL + gig.get_absolute_url(),
        "title": gig.title,
        "summary": gig.summary,
        "description": description,
        "work_type": gig.work_type or NOT_STATED,
        "skills": skills,
        "pay": pay(gig),
        "level": gig.level,
        "workplace": gig.workplace,
        "remote": {
            "scope": gig.remote_scope,
            "countries": gig.countries,
            "zone": gig.zone,
            "overlap_hours": gig.overlap_hours,
        },
        "city": gig.city,
        "country": gig.country,
        "duration_weeks": {"min": gig.weeks_min, "max": gig.weeks_max},
        "hours_a_week": {"min": gig.week_hours_min, "max": gig.week_hours_max},
        "tax": gig.tax,
        "agency": gig.agency,
        "assessment": gig.assessment,
        "client": client(gig, reply_rate),
        "published_at": stamp(gig.published_at),
        "expires_at": stamp(gig.expires_at),
        "status": gig.status,
        "proposals": {"live": gig.live_proposals, "max": gig.max_proposals},
    }


def pay(gig: Gig) -> dict:
    return {
        "model": gig.pay_model,
        "min": gig.pay_min,
        "max": gig.pay_max,
        "currency": gig.currency,
        "hours_min": gig.hours_min,
        "hours_max": gig.hours_max,
        "day_min": gig.day_min,
        "day_max": gig.day_max,
    }


def client(gig: Gig, reply_rate: int | None) -> dict:
    whose = gig.client
    return {"name": whose.name, "slug": whose.slug, "country": whose.country, "reply_rate": reply_rate}


def stamp(moment) -> str:
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")
