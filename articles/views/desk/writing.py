"""One article on the desk: its text, what the lint says of it, and saving another."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from articles.desk_forms import HeroForm, ReasonForm, ReviewForm, ScheduleForm, TextForm
from articles.hero import Hero
from articles.models import Article, TakenError
from articles.models.fitness import findings
from articles.models.lock import EditLock
from articles.models.writing import may_accept, save_text
from articles.previews import preview_address
from articles.toml import dump_claims
from articles.views.desk.access import editors_only

ACTIONS = ["submit", "take_up", "send_back", "approve", "schedule", "unschedule", "publish", "archive", "retract"]


@editors_only
@require_http_methods(["GET", "HEAD", "POST"])
def desk_article(request: HttpRequest, public_id: str) -> HttpResponse:
    article = find(public_id)
    if request.method != "POST":
        return show(request, article, TextForm(initial=_initial(article), article=article))
    form = TextForm(request.POST, article=article)
    if not form.is_valid():
        return show(request, article, form, 422)
    article.version = form.cleaned_data["version"]
    try:
        save_text(article, request.user, form.fields_of_text(), form.cleaned_data["body"])
    except TakenError as error:
        form.add_error(None, str(error))
        return show(request, find(public_id), form, 409)
    return redirect("articles:desk_article", public_id)


def find(public_id: str) -> Article:
    return get_object_or_404(Article.objects.select_related("revision", "reviewed_by"), public_id=public_id)


def show(
    request: HttpRequest, article: Article, form: TextForm | None = None, status: int = 200, **more
) -> HttpResponse:
    """The desk's page of one article; `more` are forms with errors."""
    newest = article.revisions.first()
    accepted = {(waiver.rule, waiver.sentence): waiver for waiver in article.waivers.select_related("by")}
    context = {
        "article": article,
        "newest": newest,
        "form": form or TextForm(initial=_initial(article), article=article),
        "found": [(finding, accepted.get((finding.rule, finding.sentence))) for finding in findings(newest, deep=True)],
        "reviews": newest.reviews.standing().select_related("by"),
        "texts": article.revisions.select_related("by").defer("body", "fields"),
        "lock": EditLock.objects.select_related("by").filter(article=article).first(),
        "preview": preview_address(newest),
        "may_accept": may_accept(article, request.user),
        "may": {action for action in ACTIONS if article.may(action)},
        "hero": Hero.of(newest.fields),
        "picture_form": HeroForm(auto_id="picture-%s"),
        "reason_form": ReasonForm(auto_id="reason-%s"),
        "review_form": ReviewForm(auto_id="review-%s"),
        "schedule_form": ScheduleForm(auto_id="schedule-%s"),
    }
    return render(request, "articles/desk/article.html", context | more, status=status)


def _initial(article: Article) -> dict:
    newest = article.revisions.first()
    fields = newest.fields
    return fields | {
        "version": article.version,
        "body": newest.body,
        "authors": "\n".join(fields.get("authors", [])),
        "skills": " ".join(fields.get("skills", [])),
        "claims": dump_claims(fields.get("claims", [])),
        "corrections": "\n".join(f"{row['on']}: {row['text']}" for row in fields.get("corrections", [])),
    }
