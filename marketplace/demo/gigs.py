"""The demo's gigs: written, sent and decided as people would, then dated back."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from accounts.models import Client
from gigs.imports.own import parse_own
from gigs.imports.saving import check, resolve
from gigs.models import Gig
from gigs.models.publishing import LISTED_FOR
from marketplace.lib import review

from .clients import owner_of
from .hiring import HIRED_BY_PROPOSAL
from .judging import judge

APPROVAL = "Clear brief, the pay is stated and narrow enough."


def load_gig(entry: dict[str, Any], client: Client) -> Gig | None:
    """The gig of this record in its state; None where it is there already."""
    key = f"demo:{entry['key']}"
    if Gig.objects.filter(source_key=key).exists():
        return None
    gig, rows = written(entry, client)
    gig.source_key = key
    owner = owner_of(client)
    gig.start_draft(owner, rows)
    if entry["state"] != "draft":
        send(gig, owner)
        decide(gig, owner, entry)
    return gig


def written(entry: dict[str, Any], client: Client) -> tuple[Gig, list]:
    parsed = parse_own(entry)
    gig = Gig(client=client, **parsed.fields | start_of(entry))
    check(gig, parsed)
    return gig, resolve(parsed)


def start_of(entry: dict[str, Any]) -> dict[str, Any]:
    """`in_days:14` of a record as a start on that day; any other start is a value of its own."""
    start, _, days = entry.get("start", "").partition(":")
    if start != "in_days":
        return {}
    return {"start": "from", "start_on": timezone.localdate() + timedelta(days=int(days))}


def send(gig: Gig, owner: Any) -> None:
    """Ask for review whoever the client is: the demo shows the queue at work."""
    gig.move("submit", owner, submitted_at=timezone.now())
    gig.snapshot(owner)
    review.request(gig, "new_item", owner)


def decide(gig: Gig, owner: Any, entry: dict[str, Any]) -> None:
    state = entry["state"]
    if state == "in_review":
        return
    if state == "needs_changes":
        judge(gig, "request_changes", entry["review_note"])
        return
    judge(gig, "approve", APPROVAL)
    end(gig, owner, state)
    date_back(gig, timedelta(days=entry["published_days_ago"]))


def end(gig: Gig, owner: Any, state: str) -> None:
    if state == "paused":
        gig.pause(owner)
    elif state == "full":
        gig.move("fill_up", None)
    elif state == "closed":
        gig.close(owner, "hired_elsewhere")
    elif state == "filled" and gig.source_key.removeprefix("demo:") not in HIRED_BY_PROPOSAL:
        gig.move("hire", owner, ended_at=timezone.now(), close_reason="hired_here")
    elif state == "expired":
        gig.expire()


def date_back(gig: Gig, age: timedelta) -> None:
    published_at = timezone.now() - age
    dates = {"published_at": published_at, "expires_at": published_at + LISTED_FOR}
    if gig.ended_at:
        dates["ended_at"] = min(timezone.now() - age / 3, dates["expires_at"])
    Gig.objects.filter(pk=gig.pk).update(**dates)
