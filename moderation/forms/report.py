"""What somebody says is wrong."""

from typing import Any

from django import forms
from django.db import models

from marketplace.lib.widgets import Pick
from moderation.models import Report
from moderation.models.answering import why_not_report
from moderation.models.subject import kind_of

SAY = "Say what is wrong, in a sentence or two: 20 characters at least."


class ReportForm(forms.ModelForm):
    category = forms.ChoiceField(label="Reason", widget=Pick, error_messages={"required": "Choose what comes nearest."})
    explanation = forms.CharField(
        label="In your words",
        min_length=20,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": SAY, "min_length": SAY},
        help_text="What is wrong, and where on the page. 20 to 2,000 characters.",
    )
    legal_ground = forms.CharField(
        label="Which law",
        max_length=300,
        required=False,
        help_text="Only if it is against the law, and you know which.",
    )
    name = forms.CharField(
        label="Your name",
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": "Give a name: a report without an account needs one."},
    )
    email = forms.EmailField(
        label="Your e-mail address",
        error_messages={"required": "Give an address: we write there what we decided."},
        help_text="We tell you there what we decided, and use it for nothing else.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    good_faith = forms.BooleanField(
        label="I believe that what I say here is true and complete",
        error_messages={"required": "Tick this: a report needs it."},
    )

    class Meta:
        model = Report
        fields = ["category", "explanation", "legal_ground", "name", "email", "good_faith"]

    def __init__(self, *args: Any, about: models.Model, user: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.about = about
        categories = kind_of(about).categories
        self.fields["category"].choices = [(c.value, " · ".join(filter(None, [c.label, c.help]))) for c in categories]
        if user.is_authenticated:
            self.instance.reporter = user
            del self.fields["name"], self.fields["email"]

    def clean(self) -> dict[str, Any]:
        if self.instance.reporter_id and (words := why_not_report(self.about, self.instance.reporter)):
            self.add_error(None, words)
        return super().clean()

    def send(self) -> Report:
        self.instance.is_illegal = self.cleaned_data["category"] == "illegal"
        return self.instance.send(self.about)
