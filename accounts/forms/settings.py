"""What a person may change about the account itself; allauth has the rest."""

from django import forms

from accounts.models import User
from marketplace.lib.widgets import LongSelect
from marketplace.lib.zones import ZONES


class SettingsForm(forms.ModelForm):
    time_zone = forms.ChoiceField(
        label="Time zone", choices=ZONES, widget=LongSelect, help_text="Times are shown in it."
    )

    class Meta:
        model = User
        fields = ["name", "time_zone"]
        labels = {"name": "Your name"}
        help_texts = {"name": "As clients and developers see it."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].required = True
