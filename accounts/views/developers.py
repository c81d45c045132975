"""Finding and reading developers."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts import directory
from accounts.facets import chips, facets, loosen
from accounts.filters import DeveloperFilter
from accounts.models import Developer
from accounts.models.rate import SEEN_AS
from accounts.profile_page import profile_facts, skill_groups
from accounts.structured import profile_page
from accounts.trust import together, trust
from marketplace.lib import review
from marketplace.lib.addresses import query, without_blanks
from marketplace.lib.methods import read_only

from .reading import audience_of, find

DEVELOPERS_A_PAGE = 20


@login_not_required
@read_only
def developer_list(request: HttpRequest) -> HttpResponse:
    if shorter := without_blanks(request):
        return redirect(shorter)
    found = DeveloperFilter(request.GET, request.user)
    counted = directory.count(found)
    page = directory.page(found, DEVELOPERS_A_PAGE, counted.few)
    context = {
        "filter": found,
        "developers": page.rows,
        "count": counted.total,
        "loosen": [] if counted.total or not found.wanted else loosen(found),
        "facets": facets(found, counted),
        "chips": chips(found),
        "newer": query([*found.pairs, ("before", page.previous)])[1:] if page.previous else "",
        "older": query([*found.pairs, ("after", page.next)])[1:] if page.next else "",
    }
    return render(request, "accounts/developer_list.html", context)


@login_not_required
@read_only
def developer_detail(request: HttpRequest, handle: str) -> HttpResponse:
    """A profile; its owner may look at it with another's eyes: `?as=visitor`, `member`, `client`."""
    developer = find(request, handle)
    if developer.handle != handle:
        return redirect(developer, permanent=True)
    is_mine = developer.user_id == request.user.pk
    audience = audience_of(request, developer)
    listed = is_listed(developer)
    if is_mine:
        review.find_holds([developer])
    context = {
        "developer": developer,
        "facts": profile_facts(developer),
        "groups": skill_groups(developer),
        "trust": [*trust(developer), ("With your day", together(developer, request.user))],
        "is_mine": is_mine,
        "may_invite": listed and not is_mine and request.user.is_authenticated,
        "audience": audience,
        "eyes": f"?as={audience}" if audience else "",
        "audiences": SEEN_AS,
        "is_listed": listed,
        "structured": profile_page(developer) if listed and developer.indexable and not is_mine else None,
        "is_indexable": listed and developer.indexable,
    }
    return render(request, "accounts/developer_detail.html", context)


def is_listed(developer: Developer) -> bool:
    """As `listed()`, without asking the database again: the row and its account are at hand."""
    unheld = not developer.is_on_hold and not developer.user.is_on_hold and developer.user.is_active
    return unheld and developer.status == "published" and developer.visibility == "public"
