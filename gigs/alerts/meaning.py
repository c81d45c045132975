"""Words came to mean another skill: searches that have them are read anew, and told what they missed meanwhile."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from urllib.parse import quote_plus

from django.utils import timezone
from django_tasks import task

from gigs.alerts.rules import understand
from gigs.models import Gig, SavedSearch
from gigs.models.saved_search import SavedSearchQuerySet
from marketplace.lib.tasks.queue import enqueue, enqueue_each

AT_A_TIME = 200
# A gig that was published a moment before may have been held against its searches after.
BEFORE = timedelta(hours=1)


def hear(words: set[str]) -> None:
    """Called in the transaction of the change: many searches may have a common skill, so a worker reads them."""
    enqueue("gigs.alerts.meaning.read_searches_with", sorted(words), timezone.now().isoformat())


@task()
def read_searches_with(words: list[str], since: str, after: int = 0) -> None:
    """Read some anew and leave the rest to the next task; the last lets what came `since` look for searches again."""
    having = having_one_of(words).filter(pk__gt=after).select_related("user").order_by("pk")
    searches = list(having.select_for_update(of=("self",))[:AT_A_TIME])
    for search in searches:
        understand(search)
    if len(searches) == AT_A_TIME:
        enqueue("gigs.alerts.meaning.read_searches_with", words, since, searches[-1].pk)
    elif searches or after:
        # Once this is committed: what is published from then on meets the new readings.
        enqueue("gigs.alerts.meaning.tell_again", since)


@task()
def tell_again(since: str) -> None:
    """Let the gigs of that time look for searches once more; whoever was told of one is not told again."""
    missed = Gig.objects.listed().filter(published_at__gte=datetime.fromisoformat(since) - BEFORE)
    gigs = missed.order_by("pk").values_list("pk", flat=True)
    enqueue_each("gigs.alerts.tasks.tell_searches", ((f"announce:{pk}:{since}", [pk]) for pk in gigs))


def having_one_of(words: Iterable[str]) -> SavedSearchQuerySet:
    """Searches in whose query one of these words stands as a skill."""
    written = "|".join(re.escape(quote_plus(word)) for word in words)
    return SavedSearch.objects.filter(query__iregex=rf"(^|&)(not_)?skill(_all)?=({written})(&|$)")
