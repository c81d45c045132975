"""Time zones by their IANA name."""

from zoneinfo import available_timezones

from django.core.exceptions import ValidationError

REGIONS = ("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
NAMES = ("UTC", *sorted(name for name in available_timezones() if name.partition("/")[0] in REGIONS))
ZONES = [(name, name.replace("_", " ")) for name in NAMES]


def known_zone(name: str) -> None:
    """Raises ValidationError where `name` is no zone of this machine's database."""
    if name not in NAMES:
        raise ValidationError("Choose a time zone such as Europe/Oslo.")
