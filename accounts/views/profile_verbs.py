"""What a developer does with the profile: offer it, take it back, confirm it, add skills to it."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from accounts.forms.words import find_skills
from accounts.models import Developer, DeveloperSkill, StateError
from accounts.models.developer_skill import MOST_SKILLS

from .profile import mine, overview


@require_POST
def profile_publish(request: HttpRequest) -> HttpResponse:
    developer = get_object_or_404(Developer, user=request.user)
    if not developer.can("publish"):
        raise StateError(developer, "publish")
    if developer.missing():
        return render(request, "accounts/profile_edit.html", overview(developer) | {"is_refused": True}, status=422)
    developer.publish(request.user)
    messages.success(request, "Your profile is readable by its link now, and listed once a moderator has seen it.")
    return redirect("accounts:profile_edit")


@require_POST
def profile_withdraw(request: HttpRequest) -> HttpResponse:
    get_object_or_404(Developer, user=request.user).withdraw(request.user)
    messages.success(request, "Your profile is a draft again. Nobody else sees it.")
    return redirect("accounts:profile_edit")


@require_POST
def skills_add(request: HttpRequest) -> HttpResponse:
    """Add skills named elsewhere (an article, a gig) at the level "working"; those that are there stay as they are."""
    words = [word.strip()[:80] for word in request.POST.getlist("skill")[:MOST_SKILLS] if word.strip()]
    found, unknown = find_skills(words)
    added = add_skills(request, list({skill.pk: skill for skill in found.values()}.values()))
    for sentence in unknown.values():
        messages.error(request, sentence)
    if added:
        messages.success(request, f"Added: {', '.join(map(str, added))}. Set your level for each.")
    elif not unknown:
        messages.info(request, "There was no new skill to add.")
    return redirect("accounts:profile_step", "skills")


def add_skills(request: HttpRequest, skills: list) -> list:
    """The skills that were new to the profile and fitted into it."""
    if not skills:
        return []
    with transaction.atomic():
        developer = mine(request)
        if developer.pk is None:
            developer.start(request.user)
        developer.lock()
        rows = list(developer.developer_skills.select_related("skill").order_by("position", "pk"))
        known = {row.skill_id for row in rows}
        added = [skill for skill in skills if skill.pk not in known][: MOST_SKILLS - len(rows)]
        rows += [DeveloperSkill(skill=skill) for skill in added]
        if added:
            developer.edit(request.user, [], lambda: developer.set_rows("developer_skills", rows))
        return added
