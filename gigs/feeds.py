"""The list as a feed: the same parameters, the same filter, the same order as the page."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.views.decorators.http import require_safe

from gigs import search
from gigs.asked import title
from gigs.cards import must_skills
from gigs.filters import GigFilter
from gigs.models import Gig
from gigs.wording import level_word, pay_in_words, place
from marketplace.lib.addresses import replacing, suffix
from marketplace.lib.pages import Page

PER = 50


def of_the_same_search(feed: Callable) -> Callable:
    """Read the search and its page; what is unusable is a 400 that names each parameter."""

    @login_not_required
    @require_safe
    def view(request: HttpRequest) -> HttpResponse:
        asked = GigFilter(request.GET)
        if not asked.is_valid():
            return JsonResponse({"errors": asked.errors}, status=400)
        wanted = asked.wanted
        page = search.page(wanted, wanted["per"] or PER, wanted["after"] or (), wanted["before"] or ())
        return feed(request, asked, page)

    return view


@of_the_same_search
def gig_atom(request: HttpRequest, asked: GigFilter, page: Page) -> HttpResponse:
    feed = Feed(
        title=feed_title(asked),
        link=address("gig_list") + suffix(asked.pairs),
        description="Back-end gigs, with the pay on every one.",
        feed_url=settings.SITE_URL + request.get_full_path(),
        next_url=next_url("gig_atom", asked, page),
    )
    skills = must_skills(gig.pk for gig in page.rows)
    for gig in page.rows:
        feed.add_item(
            title=f"{pay_in_words(gig)}: {gig.title}",
            link=settings.SITE_URL + gig.get_absolute_url(),
            description=escape(line(gig)),  # a summary of Atom is HTML
            unique_id=f"{address('gig_list')}{gig.public_id}/",
            author_name=gig.client.name,
            pubdate=gig.published_at,
            updateddate=gig.updated_at,
            categories=[must.name for must in skills[gig.pk]],
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


@of_the_same_search
def gig_json(request: HttpRequest, asked: GigFilter, page: Page) -> HttpResponse:
    skills = must_skills(gig.pk for gig in page.rows)
    data = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed_title(asked),
        "home_page_url": address("gig_list") + suffix(asked.pairs),
        "feed_url": settings.SITE_URL + request.get_full_path(),
        "items": [item(gig, [must.name for must in skills[gig.pk]]) for gig in page.rows],
    }
    if page.next:
        data["next_url"] = next_url("gig_json", asked, page)
    return JsonResponse(data, content_type="application/feed+json")


class Feed(Atom1Feed):
    """Atom with its next page (RFC 5005)."""

    def add_root_elements(self, handler) -> None:
        super().add_root_elements(handler)
        if self.feed["next_url"]:
            handler.addQuickElement("link", "", {"rel": "next", "href": self.feed["next_url"]})


def item(gig: Gig, skills: list[str]) -> dict:
    return {
        "id": gig.public_id,
        "url": settings.SITE_URL + gig.get_absolute_url(),
        "title": f"{pay_in_words(gig)}: {gig.title}",
        "content_text": line(gig),
        "date_published": gig.published_at.isoformat(timespec="seconds"),
        "date_modified": gig.updated_at.isoformat(timespec="seconds"),
        "authors": [{"name": gig.client.name}],
        "tags": skills,
    }


def line(gig: Gig) -> str:
    until = f"{gig.expires_at.day} {gig.expires_at:%B %Y}"
    return " · ".join([pay_in_words(gig), level_word(gig), place(gig), gig.client.name, f"open until {until}"])


def feed_title(asked: GigFilter) -> str:
    return f"{settings.SITE_NAME}: gigs {title(asked)}".strip()


def next_url(name: str, asked: GigFilter, page: Page) -> str:
    return address(name) + replacing(asked.shown_pairs, after=page.next) if page.next else ""


def address(name: str) -> str:
    return settings.SITE_URL + reverse(f"gigs:{name}")
