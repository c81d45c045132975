"""Appeals as those who decide them see them."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from marketplace.lib.methods import read_only
from moderation.forms.appeal import AnswerForm, MessageForm
from moderation.models import Appeal, NotYoursToJudgeError

from .access import staff_only

APPEALS_A_PAGE = 50


@read_only
@staff_only
def appeal_queue(request: HttpRequest) -> HttpResponse:
    wants_decided = request.GET.get("status") == "decided"
    open_ones = Appeal.objects.open().for_list()
    appeals = Appeal.objects.decided().for_list().order_by("-decided_at") if wants_decided else open_ones
    page = Paginator(appeals, APPEALS_A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "wants_decided": wants_decided, "query": "status=decided" if wants_decided else ""}
    return render(request, "moderation/appeal_queue.html", context)


@read_only
@staff_only
def appeal_case(request: HttpRequest, public_id: str) -> HttpResponse:
    appeal = get_appeal(public_id)
    return desk(request, appeal, AnswerForm(appeal=appeal), MessageForm())


@staff_only
@require_POST
def appeal_ask(request: HttpRequest, public_id: str) -> HttpResponse:
    appeal, form = fit(request, get_appeal(public_id)), MessageForm(request.POST)
    if not form.is_valid():
        return desk(request, appeal, AnswerForm(appeal=appeal), form, status=422)
    appeal.reply(request.user, form.cleaned_data["text"])
    return redirect("moderation:appeal_case", public_id)


@staff_only
@require_POST
def appeal_decide(request: HttpRequest, public_id: str) -> HttpResponse:
    appeal = fit(request, get_appeal(public_id))
    form = AnswerForm(request.POST, appeal=appeal)
    if not form.is_valid():
        return desk(request, appeal, form, MessageForm(), status=422)
    form.decide(request.user)
    messages.success(request, f"Answered: {appeal}. The person who appealed is told.")
    return redirect("moderation:appeal_queue")


# -- parts


def get_appeal(public_id: str) -> Appeal:
    appeals = Appeal.objects.select_related("decision__clause", "decision__about_type", "decision__case", "by")
    return get_object_or_404(appeals, public_id=public_id)


def fit(request: HttpRequest, appeal: Appeal) -> Appeal:
    """The appeal, if this person may decide it."""
    if words := appeal.why_not(request.user):
        raise NotYoursToJudgeError(words)
    return appeal


def desk(
    request: HttpRequest, appeal: Appeal, form: AnswerForm, message_form: MessageForm, status: int = 200
) -> HttpResponse:
    context = {
        "appeal": appeal,
        "form": form,
        "message_form": message_form,
        "thread": appeal.messages.select_related("by"),
        "why_not": appeal.why_not(request.user),
    }
    return render(request, "moderation/appeal_case.html", context, status=status)
