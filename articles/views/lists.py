"""Lists of articles: all, by topic, and every question they answer."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from articles.forms import ArticleSearchForm
from articles.glossary import terms
from articles.models import Article, Series, Topic
from articles.models.progress import read_by
from articles.reading import Reading
from articles.topics import find_topic
from marketplace.lib.methods import read_only


@login_not_required
@read_only
def article_list(request: HttpRequest) -> HttpResponse:
    form = ArticleSearchForm(request.GET)
    form.full_clean()
    listed = Article.objects.listed()
    typed = form.cleaned_data["q"]
    found = listed.search(typed)
    topic = form.cleaned_data.get("topic")
    # Each facet counts what its choice would show, so the topic chosen does not narrow the others.
    counted = Topic.objects.counted(found)
    context = {
        "topic": topic,
        "form": form,
        "words": str(typed),
        "articles": (found.about(topic) if topic else found).newest().for_cards(),
        "topics": counted,
        "series": Series.objects.counted(listed),
        "read": read_by(request.user),
    }
    return render(request, "articles/article_list.html", context)


@login_not_required
@read_only
def topic_detail(request: HttpRequest, slug: str) -> HttpResponse:
    topic = find_topic(slug)
    listed = Article.objects.listed()
    context = {
        "topic": topic,
        "articles": listed.about(topic).newest().for_cards(),
        "topics": Topic.objects.counted(listed),
        "read": read_by(request.user),
    }
    return render(request, "articles/topic_detail.html", context)


@login_not_required
@read_only
def series_detail(request: HttpRequest, slug: str) -> HttpResponse:
    series = get_object_or_404(Series, slug=slug)
    articles = Article.objects.listed().filter(series=series).order_by("series_position").for_cards()
    context = {"series": series, "articles": articles, "read": read_by(request.user)}
    return render(request, "articles/series_detail.html", context)


@login_not_required
@read_only
def glossary(request: HttpRequest) -> HttpResponse:
    return render(request, "articles/glossary.html", {"terms": terms()})


@login_not_required
@read_only
def faq_index(request: HttpRequest) -> HttpResponse:
    """Every question that a listed article answers, with its anchor there."""
    readings = [Reading(article) for article in Article.objects.listed().newest().for_reading()]
    asked = [reading for reading in readings if reading.questions]
    return render(request, "articles/faq_index.html", {"readings": asked})
