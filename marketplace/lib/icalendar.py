"""iCalendar (RFC 5545): moments as events, escaped and folded as the standard wants it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

LINE = 75  # octets, without the line's end
ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


@dataclass(frozen=True)
class Event:
    """One moment; `uid` is the same for ever, `changed` is when the event last changed."""

    uid: str
    at: datetime
    changed: datetime
    summary: str
    description: str
    url: str


def calendar(name: str, product: str, events: Iterable[Event]) -> str:
    """The whole document. Events take no time, so a calendar shows them and blocks nothing."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{text(product)}//EN",
        "CALSCALE:GREGORIAN",
        f"NAME:{text(name)}",
        f"X-WR-CALNAME:{text(name)}",
    ]
    for event in events:
        lines += lines_of(event)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in fold(line))


def lines_of(event: Event) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{text(event.uid)}",
        f"DTSTAMP:{moment(event.changed)}",
        f"LAST-MODIFIED:{moment(event.changed)}",
        f"DTSTART:{moment(event.at)}",
        f"SUMMARY:{text(event.summary)}",
        f"DESCRIPTION:{text(event.description)}",
        f"URL:{event.url}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def text(value: str) -> str:
    """A value of type TEXT; control characters, which no line may hold, are left out."""
    kept = "".join(char for char in value if char >= " " or char in "\n\t")
    return kept.translate(ESCAPES)


def moment(value: datetime) -> str:
    return value.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def fold(line: str) -> Iterator[str]:
    """At most 75 octets a line, never inside a character; what goes on begins with a blank."""
    part, size = "", 0
    for character in line:
        octets = len(character.encode())
        if size + octets > LINE:
            yield part
            part, size = " ", 1
        part, size = part + character, size + octets
    yield part
