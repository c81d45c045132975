"""The mail about new gigs: what may still be told, in words, with the links that change or stop it."""

from collections import Counter
from dataclasses import dataclass
from itertools import chain, islice, zip_longest

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone

from accounts.models import User
from accounts.tasks import send_mail
from gigs.alerts import links
from gigs.alerts.again import still_found, unstated
from gigs.alerts.rules import reading, understand
from gigs.alerts.telling import put_off
from gigs.alerts.why import why
from gigs.drawing import facts
from gigs.filters import GigFilter
from gigs.models import Alert, Gig, SavedSearch
from gigs.models.saved_search import AlertQuerySet
from gigs.wording import pay_in_words

MOST_LINES = 30


@dataclass
class Line:
    pay: str
    title: str
    url: str
    facts: str
    why: str


@dataclass
class Told:
    """One of the searches that the mail is from, with its links; `more` of its gigs are not named in the mail."""

    name: str
    cadence: str
    more: int
    url: str
    change: str
    stop: str


def tellable(user: User) -> AlertQuerySet:
    """What is due for this person and may be told: visibility is asked again, as is what they put away."""
    seen = Gig.objects.listed().unhidden_by(user)
    return Alert.objects.due().filter(
        user=user, search__paused_at=None, search__broken_at=None, gig__in=seen, search__isnull=False
    )


def send(user: User, waiting: AlertQuerySet, key: str = "") -> list[SavedSearch]:
    """Mail what `waiting` holds, once; returns the searches it was for, [] where nothing was sent.

    What its search does not find any more waits on. Without a `key` the mail is known by the first alert in it.
    Call it with the person's row locked, in the transaction that marks the alerts as sent.
    """
    alerts = list(waiting.select_related("gig__client", "search__user").order_by("-gig__published_at", "-pk"))
    asked = usable([alert.search for alert in alerts])
    alerts = [alert for alert in alerts if alert.search_id in asked]
    found = {pk: still_found(reading, gigs_of(pk, alerts)) for pk, reading in asked.items()}
    told = [alert for alert in alerts if alert.gig_id in found[alert.search_id]]
    put_off(user, [alert for alert in alerts if alert.gig_id not in found[alert.search_id]])
    if not told:
        return []
    searches = list({alert.search_id: alert.search for alert in told}.values())
    deliver(user, told, searches, asked, key or f"alert-{min(alert.pk for alert in told)}")
    Alert.objects.filter(pk__in=[alert.pk for alert in told]).update(sent_at=timezone.now())
    return searches


def usable(searches: list[SavedSearch]) -> dict[int, GigFilter]:
    """What each asks. A query that cannot be read any more would mail every gig: it stops, and its owner is told."""
    asked = {}
    for search in {search.pk: search for search in searches}.values():
        reading_now = reading(search.query)
        if reading_now.is_valid():
            asked[search.pk] = reading_now
        else:
            understand(search)
    return asked


def gigs_of(search: int, alerts: list[Alert]) -> list[int]:
    return [alert.gig_id for alert in alerts if alert.search_id == search]


def deliver(
    user: User, alerts: list[Alert], searches: list[SavedSearch], asked: dict[int, GigFilter], key: str
) -> None:
    subject, lines = subject_of(alerts, searches), shared_out(alerts)
    silent = {pk: unstated(reading, gigs_of(pk, lines)) for pk, reading in asked.items()}
    unnamed = Counter(alert.search_id for alert in alerts) - Counter(alert.search_id for alert in lines)
    stop = links.stop_all(user.pk)
    context = {
        "subject": subject,
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
        "today": timezone.localdate(),
        "lines": [line(alert.gig, why(alert.gig, asked[alert.search_id], silent[alert.search_id])) for alert in lines],
        "searches": [told(search, unnamed[search.pk]) for search in searches],
        "stop": stop,
    }
    text = render_to_string("emails/alerts/message.txt", context)
    html = render_to_string("emails/alerts/message.html", context)
    one_click = {"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    send_mail.func(key, subject, text, html, [user.email], one_click)


def subject_of(alerts: list[Alert], searches: list[SavedSearch]) -> str:
    gigs = f"{len(alerts)} new gig{'' if len(alerts) == 1 else 's'}"
    return f"{gigs} for “{searches[0]}”" if len(searches) == 1 else f"{gigs} for {len(searches)} of your searches"


def shared_out(alerts: list[Alert]) -> list[Alert]:
    """Those that the mail names, newest first as given: by turns one of each search, so that each has its newest."""
    of_search: dict[int, list[Alert]] = {}
    for alert in alerts:
        of_search.setdefault(alert.search_id, []).append(alert)
    by_turns = filter(None, chain.from_iterable(zip_longest(*of_search.values())))
    first = {alert.pk for alert in islice(by_turns, max(MOST_LINES, len(of_search)))}
    return [alert for alert in alerts if alert.pk in first]


def line(gig: Gig, reason: str) -> Line:
    said = " · ".join(fact for fact in facts(gig) if fact)
    return Line(pay_in_words(gig), gig.title, settings.SITE_URL + gig.get_absolute_url(), said, reason)


def told(search: SavedSearch, more: int) -> Told:
    return Told(
        name=search.name,
        cadence=search.how_often,
        more=more,
        url=settings.SITE_URL + search.get_absolute_url(),
        change=links.change_cadence(search),
        stop=links.stop(search),
    )
