"""From when to when somebody works on one day."""

from datetime import time

from django import forms
from django.core.exceptions import ValidationError


class HoursWidget(forms.MultiWidget):
    use_fieldset = True

    def __init__(self):
        inputs = [
            forms.TimeInput(attrs={"type": "time", "class": "w8", "aria-label": word}, format="%H:%M")
            for word in ("from", "to")
        ]
        super().__init__(inputs)

    def decompress(self, value: list[str] | None) -> list[time | None]:
        return [time.fromisoformat(part) for part in value] if value else [None, None]


class HoursField(forms.MultiValueField):
    """Two times of a day; gives `["09:00", "17:30"]`, or None for a day that is not worked."""

    widget = HoursWidget

    def __init__(self, **kwargs):
        fields = [forms.TimeField(required=False, error_messages={"invalid": "Write times as 09:30."}) for _ in "ft"]
        super().__init__(fields, required=False, require_all_fields=False, **kwargs)

    def compress(self, values: list[time | None]) -> list[str] | None:
        if not any(values):
            return None
        start, end = values
        if not start or not end or start >= end:
            raise ValidationError("Give both hours, the earlier one first, or none.")
        return [f"{start:%H:%M}", f"{end:%H:%M}"]
