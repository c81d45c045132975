"""iCalendar as RFC 5545 wants it."""

from datetime import datetime
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from marketplace.lib.icalendar import Event, calendar, fold, text

AT = datetime(2026, 12, 24, 18, 30, tzinfo=ZoneInfo("Europe/Oslo"))


def document(**fields):
    event = {"uid": "one@here", "at": AT, "changed": AT, "summary": "S", "description": "D", "url": "https://x/"}
    return calendar("Mine", "Upstream", [Event(**event | fields)])


def test_special_characters_are_escaped():
    assert text("a;b,c\\d\r\ne\x07") == "a\\;b\\,c\\\\d\\ne"


def test_a_moment_is_written_in_utc():
    assert "DTSTART:20261224T173000Z\r\n" in document()


def test_lines_end_as_they_must_and_none_is_injected():
    said = document(summary="x\r\nEND:VCALENDAR\r\nBEGIN:VEVENT")

    assert said.count("\r\nEND:VCALENDAR\r\n") == 1
    assert said.count("\r\nBEGIN:VEVENT\r\n") == 1
    assert "\n" not in said.replace("\r\n", "")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"])))
def test_folded_lines_are_short_and_unfold_to_the_same(line):
    parts = list(fold(line))

    assert all(len(part.encode()) <= 75 for part in parts)
    assert parts[0] + "".join(part[1:] for part in parts[1:]) == line
