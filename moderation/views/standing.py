"""What was decided about one's own things."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from accounts.models import Pause
from accounts.models.pause import restrictions
from marketplace.lib.methods import read_only
from moderation.models import Appeal, Decision
from moderation.models.appealable import refusal
from moderation.models.strike import CLOSURE_FROM, PAUSES, counting, next_threshold, points_of
from moderation.models.subject import concerning, people_of

MOST_SHOWN = 100


@read_only
def standing(request: HttpRequest) -> HttpResponse:
    points = points_of(request.user)
    context = {
        "decisions": decisions_about(request.user)[:MOST_SHOWN],
        "points": points,
        "next": next_threshold(points),
        "counting": counting(request.user).select_related("clause"),
        "restrictions": restrictions(request.user, Pause.Kind.values),
        "pauses_by_points": PAUSES,
        "closure_from": CLOSURE_FROM,
    }
    return render(request, "moderation/standing.html", context)


@read_only
def decision_detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """The statement of reasons, for those it concerns and for staff."""
    decision = get_object_or_404(Decision.objects.select_related("clause", "about_type"), public_id=public_id)
    is_mine = is_theirs(request.user, decision)
    if not is_mine and not request.user.has_perm("moderation.view_decision"):
        raise Http404
    context = {
        "decision": decision,
        "appeal": Appeal.objects.filter(decision=decision).first(),
        "may_appeal": is_mine and not refusal(decision),
        "is_mine": is_mine,
    }
    return render(request, "moderation/decision_detail.html", context)


def decisions_about(user):
    return Decision.objects.filter(concerning(user)).for_owner().with_reversal().select_related("clause")


def is_theirs(user, decision: Decision) -> bool:
    if decision.account_id is not None and decision.account_id == user.pk:
        return True
    return bool(decision.is_for_owner and decision.about and people_of(decision.about).contains(user))
