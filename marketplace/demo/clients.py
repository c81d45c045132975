"""The demo's clients with their owners."""

from typing import Any

from accounts.models import Client, ClientMember, record

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
    return client


def owner_of(client: Client) -> Any:
    return client.members.get(role=ClientMember.Role.OWNER).user
