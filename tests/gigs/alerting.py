"""Searches that tell of gigs, and a clock and a worker whose time has come."""

from datetime import timedelta

from django.core import mail
from django.utils import timezone

from gigs.alerts import tasks
from gigs.alerts.rules import understand
from gigs.models import SavedSearch
from marketplace.lib.tasks import worker
from marketplace.lib.tasks.models import QueuedTask

LONG_AGO = timezone.now() - timedelta(days=60)


def keep(user, query="", cadence="instant", name="Mine"):
    search = SavedSearch.objects.create(user=user, name=name, query=query, cadence=cadence, since=LONG_AGO)
    understand(search)
    return search


def tick():
    for step in (tasks.read_searches_again, tasks.enqueue_digests, tasks.forget_alerts):
        step()
    work_off()


def tell(gig):
    tasks.tell_searches.func(gig.pk)
    work_off()


def work_off():
    QueuedTask.objects.filter(state="ready").update(run_after=LONG_AGO)
    worker.run_due()


def subjects():
    return [message.subject for message in mail.outbox]
