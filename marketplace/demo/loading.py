"""The whole demo: people, clients, gigs, developers, marks and what waits for review. Safe to run again."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import Notification, Skill
from marketplace.lib.tasks.models import QueuedTask

from .clients import load_client
from .developers import load_developer
from .gigs import load_gig
from .hiring import load_proposal
from .marks import load_marks
from .members import load_members
from .reading import read
from .reports import load_reports

Progress = Callable[[list, str], Any]


@transaction.atomic
def load(progress: Progress) -> None:
    """Write what is missing of the hand-made demo; `progress(rows, unit)` wraps each loop."""
    load_members()
    clients = {entry["slug"]: load_client(entry) for entry in progress(read("clients.json"), "client")}
    for entry in progress(read("gigs_*.json"), "gig"):
        load_gig(entry, clients[entry["client"]])
    skills = Skill.objects.in_bulk(field_name="slug")
    for number, entry in enumerate(progress(read("developers_*.json"), "developer")):
        load_developer(entry, number, skills)
    for entry in progress(read("hiring.json"), "proposal"):
        load_proposal(entry)
    load_marks()
    load_reports()
    forget_mail()


def forget_mail() -> None:
    """The past of the demo was never mailed: only what people do from now on is."""
    waiting = Notification.objects.filter(mailed_at=None, user__is_demo=True)
    keys = [f"notification:{pk}" for pk in waiting.values_list("pk", flat=True)]
    QueuedTask.objects.filter(key__in=keys).delete()
    waiting.update(mailed_at=timezone.now())
