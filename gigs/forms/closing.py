"""Ending gigs before their time, saying why."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from gigs.models.choices import CloseReason

REASONS = [(value, label) for value, label in CloseReason.choices if value != CloseReason.MODERATION]
MOST_AT_ONCE = 50


class CloseForm(forms.Form):
    """An owner has every reason but that of moderation."""

    close_reason = forms.ChoiceField(label="What became of it?", choices=REASONS, widget=forms.RadioSelect)


class OutcomeForm(CloseForm):
    """Of a gig that has ended; who was hired here is hired through their proposal."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["close_reason"].choices = [pair for pair in REASONS if pair[0] != CloseReason.HIRED_HERE]


class BulkCloseForm(forms.Form):
    gigs = forms.ModelMultipleChoiceField(
        queryset=None,
        to_field_name="public_id",
        label="Gigs",
        error_messages={"required": "Choose the gigs to close.", "invalid_choice": "One of these is no gig of yours."},
    )
    close_reason = forms.ChoiceField(
        label="What became of them?",
        choices=[("", "Choose"), *REASONS],
        error_messages={"required": "Say why they end."},
    )

    def __init__(self, *args: Any, gigs: QuerySet, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["gigs"].queryset = gigs

    def clean_gigs(self) -> list:
        chosen = list(self.cleaned_data["gigs"])
        if len(chosen) > MOST_AT_ONCE:
            raise forms.ValidationError(f"At most {MOST_AT_ONCE} at once; these are {len(chosen)}.")
        return chosen
