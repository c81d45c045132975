"""Ticks that a member keeps in an article: POST /articles/<slug>/progress/."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from articles.blocks import checklist
from articles.models import Article, Progress
from articles.reading import Reading


@require_POST
def progress_keep(request: HttpRequest, slug: str) -> HttpResponse:
    article = get_object_or_404(Article.objects.visible_to(request.user).with_text().for_reading(), slug=slug)
    known = [item.key for fence in Reading(article).fences("checklist") for item in checklist.items(fence)]
    sent = set(request.POST.getlist("done"))
    done = [key for key in known if key in sent]
    Progress.objects.update_or_create(user=request.user, article=article, defaults={"done": done})
    return redirect(article)
