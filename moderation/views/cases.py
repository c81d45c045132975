"""One case: reading it, taking it, deciding it."""

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.html import format_html

from accounts.models import AuditEvent
from gigs.models import GigChange
from moderation.consequences import effects, strike_effects
from moderation.diff import as_label, as_text, changes
from moderation.evidence import decided_alike, marks_of, snapshots_of
from moderation.forms.decision import DecisionForm
from moderation.models import Case, Decision
from moderation.models.subject import people_of, snapshot, things_of
from moderation.models.undo import UNDO_FOR, Undo

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
def case_undo(request: HttpRequest, public_id: str) -> HttpResponse:
    case = get_case(public_id)
    if request.method == "POST":
        case.undo(request.user)
        messages.success(request, "Undone. It is as it was, no mail has left, and the case is with you.")
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
    words = "Decided: {}. The mails leave in {} minutes; until then you can <a href='{}'>undo it</a>."
    messages.success(request, format_html(words, case, UNDO_FOR.seconds // 60, case.get_absolute_url()))
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
    return next_for(request.user, case) or "moderation:queue"


def next_for(user, case: Case) -> Case | None:
    """The most urgent case that is free and that this moderator may decide."""
    waiting = Case.objects.open().free().exclude(pk=case.pk).select_related("about_type").urgent_first()[:20]
    return next((other for other in waiting if not other.why_not(user)), None)


def page(request: HttpRequest, case: Case, form: DecisionForm, status: int = 200) -> HttpResponse:
    about, marks = case.about, marks_of(case, case.about)
    context = {
        "case": case,
        "marks": marks,
        "snapshots": snapshots_of(about),
        "alike": decided_alike(case, marks),
        "next": None if case.is_open else next_for(request.user, case),
        "form": form,
        "undo": None if case.is_open else Undo.objects.possible_for(case, request.user),
        "why_not": case.why_not(request.user),
        "effects": effects_of(request, case, form),
        "changes": changes_of(case),
        "reports": case.reports.select_related("reporter", "about_type")[:MOST_SHOWN],
        "decisions": case.decisions.select_related("by", "clause", "undo"),
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
    earlier = Decision.objects.standing().filter(things_of(people)).exclude(case=case)
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
    approved = Decision.objects.about(case.about).standing().filter(outcomes__contains=["approve"]).first()
    last = approved and case.about.revisions.filter(at__lte=approved.at).first()
    return changes(last.fields, snapshot(case.about)) if last else []
