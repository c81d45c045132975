"""Objecting to a decision, and following what becomes of it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from marketplace.lib.methods import read_only
from moderation.forms.appeal import AppealForm, MessageForm
from moderation.models import Appeal, Decision
from moderation.models.appealable import refusal
from moderation.views.standing import is_theirs


@read_only
def appeal_list(request: HttpRequest) -> HttpResponse:
    return render(request, "moderation/appeal_list.html", {"appeals": Appeal.objects.of(request.user).for_list()})


def appeal_new(request: HttpRequest, public_id: str) -> HttpResponse:
    decision = get_object_or_404(Decision.objects.select_related("clause", "about_type"), public_id=public_id)
    if not is_theirs(request.user, decision):
        raise Http404
    there = Appeal.objects.filter(decision=decision).first()
    if there is not None:
        return redirect(there)
    form = AppealForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return redirect(Appeal.send(decision, request.user, form.cleaned_data["text"]))
    context = {"decision": decision, "form": form, "why_not": refusal(decision)}
    return render(request, "moderation/appeal_new.html", context, status=422 if form.errors else 200)


@read_only
def appeal_detail(request: HttpRequest, public_id: str) -> HttpResponse:
    return page(request, get_mine(request, public_id), MessageForm())


@require_POST
def appeal_write(request: HttpRequest, public_id: str) -> HttpResponse:
    appeal, form = get_mine(request, public_id), MessageForm(request.POST)
    if not form.is_valid():
        return page(request, appeal, form, status=422)
    appeal.reply(request.user, form.cleaned_data["text"])
    messages.success(request, "Sent. Whoever decides reads it.")
    return redirect(appeal)


# -- parts


def get_mine(request: HttpRequest, public_id: str) -> Appeal:
    """The appeal for who sent it and for the others whose thing it is about."""
    appeals = Appeal.objects.select_related("decision__clause", "decision__about_type", "by")
    appeal = get_object_or_404(appeals, public_id=public_id)
    if appeal.by_id != request.user.pk and not is_theirs(request.user, appeal.decision):
        raise Http404
    return appeal


def page(request: HttpRequest, appeal: Appeal, form: MessageForm, status: int = 200) -> HttpResponse:
    context = {"appeal": appeal, "form": form, "thread": appeal.messages.all(), "is_mine": appeal.by == request.user}
    return render(request, "moderation/appeal_detail.html", context, status=status)
