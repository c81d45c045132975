"""A developer's pieces of work, one page each."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from accounts.forms.case_study import CaseStudyForm
from accounts.forms.editor import read_version
from accounts.models import CaseStudy, Developer, StaleError
from accounts.models.case_study import MOST_CASE_STUDIES

from .profile import mine


def case_study_new(request: HttpRequest) -> HttpResponse:
    developer = mine(request)
    count = developer.case_studies.count() if developer.pk else 0
    if count >= MOST_CASE_STUDIES:
        messages.error(request, f"{MOST_CASE_STUDIES} pieces of work are the most. Remove one first.")
        return redirect("accounts:profile_step", "work")
    return write(request, developer, CaseStudy(position=count))


def case_study_edit(request: HttpRequest, public_id: str) -> HttpResponse:
    study = find(request, public_id)
    return write(request, study.developer, study)


@require_POST
def case_study_move(request: HttpRequest, public_id: str) -> HttpResponse:
    """One place up, or down with `down` in the form."""
    study = find(request, public_id)
    developer = study.developer
    studies = list(developer.case_studies.order_by("position", "pk"))
    place = studies.index(study)
    studies.insert(max(place + (1 if "down" in request.POST else -1), 0), studies.pop(place))

    def renumber() -> None:
        for position, other in enumerate(studies):
            other.position = position
        CaseStudy.objects.bulk_update(studies, ["position"])

    developer.edit(request.user, [], renumber)
    return redirect("accounts:profile_step", "work")


@require_POST
def case_study_delete(request: HttpRequest, public_id: str) -> HttpResponse:
    study = find(request, public_id)
    study.developer.edit(request.user, [], study.delete)
    messages.success(request, f"“{study}” is removed.")
    return redirect("accounts:profile_step", "work")


def find(request: HttpRequest, public_id: str) -> CaseStudy:
    studies = CaseStudy.objects.select_related("developer__user")
    return get_object_or_404(studies, public_id=public_id, developer__user=request.user)


def write(request: HttpRequest, developer: Developer, study: CaseStudy) -> HttpResponse:
    form = CaseStudyForm(request.POST if request.method == "POST" else None, instance=study)
    stored = developer.version if developer.pk else 0
    if request.method != "POST":
        return show(request, form, stored)
    if not form.is_valid():
        return show(request, form, read_version(request.POST), 422)
    try:
        keep(request, developer, study, stored)
    except StaleError:
        return show(request, form, stored, 409)
    messages.success(request, "Saved.")
    return redirect("accounts:profile_step", "work")


def keep(request: HttpRequest, developer: Developer, study: CaseStudy, stored: int) -> None:
    if read_version(request.POST) != stored:
        raise StaleError(developer)
    if developer.pk is None:
        developer.start(request.user)
    study.developer = developer
    developer.edit(request.user, [], study.save)


def show(request: HttpRequest, form: CaseStudyForm, version: int, status: int = 200) -> HttpResponse:
    context = {"form": form, "study": form.instance, "version": version, "is_stale": status == 409}
    return render(request, "accounts/case_study_edit.html", context, status=status)
