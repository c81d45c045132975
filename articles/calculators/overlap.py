from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone

from articles.calculators.base import Calculator
from marketplace.lib.overlap import hours_together

CITIES = {
    "Europe/London": "London",
    "Europe/Lisbon": "Lisbon",
    "Europe/Berlin": "Berlin",
    "Europe/Warsaw": "Warsaw",
    "Europe/Bucharest": "Bucharest",
    "Africa/Lagos": "Lagos",
    "Africa/Nairobi": "Nairobi",
    "America/New_York": "New York",
    "America/Chicago": "Chicago",
    "America/Los_Angeles": "San Francisco",
    "America/Sao_Paulo": "São Paulo",
    "America/Argentina/Buenos_Aires": "Buenos Aires",
    "Asia/Dubai": "Dubai",
    "Asia/Kolkata": "Bengaluru",
    "Asia/Singapore": "Singapore",
    "Asia/Tokyo": "Tokyo",
    "Australia/Sydney": "Sydney",
}
CHOICES = sorted(CITIES.items(), key=lambda city: city[1])
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri")
MONTHS = 12


def hour(label: str, initial: int, least: int, most: int) -> forms.IntegerField:
    return forms.IntegerField(label=label, initial=initial, min_value=least, max_value=most)


class Overlap(Calculator):
    """Hours that two people both work, month by month, from the time zone database."""

    title = "Hours you both work"
    button = "Compare"
    you = forms.ChoiceField(label="You are in", choices=CHOICES, initial="Asia/Kolkata")
    begin = hour("You begin at (hour)", 9, 0, 22)
    end = hour("You end at (hour)", 17, 1, 23)
    them = forms.ChoiceField(label="Your client is in", choices=CHOICES, initial="Europe/London")

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("begin", 0) >= cleaned.get("end", 24):
            self.add_error("end", "End after you begin.")
        return cleaned

    def lines(self):
        return [(f"{month:%B %Y}", self._said(self._together(month))) for month in months(timezone.localdate())]

    def notes(self):
        changed = [self._change(zone) for zone in dict.fromkeys([self.cleaned_data["you"], self.cleaned_data["them"]])]
        client = f"{CITIES[self.cleaned_data['them']]} is taken to work from 9 to 17."
        return [client, *changed]

    def _together(self, day: date) -> float:
        cleaned = self.cleaned_data
        mine = dict.fromkeys(WEEKDAYS, (f"{cleaned['begin']:02}:00", f"{cleaned['end']:02}:00"))
        return hours_together(mine, cleaned["you"], {}, cleaned["them"], day)

    def _said(self, hours: float) -> str:
        return f"{hours:g} hour{'' if hours == 1 else 's'}" if hours else "none"

    def _change(self, zone: str) -> str:
        days = clock_changes(zone, timezone.localdate())
        if not days:
            return f"{CITIES[zone]} does not change its clocks."
        return f"{CITIES[zone]} changes its clocks on {' and '.join(f'{day.day} {day:%B %Y}' for day in days)}."


def months(today: date) -> list[date]:
    """The fifteenth of this month and of the eleven that follow."""
    first = today.year * 12 + today.month - 1
    return [_fifteenth(number) for number in range(first, first + MONTHS)]


def _fifteenth(number: int) -> date:
    return date(number // 12, number % 12 + 1, 15)


def clock_changes(zone: str, today: date) -> list[date]:
    """The days of the coming year on which clocks there are put forward or back."""
    days = [date.fromordinal(today.toordinal() + number) for number in range(366)]
    offsets = [datetime.combine(day, time(12), ZoneInfo(zone)).utcoffset() for day in days]
    return [day for day, before, after in zip(days[1:], offsets, offsets[1:], strict=False) if before != after]
