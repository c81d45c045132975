"""What of the list is kept for some seconds: a visitor's whole page, and the counts beside it."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from gigs import facets
from gigs.facets import Counts, Total
from gigs.filters import GigFilter
from marketplace.lib.keeping import Kept
from marketplace.theme import COOKIE, chosen_theme

# A gig that ended leaves every list within five seconds, and the counts within a minute.
PAGES: Kept[tuple[int, bytes]] = Kept(seconds=4, most=60)
# About 10 KB each.
COUNTS: Kept[Counts] = Kept(seconds=45, most=200)
WITHOUT_EACH: Kept[dict[str, Total]] = Kept(seconds=45, most=200)
LONGEST_ADDRESS = 500


def for_visitors(
    request: HttpRequest, answer: Callable[[], HttpResponse], pages: Kept[tuple[int, bytes]] = PAGES
) -> HttpResponse:
    """The answer, which for visitors may be some seconds old. Who has a session or a message always gets their own."""
    address = request.get_full_path()
    if set(request.COOKIES) - {COOKIE} or len(address) > LONGEST_ADDRESS:
        response = answer()
    else:
        key = address, chosen_theme(request), request.headers.get("HX-Request")
        status, content = pages.get(key, lambda: parts(answer()))
        response = HttpResponse(content, status=status)
    patch_vary_headers(response, ["HX-Request", "Cookie"])
    return response


def parts(response: HttpResponse) -> tuple[int, bytes]:
    return response.status_code, response.content


def counts(asked: GigFilter) -> Counts:
    # What a reader marks is counted at once, and for nobody else.
    if asked.is_personal:
        return facets.count(asked.wanted)
    return COUNTS.get(normal(asked), lambda: facets.count(asked.wanted))


def without_each(asked: GigFilter) -> dict[str, Total]:
    if asked.is_personal:
        return facets.without_each(asked.wanted)
    return WITHOUT_EACH.get(normal(asked), lambda: facets.without_each(asked.wanted))


def normal(asked: GigFilter) -> Any:
    """The same for every address that asks the same."""
    return tuple(sorted(asked.pairs))
