"""Native inputs that Django leaves as text."""

from django import forms


class DateInput(forms.DateInput):
    """A day, `2026-03-12`, with the browser's own calendar."""

    input_type = "date"

    def __init__(self, attrs=None):
        # A date input understands no other format.
        super().__init__(attrs, format="%Y-%m-%d")


class DateTimeInput(forms.DateTimeInput):
    """A moment to the minute, with the browser's own calendar."""

    input_type = "datetime-local"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")


class Pick(forms.RadioSelect):
    """Few weighty choices as boxes; a label `A · b` shows b as a smaller second line."""

    template_name = "forms/pick.html"


class Segments(forms.RadioSelect):
    """Few short choices on one line."""

    template_name = "forms/segments.html"
