"""Yes, no, or not stated."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

ANSWERS = [("unknown", "Not stated"), ("true", "Yes"), ("false", "No")]
# What stands for no answer, whether it was sent or not.
UNANSWERED = (None, "")


class YesOrNo(forms.NullBooleanSelect):
    def __init__(self, attrs=None):
        super().__init__(attrs)
        self.choices = ANSWERS

    def value_from_datadict(self, data, files, name) -> Any:
        """As it was sent: Django's takes what is no answer for one that was not given."""
        return data.get(name)


class YesOrNoField(forms.NullBooleanField):
    widget = YesOrNo

    def clean(self, value: Any) -> bool | None:
        if value not in UNANSWERED and value not in dict(ANSWERS):
            raise ValidationError(f"Choose yes, no or not stated. “{str(value)[:40]}” is none of them.")
        return super().clean(value)
