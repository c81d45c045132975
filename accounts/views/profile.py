"""Writing one's profile, step by step."""

from django.contrib import messages
from django.db.models import prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.forms.editor import STEPS, Editor
from accounts.models import Developer, Skill, StaleError
from accounts.models.completeness import POINTS, ROWS
from marketplace.lib import review
from marketplace.lib.methods import read_only


@read_only
def profile_edit(request: HttpRequest) -> HttpResponse:
    """Where the profile stands, what is missing, and the button that offers it."""
    return render(request, "accounts/profile_edit.html", overview(mine(request)))


def profile_step(request: HttpRequest, step: str) -> HttpResponse:
    """One step: GET shows it, POST keeps it or, by a row button, moves a row."""
    if step not in STEPS:
        raise Http404
    editor = Editor(STEPS[step], mine(request), request.POST if request.method == "POST" else None)
    if request.method != "POST" or editor.is_moved:
        return show(request, editor)
    if not editor.is_valid():
        return show(request, editor, 422)
    try:
        is_kept = editor.save(request.user)
    except StaleError:
        editor.refresh()
        return show(request, editor, 409)
    if not is_kept:
        return show(request, editor, 422)
    messages.success(request, "Saved.")
    return redirect(following(step))


def mine(request: HttpRequest) -> Developer:
    """My profile, or one that the first saved step will make."""
    user = request.user
    new = Developer(user_id=user.pk, name=user.name, time_zone=user.time_zone if user.time_zone != "UTC" else "")
    return Developer.objects.filter(user_id=user.pk).select_related("user").first() or new


def overview(developer: Developer) -> dict:
    if developer.pk:
        prefetch_related_objects([developer], *ROWS)
        review.find_holds([developer])
    todo = developer.todo()
    missing = developer.missing() if developer.pk else {}
    context = {"developer": developer, "step_list": STEPS.values(), "todo": todo, "missing": missing}
    can_publish = bool(developer.pk) and developer.can("publish") and not missing
    return context | {"points": POINTS, "can_publish": can_publish}


def following(step: str) -> str:
    """The address after a saved step: the next one, after the last the overview."""
    slugs = list(STEPS)
    rest = slugs[slugs.index(step) + 1 :]
    return redirect("accounts:profile_step", rest[0]).url if rest else redirect("accounts:profile_edit").url


def show(request: HttpRequest, editor: Editor, status: int = 200) -> HttpResponse:
    developer = editor.developer
    context = {
        "editor": editor,
        "step": editor.step,
        "steps": STEPS.values(),
        "developer": developer,
        "studies": developer.case_studies.all() if developer.pk and editor.step.slug == "work" else [],
        "is_stale": status == 409,
        "known_skills": Skill.objects.active().values_list("name", flat=True) if editor.step.slug == "skills" else [],
    }
    return render(request, "accounts/profile_step.html", context, status=status)
