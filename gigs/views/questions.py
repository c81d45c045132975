"""Public questions about a gig: asked by members, answered by the client's people."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from accounts.models import Client
from gigs.forms.question import AnswerForm, AskForm
from gigs.models import Gig, Question
from gigs.models.question import MOST_A_WEEK, refuse_where_forbidden
from marketplace.lib.errors import GoneError
from marketplace.lib.methods import read_only


def gig_ask(request: HttpRequest, public_id: str) -> HttpResponse:
    gig = get_object_or_404(Gig.objects.visible_to(request.user).select_related("client"), public_id=public_id)
    refuse_where_forbidden(gig, request.user)
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        question = Question.ask(gig, request.user, form.cleaned_data["text"])
        messages.success(request, "Asked. You hear from us when it is answered.")
        return redirect(question)
    context = {"form": form, "gig": gig, "most": MOST_A_WEEK}
    return render(request, "gigs/gig_ask.html", context, status=422 if form.errors else 200)


@login_not_required
@read_only
def question_detail(request: HttpRequest, public_id: str) -> HttpResponse:
    question = Question.objects.visible_to(request.user).select_related("gig__client", "by").filter(public_id=public_id)
    if not question:
        get_object_or_404(Question.objects.gone(), public_id=public_id)
        raise GoneError("This question is no longer here.")
    return page(request, question[0])


@require_POST
def question_answer(request: HttpRequest, public_id: str) -> HttpResponse:
    question = as_client(request, public_id)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        question.demand("answer")
        return page(request, question, form)
    question.answer(request.user, form.cleaned_data["answer"])
    messages.success(request, "Answered. It stands on the gig’s page.")
    return redirect(f"{question.gig.get_absolute_url()}#questions")


@require_POST
def question_leave(request: HttpRequest, public_id: str) -> HttpResponse:
    question = as_client(request, public_id)
    question.leave(request.user)
    messages.success(request, "Left unanswered; who asked hears that, nobody else.")
    return redirect(f"{question.gig.get_absolute_url()}#questions")


@require_POST
def question_withdraw(request: HttpRequest, public_id: str) -> HttpResponse:
    question = readable(request, public_id)
    if question.by_id != request.user.pk:
        raise PermissionDenied("Only who asked may take a question back.")
    question.withdraw(request.user)
    messages.success(request, "Taken back.")
    return redirect(question.gig)


def readable(request: HttpRequest, public_id: str) -> Question:
    found = Question.objects.visible_to(request.user).select_related("gig__client", "by")
    return get_object_or_404(found, public_id=public_id)


def as_client(request: HttpRequest, public_id: str) -> Question:
    question = readable(request, public_id)
    if not may_answer(question, request.user):
        raise PermissionDenied("This is for those to answer who post for the client.")
    return question


def may_answer(question: Question, user) -> bool:
    return Client.objects.of(user).filter(pk=question.gig.client_id).exists()


def page(request: HttpRequest, question: Question, form: AnswerForm | None = None) -> HttpResponse:
    answers = question.can("answer") and may_answer(question, request.user)
    context = {
        "question": question,
        "gig": question.gig,
        "form": form or (AnswerForm() if answers else None),
        "is_mine": question.by_id is not None and question.by_id == request.user.pk,
    }
    return render(request, "gigs/question_detail.html", context, status=422 if form else 200)
