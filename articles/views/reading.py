"""One article, as it is read."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from articles import live, structured
from articles.models import Article, ArticleSlug
from articles.reading import Reading
from gigs.keeping import for_visitors
from marketplace.lib.errors import GoneError
from marketplace.lib.keeping import Kept
from marketplace.lib.methods import read_only

RELATED = 3
# More than a series and a topic hold together.
NEAREST = 60
# What a visitor reads may be as old as a list of gigs: what is taken away leaves within five seconds.
PAGES: Kept[tuple[int, bytes]] = Kept(seconds=4, most=200)


@login_not_required
@read_only
def article_detail(request: HttpRequest, slug: str) -> HttpResponse:
    try:
        return for_visitors(request, lambda: _page(request, slug), PAGES)
    except Article.DoesNotExist:
        if moved := _moved(request, slug):
            return moved
        raise gone(slug) from None


def _page(request: HttpRequest, slug: str) -> HttpResponse:
    visible = Article.objects.visible_to(request.user).with_text()
    article = visible.for_reading().get(slug=slug)
    reading = Reading(article, request)
    context = {
        "article": article,
        "reading": reading,
        "structured": structured.of_article(reading) if article.is_listed else [],
        **_around(article),
    }
    if not reading.fences("gigs"):
        context["gigs"] = live.open_gigs(reading.skills)
    return render(request, "articles/article_detail.html", context)


def _around(article: Article) -> dict:
    """What to read before, next or instead, in one query."""
    near = list(Article.objects.listed().near(article)[:NEAREST])
    series = {
        other.series_position: other for other in near if article.series_id and other.series_id == article.series_id
    }
    before, after = (series.get(article.series_position + step) for step in (-1, 1))
    related = [other for other in near if other not in (before, after)][:RELATED]
    return {"related": related, "neighbours": {"before": before, "after": after}}


def _moved(request: HttpRequest, slug: str) -> HttpResponse | None:
    """To the present address, for whoever may read there."""
    visible = Article.objects.visible_to(request.user)
    former = ArticleSlug.objects.filter(slug=slug, article__in=visible).select_related("article").first()
    return redirect(former.article, permanent=True) if former else None


def gone(slug: str) -> GoneError | Http404:
    article = Article.objects.gone().filter(slug=slug).first()
    if article is None:
        return Http404()
    if article.status == Article.Status.RETRACTED:
        return GoneError(f"We retracted “{article.title}”: {article.retraction_reason}")
    return GoneError()
