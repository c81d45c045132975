"""Proposing a skill that the vocabulary lacks."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.forms.skill_proposal import SkillProposalForm
from accounts.models import SkillProposal
from accounts.models.skill_proposal import MOST_WAITING


def skill_propose(request: HttpRequest) -> HttpResponse:
    is_sent = request.method == "POST"
    form = SkillProposalForm(request.POST if is_sent else None, initial={"name": request.GET.get("name", "")[:60]})
    mine = SkillProposal.objects.filter(by=request.user).select_related("skill")
    if is_sent and mine.waiting().count() >= MOST_WAITING:
        form.add_error(None, f"{MOST_WAITING} of yours wait already. Propose more once they are decided.")
    if is_sent and form.is_valid():
        form.save(commit=False).propose(request.user)
        messages.success(request, "Thank you. A moderator looks at it; you are told what becomes of it.")
        return redirect("accounts:skill_propose")
    context = {"form": form, "proposals": mine[:20]}
    return render(request, "accounts/skill_propose.html", context, status=422 if form.errors else 200)
