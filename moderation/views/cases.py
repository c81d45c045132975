"""One case: reading it, taking it, deciding it."""

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from accounts.models import AuditEvent
from gigs.models import GigChange
from moderation.consequences import effects, strike_effects
from moderation.diff import as_label, as_text, changes
from moderation.forms.decision import DecisionForm
from moderation.models import Case, Decision
from moderation.models.subject import people_of, snapshot, things_of

from .access import staff_only

MOST_SHOWN = 50
LACKING = "The database does not let it out as it is: something that publication needs is missing. Ask for changes."


@staff_only
def case_detail(request: HttpRequest, public_id: str) -> HttpResponse:
    case = get_case(public_id)
    return page(request, case, DecisionForm(case=case, user=request.user))


@staff_only
def case_claim(request: HttpRequest, public_id: str) -> HttpResponse:
    case = get_case(public_id)
    if request.method == "POST":
        case.claim(request.user)
    return redirect(case)


@staff_only
def case_release(request: HttpRequest, public_id: str) -> HttpResponse:
    case = get_case(public_id)
    if request.method == "POST":
        case.release(request.user)
    return redirect(case)


@staff_only
def case_decide(request: HttpRequest, public_id: str) -> HttpResponse:
    """Preview, suggest or decide. The conflict page leads back here, so reading it is harmless."""
    case = get_case(public_id)
    if request.method != "POST":
        return redirect(case)
    case.refuse_unless_decidable(request.user)
    form = DecisionForm(request.POST, case=case, user=request.user)
    if "suggest" in request.POST:
        return page(request, case, form.with_suggestions())
    if not form.is_valid() or "preview" in request.POST or not decided(form):
        return page(request, case, form, status=422 if form.errors else 200)
    messages.success(request, f"Decided: {case}. Everybody concerned is told.")
    return redirect(after(request, case))


# -- parts


def get_case(public_id: str) -> Case:
    return get_object_or_404(Case.objects.select_related("assignee", "about_type"), public_id=public_id)


def decided(form: DecisionForm) -> bool:
    try:
        form.decide()
    except IntegrityError:
        form.add_error(None, LACKING)
        return False
    return True


def after(request: HttpRequest, case: Case):
    """The next case that is free, or the queue."""
    if request.POST.get("do") != "next":
        return "moderation:queue"
    waiting = Case.objects.open().free().exclude(pk=case.pk).urgent_first()[:20]
    return next((other for other in waiting if not other.why_not(request.user)), "moderation:queue")


def page(request: HttpRequest, case: Case, form: DecisionForm, status: int = 200) -> HttpResponse:
    context = {
        "case": case,
        "form": form,
        "why_not": case.why_not(request.user),
        "effects": effects_of(request, case, form),
        "changes": changes_of(case),
        "reports": case.reports.select_related("reporter", "about_type")[:MOST_SHOWN],
        "decisions": case.decisions.select_related("by", "clause"),
        "events": AuditEvent.objects.of(case).select_related("actor").order_by("-pk")[:MOST_SHOWN],
        **about_owner(case),
    }
    return render(request, "moderation/case_detail.html", context, status=status)


def effects_of(request: HttpRequest, case: Case, form: DecisionForm) -> list[str]:
    found = effects(case, request.POST.get("outcome", ""))
    if found and request.POST.get("strike"):
        found += strike_effects(case, getattr(form, "cleaned_data", {}).get("clause"))
    return found


def about_owner(case: Case) -> dict:
    """The thing as it stands, whose it is, and what was decided about their things before."""
    about = case.about
    if about is None:
        return {}
    people = people_of(about)
    earlier = Decision.objects.filter(things_of(people)).exclude(case=case)
    return {
        "about": about,
        "template": f"moderation/about/_{case.kind.noun}.html",
        "body": getattr(about, case.kind.body),
        "facts": [(as_label(name), as_text(value)) for name, value in snapshot(about).items() if name != "about"],
        "people": people[:MOST_SHOWN],
        "earlier": earlier.select_related("case", "clause")[:MOST_SHOWN],
    }


def changes_of(case: Case) -> list:
    """Against the words that were approved last; nothing where there are none."""
    if case.about is None:
        return []
    if isinstance(case.about, GigChange):
        return changes(case.about.before, case.about.after)
    approved = Decision.objects.about(case.about).filter(outcomes__contains=["approve"]).first()
    last = approved and case.about.revisions.filter(at__lte=approved.at).first()
    return changes(last.fields, snapshot(case.about)) if last else []
