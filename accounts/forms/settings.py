"""What a person may change about the account itself; allauth has the rest."""

from zoneinfo import available_timezones

from django import forms

from accounts.models import User

ZONES = [(zone, zone.replace("_", " ")) for zone in sorted(available_timezones()) if "/" in zone or zone == "UTC"]


class SettingsForm(forms.ModelForm):
    time_zone = forms.ChoiceField(label="Time zone", choices=ZONES, help_text="Times are shown in it.")

    class Meta:
        model = User
        fields = ["name", "time_zone"]
        labels = {"name": "Your name"}
        help_texts = {"name": "As clients and developers see it."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].required = True
