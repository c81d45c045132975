"""The desk: what is being written, what waits for a reader, what is due for another look."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from articles.desk_forms import BeginForm
from articles.models import Article
from articles.models.writing import begin
from articles.views.desk.access import editors_only

DUE_MOST = 30


@editors_only
@require_http_methods(["GET", "HEAD", "POST"])
def desk(request: HttpRequest) -> HttpResponse:
    form = BeginForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        article = begin(request.user, form.cleaned_data["title"], form.cleaned_data["slug"])
        return redirect("articles:desk_article", article.public_id)
    articles = Article.objects.with_newest_title().select_related("edit_lock__by").order_by("-updated_at")
    due = articles.filter(status="published", is_evergreen=False, review_by__lt=timezone.localdate())
    context = {
        "form": form,
        "open": articles.unsettled(),
        "due": due.order_by("review_by")[:DUE_MOST],
        "settled": articles.filter(revising="").exclude(pk__in=articles.unsettled().values("pk")),
    }
    return render(request, "articles/desk/desk.html", context, status=422 if form.errors else 200)
