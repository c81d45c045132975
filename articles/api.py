"""Articles as JSON: GET /api/v1/articles/, newest first."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import path
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from articles.forms import ArticleSearchForm
from articles.models import Article
from marketplace.lib import pages
from marketplace.lib.api import Errors, UnusableError, list_of, listed, public_json
from marketplace.lib.params import clean

PER = 20
NEWEST = pages.Order("articles", ("-published_at", "-pk"))
PARAMETERS = [
    OpenApiParameter("q", str, description="Words"),
    OpenApiParameter("topic", str, description="Topic, by its slug"),
    OpenApiParameter("after", str, description="Place in the list"),
    OpenApiParameter("before", str, description="Place in the list"),
]


class ArticleShape(serializers.Serializer):
    slug = serializers.CharField()
    url = serializers.CharField()
    title = serializers.CharField()
    deck = serializers.CharField()
    audience = serializers.CharField()
    topics = serializers.ListField(child=serializers.CharField())
    reading_minutes = serializers.IntegerField()
    published_at = serializers.DateTimeField()
    updated_on = serializers.DateField(allow_null=True)


@extend_schema(
    operation_id="articles", parameters=PARAMETERS, responses={200: list_of(ArticleShape, "ArticleList"), 400: Errors}
)
@public_json
def article_list(request: HttpRequest) -> Response:
    """The listed articles, without their text."""
    form = ArticleSearchForm(clean(request.GET))
    places = pages.places(request.GET, NEWEST)
    if form.errors or places.errors:
        raise UnusableError({**form.errors, **places.errors})
    words, topic = form.cleaned_data["q"], form.cleaned_data["topic"]
    found = Article.objects.listed().search(words)
    found = found.about(topic) if topic else found
    page = pages.read(found.for_cards(), NEWEST, PER, places.after, places.before)
    pairs = [(name, value) for name, value in (("q", str(words)), ("topic", topic and topic.slug)) if value]
    return listed(request, [article(one) for one in page.rows], page, pairs, found.count())


def article(one: Article) -> dict:
    return {
        "slug": one.slug,
        "url": settings.SITE_URL + one.get_absolute_url(),
        "title": one.title,
        "deck": one.deck,
        "audience": one.audience,
        "topics": [topic.slug for topic in one.topics.all()],
        "reading_minutes": one.reading_minutes,
        "published_at": one.published_at.isoformat(timespec="seconds").replace("+00:00", "Z"),
        "updated_on": one.updated_on and one.updated_on.isoformat(),
    }


urlpatterns = [path("articles/", article_list, name="article_list")]
