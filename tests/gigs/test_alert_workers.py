"""Two workers in processes of their own, one of them killed: each gig is told once to each person."""

import json
import os
import subprocess
import sys
import time
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from gigs.alerts.rules import understand
from gigs.models import Alert, SavedSearch
from marketplace.dev_mail import read_mails
from marketplace.lib.tasks.models import QueuedTask
from marketplace.lib.tasks.queue import enqueue
from tests.factories import make_gig, make_user

# A file of its own: what flushes the database runs after everything else.
pytestmark = pytest.mark.django_db(transaction=True)

PATIENCE = 90
GIGS, PEOPLE = 8, 3


@pytest.fixture
def workers(tmp_path):
    connection.ensure_connection()
    here = connection.connection.info
    place = {"NAME": here.dbname, "USER": here.user, "PASSWORD": here.password, "HOST": here.host, "PORT": here.port}
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.engine.worker_settings",
        "WORKER_DATABASE": json.dumps(place | {"ENGINE": "django.db.backends.postgresql"}),
        "WORKER_MAIL": str(tmp_path),
    }
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "work"]
    started = [subprocess.Popen(command, env=environment) for _ in range(2)]
    yield started
    for worker in started:
        worker.kill()
        worker.wait()


def until(happened):
    deadline = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.2)


def told(folder: Path) -> Counter:
    """How many different mails tell each person of each gig; one mail sent twice has one Message-ID."""
    mails = {mail["Message-ID"]: mail for path in folder.glob("*.log") for mail in read_mails(path)}
    lines = [
        (mail["To"], line)
        for mail in mails.values()
        for line in mail.get_body(("plain",)).get_content().splitlines()
        if line.startswith("Told once")
    ]
    return Counter(lines)


def test_each_gig_is_told_once_to_each_person_though_a_worker_dies(workers, tmp_path):
    ago = timezone.now() - timedelta(days=1)
    for _ in range(PEOPLE):
        search = SavedSearch.objects.create(user=make_user(), name="All", cadence="instant", since=ago)
        understand(search)
    for number in range(GIGS):
        gig = make_gig(title=f"Told once {number}")
        for again in range(2):
            enqueue("gigs.alerts.tasks.tell_searches", gig.pk, key=f"announce:{gig.pk}:{again}")

    until(lambda: Alert.objects.exclude(sent_at=None).exists())
    workers[0].kill()
    workers[0].wait()
    # What it held is anybody's once its lease is over; the test does not wait a minute for that.
    QueuedTask.objects.filter(state="running").update(lease_until=ago)
    until(lambda: not QueuedTask.objects.exclude(state="done").exists())

    assert set(told(tmp_path).values()) == {1}
    assert len(told(tmp_path)) == GIGS * PEOPLE
    assert Alert.objects.exclude(sent_at=None).count() == GIGS * PEOPLE
