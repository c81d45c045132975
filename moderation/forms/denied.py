"""A host that nobody may link to."""

from urllib.parse import urlsplit

from django import forms
from django.conf import settings

from moderation.models import DeniedHost
from moderation.models.denied_host import LONGEST_WHY, SHORTEST_WHY, host_of, parts_of

WHY = f"Say why, in {SHORTEST_WHY} characters at least."
TOO_SHORT = {"required": WHY, "min_length": WHY}


class DenyForm(forms.Form):
    host = forms.CharField(
        label="Host",
        max_length=2000,
        error_messages={"required": "Give a host, such as example.org."},
        help_text="Such as example.org; what is under it is denied as well.",
    )
    why = forms.CharField(
        label="Why",
        min_length=SHORTEST_WHY,
        max_length=LONGEST_WHY,
        error_messages=TOO_SHORT,
        help_text="For the other moderators, and for good in the audit.",
    )

    def clean_host(self) -> str:
        host = host_of(self.cleaned_data["host"])
        DeniedHost._meta.get_field("host").run_validators(host)
        if host in parts_of(urlsplit(settings.SITE_URL).hostname or ""):
            raise forms.ValidationError("That is this site.")
        return host


class LiftForm(forms.Form):
    reason = forms.CharField(label="Why", min_length=SHORTEST_WHY, max_length=LONGEST_WHY, error_messages=TOO_SHORT)
