"""What was decided about one's own things."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from accounts.models import User
from moderation.models import Appeal, Decision
from moderation.models.appeal import refusal
from moderation.models.subject import people_of, things_of

MOST_SHOWN = 100


def standing(request: HttpRequest) -> HttpResponse:
    mine = Decision.objects.filter(things_of(User.objects.filter(pk=request.user.pk))).for_owner()
    return render(request, "moderation/standing.html", {"decisions": mine.select_related("clause")[:MOST_SHOWN]})


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


def is_theirs(user, decision: Decision) -> bool:
    return bool(decision.is_for_owner and decision.about and people_of(decision.about).contains(user))
