"""One piece of work."""

from django import forms

from accounts.models import CaseStudy
from accounts.models.case_study import MOST_IN_STACK

from .words import SkillsField


class CaseStudyForm(forms.ModelForm):
    stack = SkillsField(most=MOST_IN_STACK, label="Skills it took", help_text="With commas between: postgres, django.")
    link = forms.URLField(
        label="Link", required=False, max_length=300, assume_scheme="https", help_text="A write-up or the source."
    )
    use_required_attribute = False
    fieldsets = [
        ("What it was", ["title", "role", "period", "confidentiality", "client_name"]),
        ("The story", ["problem", "constraints", "what_i_did", "outcome"]),
        ("The result", ["metric_before", "metric_after", "stack", "link"]),
    ]

    class Meta:
        model = CaseStudy
        fields = [
            *("title", "role", "period", "confidentiality", "client_name"),
            *("problem", "constraints", "what_i_did", "outcome"),
            *("metric_before", "metric_after", "stack", "link"),
        ]
        widgets = {
            "confidentiality": forms.RadioSelect,
            **{name: forms.Textarea(attrs={"rows": 5}) for name in ("problem", "constraints", "what_i_did", "outcome")},
        }
        help_texts = {
            "title": "What was different afterwards: “A booking list that went from 4.1 s to 90 ms”.",
            "period": "Such as May to June 2024.",
            "client_name": "Only with their consent; leave it out when anonymised.",
            "metric_before": "Such as 61 corrections a week.",
        }

    def clean_stack(self) -> list[str]:
        return [skill.slug for skill in self.cleaned_data["stack"]]

    def clean(self) -> None:
        if self.cleaned_data.get("confidentiality") == "anonymised" and self.cleaned_data.get("client_name"):
            self.add_error("client_name", "An anonymised case study names no client. Leave this empty.")
