"""The newest articles as Atom: the same that the lists show."""

from datetime import UTC, datetime, time

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.text import slugify

from articles.front_matter import SITE
from articles.models import Article, Series
from articles.models.article_query import ArticleQuerySet
from articles.topics import find_topic
from marketplace.lib.control_signs import one_line
from marketplace.lib.methods import read_only

MOST = 50


@login_not_required
@read_only
def article_feed(request: HttpRequest) -> HttpResponse:
    page = reverse("articles:article_list")
    return _atom(request, "Articles", page, Article.objects.listed())


@login_not_required
@read_only
def topic_feed(request: HttpRequest, slug: str) -> HttpResponse:
    topic = find_topic(slug)
    return _atom(request, topic.name, topic.get_absolute_url(), Article.objects.listed().about(topic))


@login_not_required
@read_only
def series_feed(request: HttpRequest, slug: str) -> HttpResponse:
    series = get_object_or_404(Series, slug=slug)
    return _atom(request, series.name, series.get_absolute_url(), Article.objects.listed().filter(series=series))


@login_not_required
@read_only
def author_feed(request: HttpRequest, slug: str) -> HttpResponse:
    """What one name has signed: the site's own, or a person's."""
    listed = Article.objects.listed().select_related("revision")
    names = {slugify(name): name for article in listed for name in article.revision.fields.get("authors", [])}
    if slug not in names:
        raise Http404
    signed = listed.filter(revision__fields__authors__contains=[names[slug]])
    return _atom(request, author_name(names[slug]), reverse("articles:article_list"), signed)


def author_name(name: str) -> str:
    return settings.SITE_NAME if name == SITE else name


def _atom(request: HttpRequest, title: str, page: str, articles: ArticleQuerySet) -> HttpResponse:
    feed = Atom1Feed(
        title=f"{settings.SITE_NAME}: {title}",
        link=settings.SITE_URL + page,
        feed_url=settings.SITE_URL + request.path,
        description="",
        language="en-GB",
    )
    for article in articles.newest().for_cards().select_related("revision").defer("revision__body")[:MOST]:
        feed.add_item(**_entry(article))
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _entry(article: Article) -> dict:
    address = settings.SITE_URL + article.get_absolute_url()
    return {
        "title": one_line(article.title),
        "link": address,
        "unique_id": address,
        "description": one_line(article.deck),
        "author_name": one_line(", ".join(map(author_name, article.revision.fields.get("authors", [SITE])))),
        "pubdate": article.published_at,
        "updateddate": max(article.published_at, datetime.combine(article.updated_on, time(), UTC)),
        "categories": [topic.name for topic in article.topics.all()],
    }
