"""The same articles for programs: /llms.txt, and each article as plain text."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from articles.models import Article
from articles.sources import numbered
from articles.views.reading import gone
from marketplace.lib.methods import read_only

PLAIN = "text/plain; charset=utf-8"


@login_not_required
@read_only
def llms(request: HttpRequest) -> HttpResponse:
    context = {
        "articles": Article.objects.listed().newest(),
        "SITE_NAME": settings.SITE_NAME,
        "SITE_URL": settings.SITE_URL,
    }
    return HttpResponse(render_to_string("articles/llms.txt", context), content_type=PLAIN)


@login_not_required
@read_only
def article_plain(request: HttpRequest, slug: str) -> HttpResponse:
    """The Markdown it was written in, with its sources; the tools stand as their data."""
    readable = Article.objects.visible_to(request.user).with_text()
    article = readable.for_reading().filter(slug=slug).first()
    if article is None:
        raise gone(slug)
    context = {"article": article, "sources": numbered(article.revision.claims), "SITE_URL": settings.SITE_URL}
    response = HttpResponse(render_to_string("articles/plain.txt", context), content_type=PLAIN)
    response["X-Robots-Tag"] = "noindex"
    return response
