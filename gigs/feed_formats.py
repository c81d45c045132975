"""Gigs as Atom, JSON Feed and iCalendar, whoever's list they are.

None says when it last changed: gigs with an older date enter and leave. The ETag is exact.
"""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from gigs.cards import must_skills
from gigs.models import Gig
from gigs.wording import level_word, pay_in_words, place
from marketplace.lib.control_signs import one_line
from marketplace.lib.icalendar import Event, calendar

# So many gigs stand in a feed; in a calendar those that close soonest.
PER, IN_CALENDAR = 50, 200
CALENDAR = "ics"


@dataclass(frozen=True)
class Listed:
    """What a feed is of: `home` is the same list as a page, `here` the feed itself; no `next` on the last page."""

    title: str
    home: str
    here: str
    gigs: list[Gig]
    next: str = ""


def atom(listed: Listed) -> HttpResponse:
    feed = Feed(
        title=listed.title,
        link=listed.home,
        description="Back-end gigs, with the pay on every one.",
        feed_url=listed.here,
        next_url=listed.next,
    )
    skills = must_skills(gig.pk for gig in listed.gigs)
    for gig in listed.gigs:
        feed.add_item(
            title=title_of(gig),
            link=settings.SITE_URL + gig.get_absolute_url(),
            description=escape(line(gig)),  # a summary of Atom is HTML
            unique_id=f"{settings.SITE_URL}{reverse('gigs:gig_list')}{gig.public_id}/",
            author_name=gig.client.name,
            pubdate=gig.published_at,
            updateddate=gig.updated_at,
            categories=[must.name for must in skills[gig.pk]],
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def json_feed(listed: Listed) -> HttpResponse:
    skills = must_skills(gig.pk for gig in listed.gigs)
    data = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": listed.title,
        "home_page_url": listed.home,
        "feed_url": listed.here,
        "items": [item(gig, [must.name for must in skills[gig.pk]]) for gig in listed.gigs],
    }
    if listed.next:
        data["next_url"] = listed.next
    return JsonResponse(data, content_type="application/feed+json")


def ics(listed: Listed) -> HttpResponse:
    """When each gig closes. A calendar has no next page."""
    host = urlsplit(settings.SITE_URL).hostname
    events = [
        Event(
            uid=f"gig-{gig.public_id}@{host}",
            at=gig.expires_at,
            changed=gig.updated_at,
            summary=f"Closes: {title_of(gig)}",
            description=line(gig),
            url=settings.SITE_URL + gig.get_absolute_url(),
        )
        for gig in listed.gigs
    ]
    document = calendar(listed.title, settings.SITE_NAME, events)
    return HttpResponse(document, content_type="text/calendar; charset=utf-8")


FORMATS: dict[str, Callable[[Listed], HttpResponse]] = {"atom": atom, "json": json_feed, CALENDAR: ics}


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
        "title": title_of(gig),
        "content_text": line(gig),
        "date_published": gig.published_at.isoformat(timespec="seconds"),
        "date_modified": gig.updated_at.isoformat(timespec="seconds"),
        "authors": [{"name": gig.client.name}],
        "tags": skills,
    }


def title_of(gig: Gig) -> str:
    return one_line(f"{pay_in_words(gig)}: {gig.title}")


def line(gig: Gig) -> str:
    until = f"{gig.expires_at.day} {gig.expires_at:%B %Y}"
    return " · ".join([pay_in_words(gig), level_word(gig), place(gig), gig.client.name, f"open until {until}"])
