"""Spam by the dozen: one reason, one rule, shown before it is done. Everything else is judged one by one."""

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from accounts.models import StaleError, StateError
from marketplace.lib.params import storable
from moderation.consequences import owner_names
from moderation.forms.appeal import TOO_SHORT
from moderation.forms.decision import number
from moderation.models import Case, Clause, Outcome

from .access import staff_only

MOST = 50
SPAM = "3.2"
FACTS = "“{}” is advertising or repetition."


class SpamForm(forms.Form):
    reason = forms.CharField(
        label="Why it is spam",
        min_length=20,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages=TOO_SHORT,
        help_text="Sent to every owner, 20 characters at least. It must be true of all of them.",
    )
    mark_optional = False


@dataclass
class Chosen:
    """One case with the version that is read, what would be done, who is told, and why not where it cannot be."""

    case: Case
    version: int
    outcome: str
    people: list[str]
    why_not: str


@staff_only
@require_POST
def spam(request: HttpRequest) -> HttpResponse:
    """Preview what was chosen in the queue, or decide it."""
    codes = [storable(code) for code in request.POST.getlist("case")]
    cases = list(Case.objects.open().filter(public_id__in=codes[: MOST + 1]).select_related("assignee", "about_type"))
    if not cases or len(set(codes)) > MOST:
        messages.error(request, f"Choose 1 to {MOST} open cases.")
        return redirect("moderation:queue")
    chosen = [weighed(case, request) for case in cases]
    form = SpamForm(request.POST if "confirm" in request.POST else None)
    if form.is_bound and form.is_valid():
        return decide(request, [each for each in chosen if not each.why_not], form.cleaned_data["reason"])
    context = {"form": form, "chosen": chosen, "clause": clause(), "able": sum(not each.why_not for each in chosen)}
    return render(request, "moderation/spam.html", context, status=422 if form.errors else 200)


def weighed(case: Case, request: HttpRequest) -> Chosen:
    user, possible = request.user, case.possible_outcomes()
    outcome = next((outcome for outcome in (Outcome.REFUSE, Outcome.REMOVE) if outcome in possible), "")
    why_not = case.why_not(user) or ("" if outcome else "There is nothing to remove.")
    if not why_not and case.holder not in (None, user):
        why_not = f"{case.holder} has this case."
    version = number(request.POST.get(f"{case.public_id}-version")) or getattr(case.about, "version", 0)
    return Chosen(case, version, outcome, owner_names(case.about, outcome), why_not)


def decide(request: HttpRequest, chosen: list[Chosen], reason: str) -> HttpResponse:
    """Each in a transaction of its own: what somebody else was first with is left to them."""
    done, rule = 0, clause()
    for each in chosen:
        try:
            facts = FACTS.format(each.case.title)
            each.case.decide(request.user, [each.outcome], reason, rule, about_version=each.version, facts=facts)
        except (StateError, StaleError, PermissionDenied) as problem:
            messages.error(request, f"{each.case}: {problem}")
        else:
            done += 1
    messages.success(request, f"Decided as spam: {done}. Each can be undone on its own page for ten minutes.")
    return redirect("moderation:queue")


def clause() -> Clause:
    return Clause.objects.in_force().get(code=SPAM)
