"""A rule in other words, from a day on."""

from typing import Any

from django import forms
from django.utils import timezone

from moderation.models import Clause
from moderation.models.clause import SAID

from .appeal import BIGGEST

EMPTY = {
    "short": "Say the rule in one line.",
    "text": "Say what the rule asks for.",
    "severity": "Choose how many points a breach costs.",
    "expiry_months": "Choose for how long a breach counts.",
    "change_note": "Say what changed and why, in a sentence.",
    "valid_from": "Give the day from which it counts.",
}


class ClauseForm(forms.ModelForm):
    read_version = forms.IntegerField(min_value=0, max_value=BIGGEST, required=False, widget=forms.HiddenInput)
    severity = forms.TypedChoiceField(
        label="Severity",
        coerce=int,
        choices=[(n, f"{n} point{'' if n == 1 else 's'}") for n in range(5)],
        help_text="So many points a breach costs; a first minor one costs none.",
    )
    expiry_months = forms.TypedChoiceField(
        label="Counts for", coerce=int, choices=[(n, f"{n} months") for n in (6, 12, 24)]
    )
    valid_from = forms.DateField(
        label="In force from", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    class Meta:
        model = Clause
        fields = [*SAID, "change_note", "valid_from"]
        labels = {
            "short": "Short line",
            "text": "Long text",
            "facts_template": "Words to start from: what was seen",
            "reason_template": "Words to start from: why it breaks the rule",
            "change_note": "What changed, and why",
        }
        help_texts = {
            "short": "Stands on forms and in decisions.",
            "change_note": "Stands in the change log, for everybody.",
        }
        widgets = {
            "text": forms.Textarea(attrs={"rows": 4}),
            "facts_template": forms.Textarea(attrs={"rows": 3}),
            "reason_template": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["change_note"].required = True
        for name, words in EMPTY.items():
            self.fields[name].error_messages["required"] = words
        new = {"change_note": "", "valid_from": timezone.localdate(), "read_version": self.instance.version}
        self.initial |= new

    def clean_valid_from(self):
        if self.cleaned_data["valid_from"] < timezone.localdate():
            raise forms.ValidationError("A rule never counts for what was done before it: today at the earliest.")
        return self.cleaned_data["valid_from"]
