"""What an editor does to an article: each step is a POST, refused where the state or the person forbids it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from articles.desk_forms import HeroForm, ReasonForm, ReviewForm, ScheduleForm, WaiverForm
from articles.models import Article, UnfitError
from articles.models.lock import take_over
from articles.models.writing import NoWarningError, accept, publish, restore, review, save_text
from articles.views.desk.access import editors_only
from articles.views.desk.writing import find, show

# step: (the form it needs, what it does, what is said afterwards)
STEPS = {
    "submit": (None, lambda article, by, data: article.submit(by), "Submitted."),
    "take_up": (None, lambda article, by, data: article.take_up(by), "In review."),
    "send_back": (ReasonForm, lambda article, by, data: article.send_back(by, data["reason"]), "Sent back."),
    "approve": (ReviewForm, lambda article, by, data: review(article, by, data["kind"]), "Your review is kept."),
    "schedule": (ScheduleForm, lambda article, by, data: publish(article, by, data["at"]), "Scheduled."),
    "unschedule": (None, lambda article, by, data: article.unschedule(by), "Off the schedule, still approved."),
    "publish": (None, lambda article, by, data: publish(article, by), "Published."),
    "archive": (ReasonForm, lambda article, by, data: article.archive(by, data["reason"]), "Archived."),
    "retract": (ReasonForm, lambda article, by, data: article.retract(by, data["reason"]), "Retracted."),
}
FORM_NAMES = {ReasonForm: "reason_form", ReviewForm: "review_form", ScheduleForm: "schedule_form"}


@editors_only
@require_POST
def desk_step(request: HttpRequest, public_id: str, step: str) -> HttpResponse:
    if step not in STEPS:
        raise Http404
    form_class, do, said = STEPS[step]
    article = find(public_id)
    form = form_class(request.POST) if form_class else None
    if form and not form.is_valid():
        return show(request, article, status=422, **{FORM_NAMES[form_class]: form})
    try:
        do(_as_seen(article, request), request.user, form.cleaned_data if form else {})
    except UnfitError as error:
        messages.error(request, str(error))
        return show(request, find(public_id), status=422)
    messages.success(request, said)
    return redirect("articles:desk_article", public_id)


@editors_only
@require_POST
def desk_accept(request: HttpRequest, public_id: str) -> HttpResponse:
    article, form = find(public_id), WaiverForm(request.POST)
    if not form.is_valid():
        messages.error(request, form.refusal)
        return show(request, article, status=422)
    try:
        accept(article, request.user, **form.cleaned_data)
    except NoWarningError:
        messages.error(request, "The newest text has no such warning: look at what the lint says of it now.")
        return show(request, article, status=422)
    return redirect("articles:desk_article", public_id)


@editors_only
@require_POST
def desk_take_over(request: HttpRequest, public_id: str) -> HttpResponse:
    take_over(find(public_id), request.user)
    messages.success(request, "You write here now; whoever did can no longer save.")
    return redirect("articles:desk_article", public_id)


@editors_only
@require_POST
def desk_restore(request: HttpRequest, public_id: str, number: int) -> HttpResponse:
    article = find(public_id)
    if not article.revisions.filter(number=number).exists():
        raise Http404
    restore(article, request.user, number)
    messages.success(request, f"Text {number} is the newest again, as a draft.")
    return redirect("articles:desk_article", public_id)


@editors_only
@require_POST
def desk_picture(request: HttpRequest, public_id: str) -> HttpResponse:
    """Put a picture above the text, or none, as a new text."""
    article, hero = find(public_id), None
    if not request.POST.get("remove"):
        form = HeroForm(request.POST, request.FILES, auto_id="picture-%s")
        if not form.is_valid():
            return show(request, article, status=422, picture_form=form)
        hero = form.cleaned_data
    save_text(_as_seen(article, request), request.user, {"hero": hero}, article.revisions.first().body)
    return redirect("articles:desk_article", public_id)


def _as_seen(article: Article, request: HttpRequest) -> Article:
    """The article as the person saw it, so that a step on a page that is out of date is refused."""
    if (seen := request.POST.get("version", "")).isascii() and seen.isdigit() and len(seen) < 10:
        article.version = int(seen)
    return article
