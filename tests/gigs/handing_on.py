"""The clock's steps that hand on and send what waits, as if some days had passed; and what was told then."""

from datetime import timedelta

import time_machine
from django.core import mail
from django.utils import timezone

from gigs.alerts import tasks
from tests.gigs.alerting import work_off

DAY = timedelta(days=1)


def after(days):
    return time_machine.travel(timezone.now() + days * DAY)


def tick(days=0):
    with after(days):
        for step in (tasks.enqueue_handing_on, tasks.enqueue_late_alerts, tasks.enqueue_digests):
            step()
        work_off()


def told_of():
    return [message.subject for message in mail.outbox if "new gig" in message.subject]
