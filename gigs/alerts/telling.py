"""From a new gig to rows of what to tell whom: one row a person and gig, whatever happens in between."""

from gigs.alerts.probing import searches_for
from gigs.models import Alert, Gig, SavedSearch
from marketplace.lib.tasks.queue import enqueue_each

AT_ONCE_FIRST = [SavedSearch.Cadence.INSTANT, SavedSearch.Cadence.DAILY, SavedSearch.Cadence.WEEKLY]


def tell_of(gig: Gig) -> int:
    """Write who shall hear of `gig`; who is to hear at once has a mail enqueued. Returns how many are new to it."""
    before = Alert.objects.filter(gig=gig).count()
    searches = sorted(searches_for(gig), key=lambda search: (AT_ONCE_FIRST.index(search.cadence), search.pk))
    first: dict[int, SavedSearch] = {}
    for search in searches:
        first.setdefault(search.user_id, search)
    rows = [Alert(user_id=user, gig=gig, search=search, due_at=search.next_mail()) for user, search in first.items()]
    # The unique row settles it: who was told of this gig before is not told again.
    Alert.objects.bulk_create(rows, ignore_conflicts=True, batch_size=1000)
    instant = [user for user, search in first.items() if search.cadence == SavedSearch.Cadence.INSTANT]
    enqueue_each("gigs.alerts.tasks.mail_alerts", ((f"alert:{gig.pk}:{user}", [user]) for user in instant))
    return Alert.objects.filter(gig=gig).count() - before
