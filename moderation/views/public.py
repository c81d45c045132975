"""What everybody may read about how the site is moderated."""

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from marketplace.lib.methods import read_only
from marketplace.lib.params import storable
from moderation.models import Clause, Decision
from moderation.transparency import numbers

DECISIONS_A_PAGE = 50


@login_not_required
@read_only
def log(request: HttpRequest) -> HttpResponse:
    decisions = Decision.objects.public().select_related("clause", "about_type").with_reversal()
    page = Paginator(decisions, DECISIONS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "moderation/log.html", {"page": page})


@login_not_required
@read_only
def transparency(request: HttpRequest) -> HttpResponse:
    return render(request, "moderation/transparency.html", numbers())


@login_not_required
@read_only
def rules(request: HttpRequest) -> HttpResponse:
    changed = Clause.objects.exclude(change_note="").order_by("-valid_from", "code")
    return render(request, "moderation/rules.html", {"clauses": Clause.objects.in_force(), "changed": changed})


@login_not_required
@read_only
def rule_detail(request: HttpRequest, code: str) -> HttpResponse:
    """One rule with all its versions: a decision cites the one that was in force."""
    versions = list(Clause.objects.newest_of(storable(code)))
    if not versions:
        raise Http404
    context = {"versions": versions, "today": timezone.localdate(), "code": versions[0].code}
    return render(request, "moderation/rule_detail.html", context)
