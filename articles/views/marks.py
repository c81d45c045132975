"""A member's reading list: kept for later, and read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from articles.models import Article, Progress
from marketplace.lib.methods import read_only

MARKS = {"keep": "kept_at", "read": "read_at"}


@read_only
def reading_list(request: HttpRequest) -> HttpResponse:
    mine = Progress.objects.filter(user=request.user, article__in=Article.objects.listed())
    mine = mine.select_related("article").order_by("-kept_at", "-read_at")
    context = {"kept": mine.filter(kept_at__isnull=False), "read": mine.filter(read_at__isnull=False, kept_at=None)}
    return render(request, "articles/reading_list.html", context)


@require_POST
def article_mark(request: HttpRequest, slug: str) -> HttpResponse:
    """Set or clear one mark: `mark=keep|read`, `on=1|0`."""
    article = get_object_or_404(Article.objects.visible_to(request.user).with_text(), slug=slug)
    field = MARKS.get(request.POST.get("mark", ""))
    if field:
        moment = timezone.now() if request.POST.get("on") == "1" else None
        Progress.objects.update_or_create(user=request.user, article=article, defaults={field: moment})
    return redirect(article)
