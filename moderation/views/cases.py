"""One case: reading it, taking it, deciding it."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.db import IntegrityError
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.html import format_html

from accounts.models import UNDO_FOR, AuditEvent
from gigs.models import Gig, GigChange
from marketplace.lib.methods import read_only
from moderation.consequences import effects
from moderation.diff import as_label, as_text, changes
from moderation.evidence import decided_alike, kept_by_reports, marks_of, snapshots_of
from moderation.forms.decision import DecisionForm
from moderation.models import Case, Decision
from moderation.models.impartial import partial_to
from moderation.models.subject import people_of, snapshot, things_of
from moderation.models.undo import Undo

from .access import staff_only

MOST_SHOWN = 50
MOST_TRIED, TRIED_AT_ONCE = 20, 5
UNDOABLE = "Decided: {}. The mails leave in {} minutes; until then you can <a href='{}'>undo it</a>."
FOR_GOOD = "Decided: {}. The mails leave in {} minutes. It reaches further than this case, so it cannot be undone."
LACKING = "The database does not let it out as it is: something that publication needs is missing. Ask for changes."


@read_only
@staff_only
def case_detail(request: HttpRequest, public_id: str) -> HttpResponse:
    case = get_case(public_id)
    return page(request, case, DecisionForm(case=case, user=request.user) if case.is_open else None)


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
    decision = decided(form) if form.is_valid() and "preview" not in request.POST else None
    if decision is None:
        return page(request, case, form, status=422 if form.errors else 200)
    words = UNDOABLE if decision.undo.is_possible else FOR_GOOD
    messages.success(request, format_html(words, case, UNDO_FOR.seconds // 60, case.get_absolute_url()))
    return redirect(after(request, case))


# -- parts


def get_case(public_id: str) -> Case:
    return get_object_or_404(Case.objects.select_related("assignee", "about_type"), public_id=public_id)


def decided(form: DecisionForm) -> Decision | None:
    try:
        return form.decide()
    except IntegrityError:
        form.add_error(None, LACKING)
        return None


def after(request: HttpRequest, case: Case):
    """The next case that is free, or the queue."""
    if request.POST.get("do") != "next":
        return "moderation:queue"
    return next_for(request.user, case) or "moderation:queue"


def next_for(user, case: Case) -> Case | None:
    """The most urgent case that is free and that this moderator may decide, among the first so many."""
    waiting = Case.objects.open().free().exclude(pk=case.pk).select_related("about_type").urgent_first()
    theirs = [other for other in waiting.prefetch_related("about")[:MOST_TRIED] if user.has_perm(other.kind.judge)]
    for first in range(0, len(theirs), TRIED_AT_ONCE):
        some = theirs[first : first + TRIED_AT_ONCE]
        near = partial_to(user, some)
        if fit := next((other for other in some if not near[other.pk]), None):
            return fit
    return None


def page(request: HttpRequest, case: Case, form: DecisionForm | None, status: int = 200) -> HttpResponse:
    about, marks = case.about, marks_of(case, case.about)
    reports = list(case.reports.select_related("reporter", "about_type")[:MOST_SHOWN])
    context = {
        "case": case,
        "marks": marks,
        "snapshots": snapshots_of(about),
        "kept": kept_by_reports(reports, about) if reports else [],
        "alike": decided_alike(case, marks),
        "next": None if case.is_open else next_for(request.user, case),
        "form": form,
        "undo": None if case.is_open else Undo.objects.possible_for(case, request.user),
        "why_not": case.why_not(request.user) if case.is_open else "",
        "effects": effects_of(request, case, form),
        "changes": changes_of(case),
        "reports": reports,
        "decisions": case.decisions.select_related("by", "clause", "undo"),
        "events": AuditEvent.objects.of(case).select_related("actor").order_by("-pk")[:MOST_SHOWN],
        **about_owner(case),
    }
    return render(request, "moderation/case_detail.html", context, status=status)


def effects_of(request: HttpRequest, case: Case, form: DecisionForm | None) -> list[str]:
    breach = getattr(form, "cleaned_data", {}).get("clause") if request.POST.get("strike") else None
    return effects(case, request.POST.get("outcome", ""), breach)


def about_owner(case: Case) -> dict:
    """The thing as it stands, whose it is, and what was decided about their things before."""
    about = case.about
    if about is None:
        return {}
    people = list(people_of(about))
    if isinstance(about, Gig):
        prefetch_related_objects([about], "client", "gig_skills__skill")
    earlier = Decision.objects.standing().filter(things_of([person.pk for person in people])).exclude(case=case)
    return {
        "about": about,
        "template": f"moderation/about/_{case.kind.noun}.html",
        "body": getattr(about, case.kind.body),
        "facts": partial(facts_of, about),
        "people": people[:MOST_SHOWN],
        "earlier": earlier.select_related("case", "clause")[:MOST_SHOWN],
    }


def facts_of(about: Any) -> list[tuple[str, str]]:
    """For the kinds whose page shows them: what it says beside its text."""
    return [(as_label(name), as_text(value)) for name, value in snapshot(about).items() if name != "about"]


def changes_of(case: Case) -> list:
    """Against the words that were approved last; nothing where there are none."""
    if case.about is None:
        return []
    if isinstance(case.about, GigChange):
        return changes(case.about.before, case.about.after)
    approved = Decision.objects.about(case.about).standing().filter(outcomes__contains=["approve"]).first()
    last = approved and case.about.revisions.filter(at__lte=approved.at).first()
    return changes(last.fields, snapshot(case.about)) if last else []
