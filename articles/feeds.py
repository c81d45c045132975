"""The newest articles as Atom: the same that the lists show."""

from datetime import UTC, datetime, time

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from articles.models import Article, Topic
from articles.models.article_query import ArticleQuerySet

MOST = 50


@login_not_required
def article_feed(request: HttpRequest) -> HttpResponse:
    page = reverse("articles:article_list")
    return _atom(request, "Articles", page, Article.objects.listed())


@login_not_required
def topic_feed(request: HttpRequest, slug: str) -> HttpResponse:
    topic = get_object_or_404(Topic, slug=slug)
    return _atom(request, topic.name, topic.get_absolute_url(), Article.objects.listed().about(topic))


def _atom(request: HttpRequest, title: str, page: str, articles: ArticleQuerySet) -> HttpResponse:
    feed = Atom1Feed(
        title=f"{settings.SITE_NAME}: {title}",
        link=settings.SITE_URL + page,
        feed_url=settings.SITE_URL + request.path,
        description="",
        language="en-GB",
    )
    for article in articles.newest().for_cards()[:MOST]:
        feed.add_item(**_entry(article))
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _entry(article: Article) -> dict:
    address = settings.SITE_URL + article.get_absolute_url()
    return {
        "title": article.title,
        "link": address,
        "unique_id": address,
        "description": article.deck,
        "author_name": settings.SITE_NAME,
        "pubdate": article.published_at,
        "updateddate": max(article.published_at, datetime.combine(article.updated_on, time(), UTC)),
        "categories": [topic.name for topic in article.topics.all()],
    }
