"""Steps of the clock that concern people: old statements about being free, files that nobody shows any more."""

from datetime import timedelta

from django.core.cache import cache
from django.utils import timezone

from accounts.models import Client, Developer
from marketplace.lib import media

MOST_REMINDED = 200
SWEEP_EVERY = timedelta(hours=1)


def remind_availability() -> int:
    """Ask developers whose statement is about to count as unconfirmed; each once for each statement."""
    due = Developer.objects.to_remind().select_related("user").select_for_update(skip_locked=True, of=("self",))
    developers = list(due[:MOST_REMINDED])
    for developer in developers:
        developer.remind_availability()
    return len(developers)


def sweep_pictures() -> int:
    """Remove the files of pictures whose owner is gone or whose change was never committed, once an hour."""
    if not cache.add("pictures-swept", True, SWEEP_EVERY.total_seconds()):
        return 0
    # Read before the owners are: a picture that is kept meanwhile is too young to be taken for a lost one.
    kept = media.kept_before(timezone.now() - SWEEP_EVERY)
    shown = {name for model in (Developer, Client) for name in model.objects.values_list("picture", flat=True)}
    return media.drop_unused(kept - shown)
