"""What changed about a gig since it was published, in words for everybody."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import FieldDoesNotExist

from gigs.models import Gig, GigChange
from gigs.models.choices import NOT_STATED
from marketplace.lib.countries import NAMES

LONG = {"description", "questions"}
MOST_SHOWN = 50


@dataclass(frozen=True)
class Entry:
    """One change: when, and for each field its label, what it said and what it says ("" for long texts)."""

    at: datetime
    lines: list[tuple[str, str, str]]


def change_log(gig: Gig) -> list[Entry]:
    """Newest first."""
    return [Entry(change.applied_at, lines(change)) for change in gig.changes.applied()[:MOST_SHOWN]]


def lines(change: GigChange) -> list[tuple[str, str, str]]:
    return [
        (label(name), "", "") if name in LONG else (label(name), words(name, change.before[name]), words(name, value))
        for name, value in change.after.items()
    ]


def label(name: str) -> str:
    try:
        return str(Gig._meta.get_field(name).verbose_name).capitalize()
    except FieldDoesNotExist:
        return name.replace("_", " ").capitalize()


def words(name: str, value: Any) -> str:
    if name == "skills":
        return ", ".join(f"{slug}{'' if need == 'must' else f' ({need})'}" for slug, need, _ in value) or "none"
    if value in (None, "", NOT_STATED, []):
        return "not stated"
    if isinstance(value, list):
        return ", ".join(NAMES.get(item, str(item)) for item in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    known = dict(getattr(Gig._meta.get_field(name), "flatchoices", []))
    return str(known.get(value, f"{value:,}" if isinstance(value, int) else value))
