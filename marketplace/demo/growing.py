"""More of the demo from a seeded generator, in bulk: volume for measuring, not texts for reading."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import Client, ClientMember, ClientVerification, Skill
from gigs.imports.own import parse_own
from gigs.models import Gig, GigSkill
from gigs.models.gig_query import ENDED
from gigs.models.publishing import LISTED_FOR
from marketplace.lib.markdown import render_user

from .clients import FIELDS, verifications
from .gigs import start_of
from .growth import client_records, gig_records
from .members import member

BATCH = 1_000
CLOSED_FOR = {"filled": "hired_here", "closed": "hired_elsewhere"}
OWNER = "growth@example.com"


def grow_gigs(count: int, progress) -> int:
    """Add gigs until there are `count` generated ones; returns how many were added."""
    have = Gig.objects.filter(source_key__startswith="grown:").count()
    clients = grow_clients(max(count // 40, 20))
    skills = Skill.objects.in_bulk(field_name="slug")
    wanted = islice(gig_records(count), have, None)
    for batch in batches(progress(wanted, max(count - have, 0), "gig")):
        with transaction.atomic():
            insert(batch, clients, skills)
    return max(count - have, 0)


def grow_clients(count: int) -> dict[str, Client]:
    owner = member(OWNER, "Growth", came_for="hire")
    rows = [Client(slug=entry["slug"], **{name: entry[name] for name in FIELDS}) for entry in client_records(count)]
    Client.objects.bulk_create(rows, ignore_conflicts=True)
    clients = {client.slug: client for client in Client.objects.filter(slug__in=[row.slug for row in rows])}
    members = [ClientMember(client=client, user=owner, role=ClientMember.Role.OWNER) for client in clients.values()]
    ClientMember.objects.bulk_create(members, ignore_conflicts=True)
    ClientVerification.objects.bulk_create(verifications(clients.values()), ignore_conflicts=True)
    return clients


def insert(records: list[dict[str, Any]], clients: dict[str, Client], skills: dict[str, Skill]) -> None:
    gigs, rows = [], []
    for entry in records:
        gig = grown_gig(entry, clients[entry["client"]])
        asked = [(skills[row["slug"]], row["need"], row.get("level")) for row in entry["skills"]]
        gig.skill_words = " ".join(f"{skill.name} {skill.slug}" for skill, _, _ in asked)
        gigs.append(gig)
        rows.append(asked)
    Gig.objects.bulk_create(gigs)
    GigSkill.objects.bulk_create(
        GigSkill(gig=gig, skill=skill, need=need, level=level, position=position)
        for gig, asked in zip(gigs, rows, strict=True)
        for position, (skill, need, level) in enumerate(asked)
    )


def grown_gig(entry: dict[str, Any], client: Client) -> Gig:
    published_at = timezone.now() - timedelta(days=entry["published_days_ago"])
    fields = parse_own(entry).fields | start_of(entry)
    return Gig(
        client=client,
        source_key=f"grown:{entry['key']}",
        submitted_at=published_at,
        published_at=published_at,
        expires_at=published_at + LISTED_FOR,
        description_html=render_user(entry["description"]),
        **life(entry, published_at),
        **fields,
    )


def life(entry: dict[str, Any], published_at: datetime) -> dict[str, Any]:
    """The state that the record was dealt, and how it ended."""
    state, end = entry["state"], published_at + LISTED_FOR
    if state not in ENDED:
        return {"status": state}
    # Filled and closed ones went before their time.
    ended_at = end if state == Gig.Status.EXPIRED else min(end, published_at + (timezone.now() - published_at) / 2)
    return {"status": state, "ended_at": ended_at, "close_reason": CLOSED_FOR.get(state, "")}


def batches(rows: Iterable) -> Iterator[list]:
    rows = iter(rows)
    while batch := list(islice(rows, BATCH)):
        yield batch
