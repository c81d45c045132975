"""The whole demo: people, clients, gigs, developers, marks and what waits for review. Safe to run again."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import Notification, Skill, User
from gigs.models import Gig, SavedGig
from marketplace.lib.tasks.models import QueuedTask

from .clients import load_client
from .developers import load_developer
from .gigs import load_gig
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
    load_marks()
    load_reports()
    forget_mail()


def load_marks() -> None:
    """Grace and Linus keep the newest gigs that ask for what they can do."""
    for email in ("grace@example.com", "linus@example.com"):
        user = User.objects.get(email=email)
        known = user.developer.developer_skills.values("skill")
        fitting = Gig.objects.listed().filter(gig_skills__skill__in=known).distinct().newest()[:4]
        SavedGig.objects.bulk_create([SavedGig(user=user, gig=gig) for gig in fitting], ignore_conflicts=True)


def forget_mail() -> None:
    """The past of the demo was never mailed: only what people do from now on is."""
    waiting = Notification.objects.filter(mailed_at=None, user__is_demo=True)
    keys = [f"notification:{pk}" for pk in waiting.values_list("pk", flat=True)]
    QueuedTask.objects.filter(key__in=keys).delete()
    waiting.update(mailed_at=timezone.now())
