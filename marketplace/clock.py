"""What time alone brings about, step by step in the order in which it must happen.

The worker calls `tick` every minute, `manage.py tick` by hand. A step is a function without arguments that does what
is due and returns how many things it did; it locks the rows that it takes (`skip_locked`), so two ticks at once do each
thing once, and after a day of downtime one tick catches up.
"""

import logging

from django.db import InterfaceError, OperationalError, transaction
from django.utils.module_loading import import_string

log = logging.getLogger(__name__)

STEPS: list[str] = [
    # What was held for a time is free again before anything else looks at it.
    "moderation.due.end_holds",
    # Hiring: first what ends, then what runs out, then who is reminded, then what follows from all of it.
    "gigs.hiring.due.void_proposals",
    "gigs.hiring.due.return_offers",
    "gigs.hiring.due.lapse_proposals",
    "gigs.hiring.due.remind_of_replies",
    "gigs.hiring.due.pause_silent_clients",
    "gigs.hiring.rates.count_replies",
    "gigs.hiring.rates.count_developers",
    "gigs.hiring.due.begin_agreements",
    "gigs.hiring.due.open_reviews",
    "gigs.clock.expire_gigs",
    "gigs.clock.end_changes",
    "gigs.clock.delete_old_drafts",
    "gigs.hiring.retention.forget_old_words",
    "accounts.erasing.erase_due_accounts",
    "accounts.retention.delete_unconfirmed_accounts",
    "accounts.due.remind_availability",
    "accounts.digest.enqueue_digests",
    "accounts.retention.delete_old_notifications",
    "accounts.retention.forget_audit_words",
    "moderation.retention.forget_old_cases",
    "accounts.due.sweep_pictures",
    "accounts.directory.building.build_when_due",
    "gigs.reminders.remind_of_expiry",
    "articles.due.publish_scheduled",
    "articles.due.sweep_pictures",
    "gigs.facets.upkeep.fold",
    "gigs.pay.counting.count_when_due",
    "gigs.alerts.tasks.read_searches_again",
    "gigs.alerts.tasks.enqueue_handing_on",
    "gigs.alerts.tasks.enqueue_late_alerts",
    "gigs.alerts.tasks.enqueue_digests",
    "gigs.alerts.tasks.forget_alerts",
    # Last, so that what the steps above did a minute ago is sealed soon.
    "accounts.models.audit_seal.seal_audit",
]


def tick() -> dict[str, int]:
    """Run every step, each in its own transaction; returns what each did, -1 where it failed."""
    return {name: _run(name) for name in STEPS}


def _run(name: str) -> int:
    try:
        with transaction.atomic():
            return import_string(name)()
    except (OperationalError, InterfaceError):
        raise  # the database is away: the worker waits and tries again
    except Exception:
        log.exception("The step %s failed", name)
        return -1
