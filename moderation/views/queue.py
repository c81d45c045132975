"""What waits for a moderator."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from marketplace.lib.methods import read_only
from moderation.filters import CaseFilter
from moderation.models import Case, SavedQueue
from moderation.rows import dress

from .access import staff_only

CASES_A_PAGE = 50


@read_only
@staff_only
def queue(request: HttpRequest) -> HttpResponse:
    case_filter = CaseFilter(request.GET, queryset=Case.objects.open().for_queue(), request=request)
    paginator, counted = Paginator(case_filter.qs, CASES_A_PAGE), Case.objects.open().tally(request.user)
    if not without_page(request):
        paginator.count = counted["all"]  # counted already
    page = paginator.get_page(request.GET.get("page"))
    dress(page.object_list)
    context = {
        "filter": case_filter,
        "page": page,
        "counts": counted,
        "query": without_page(request),
        "saved_queues": SavedQueue.objects.filter(user=request.user),
    }
    return render(request, "moderation/queue.html", context)


def without_page(request: HttpRequest) -> str:
    """The filters as a query string, for the pager's links."""
    params = request.GET.copy()
    params.pop("page", None)
    return params.urlencode()
