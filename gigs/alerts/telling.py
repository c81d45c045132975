"""From a new gig to rows of what to tell whom: one row a person and gig, whatever happens in between."""

from accounts.models import User
from gigs.alerts.again import found
from gigs.alerts.probing import searches_for
from gigs.alerts.rules import reading
from gigs.models import Alert, Gig, SavedSearch
from marketplace.lib.tasks.queue import enqueue, enqueue_each

AT_ONCE_FIRST = [SavedSearch.Cadence.INSTANT, SavedSearch.Cadence.DAILY, SavedSearch.Cadence.WEEKLY]


def tell_of(gig: Gig) -> int:
    """Write who shall hear of `gig`; who is to hear at once has a mail enqueued. Returns how many are new to it."""
    before = Alert.objects.filter(gig=gig).count()
    first: dict[int, SavedSearch] = {}
    for search in sorted(searches_for(gig), key=soonest):
        first.setdefault(search.user_id, search)
    rows = [Alert(user_id=user, gig=gig, search=search, due_at=search.next_mail()) for user, search in first.items()]
    # The unique row settles it: who was told of this gig before is not told again.
    Alert.objects.bulk_create(rows, ignore_conflicts=True, batch_size=1000)
    instant = [user for user, search in first.items() if search.cadence == SavedSearch.Cadence.INSTANT]
    enqueue_each("gigs.alerts.tasks.mail_alerts", ((f"alert:{gig.pk}:{user}", [user]) for user in instant))
    return Alert.objects.filter(gig=gig).count() - before


def hand_on(user: User, most: int) -> int:
    """Let other searches of this person tell what waits under silent ones; returns how many it asked about.

    Call it with the person's row locked, so that no mail takes the same rows along. What no other search finds has
    its row deleted: it would keep a later one from telling.
    """
    stranded = Alert.objects.stranded().filter(user=user).select_related("gig__client").order_by("pk")[:most]
    alerts = list(stranded.select_for_update(of=("self",)))
    for alert in alerts:
        search = min(searches_for(alert.gig, user), key=soonest, default=None)
        if search is None:
            alert.delete()
            continue
        alert.search, alert.due_at = search, search.next_mail()
        alert.save(update_fields=["search", "due_at"])
        if search.cadence == SavedSearch.Cadence.INSTANT:
            enqueue("gigs.alerts.tasks.mail_alerts", user.pk, key=f"handed-on:{alert.pk}:{search.pk}")
    return len(alerts)


def put_off(user: User, unfound: list[Alert]) -> None:
    """Let what its search does not find now wait: under another of this person's that does, else for the next mail.

    It may match again, by a change back or a proposal less, and is then told. Call it with the person's row locked.
    """
    left = {alert.gig_id: alert for alert in unfound}
    others = SavedSearch.objects.of(user).telling().select_related("user") if left else []
    for search in sorted(others, key=soonest):
        asking = [pk for pk, alert in left.items() if alert.search_id != search.pk and is_news(alert.gig, search)]
        taken = [left.pop(pk) for pk in found_by(search, asking)]
        for alert in taken:
            alert.search = search
        if taken and search.cadence == SavedSearch.Cadence.INSTANT:
            enqueue("gigs.alerts.tasks.mail_alerts", user.pk, key=f"handed-on:{taken[0].pk}:{search.pk}")
    for alert in unfound:
        alert.due_at = alert.search.next_mail()
    Alert.objects.bulk_update(unfound, ["search", "due_at"], batch_size=1000)


def is_news(gig: Gig, search: SavedSearch) -> bool:
    return gig.published_at > search.since


def found_by(search: SavedSearch, gigs: list[int]) -> set[int]:
    asked = reading(search.query)
    return found(asked.wanted, gigs) if gigs and asked.is_valid() else set()


def soonest(search: SavedSearch) -> tuple[int, int]:
    return AT_ONCE_FIRST.index(search.cadence), search.pk
