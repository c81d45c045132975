"""The demo's clients with their owners."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from accounts.models import Client, ClientMember, ClientVerification, record
from marketplace.lib.domains import host_of

from .members import member

FIELDS = ["name", "kind", "country", "website", "about", "size_band", "verified"]


def load_client(entry: dict[str, Any]) -> Client:
    """The client of this record, made with its owner if there is none."""
    client = Client.objects.filter(slug=entry["slug"]).first()
    if client is None:
        owner = member(entry["owner_email"], entry["owner_name"], came_for="hire")
        client = Client.objects.create(slug=entry["slug"], **{name: entry[name] for name in FIELDS})
        record("client.create", client, owner)
        client.add_member(owner, ClientMember.Role.OWNER, owner)
        ClientVerification.objects.bulk_create(verifications([client]))
    return client


def verifications(clients: Iterable[Client]) -> list[ClientVerification]:
    """The checks behind what these clients' records say."""
    now = timezone.now()
    return [
        ClientVerification(
            client=client,
            kind=client.verified,
            domain=host_of(client.website) if client.verified == Client.Verified.DOMAIN else "",
            verified_at=now,
        )
        for client in clients
        if client.verified
    ]


def owner_of(client: Client) -> Any:
    return client.members.get(role=ClientMember.Role.OWNER).user
