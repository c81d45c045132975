"""Why a gig ends before its time."""

from django import forms

from gigs.models.choices import CloseReason

OWN_REASONS = [choice for choice in CloseReason.choices if choice[0] != CloseReason.MODERATION]


class CloseForm(forms.Form):
    close_reason = forms.ChoiceField(label="What became of it?", choices=OWN_REASONS, widget=forms.RadioSelect)
