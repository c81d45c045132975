"""What somebody objects to, what is said about it, and how it is answered."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone

from marketplace.lib.widgets import Pick
from moderation.models import Appeal, Outcome
from moderation.models.appeal import SHORTEST
from moderation.models.appeal_message import LONGEST

SHORTEST_ANSWER = 20
BIGGEST = 2**31 - 1
WHY = f"Say why, in {SHORTEST_ANSWER} characters at least: it is what people read."
TOO_SHORT = {"required": WHY, "min_length": WHY}
LABELS = {
    Appeal.Outcome.UPHELD: "It stands · Say why, so that it can be understood",
    Appeal.Outcome.PARTLY: "Right in part · Something lighter takes its place",
    Appeal.Outcome.OVERTURNED: "It was wrong · Everything is given back, with the days and points that it took",
}
LIGHTER = {Outcome.WARN: "A warning · Nothing is held", Outcome.LIMIT: "Out of lists · Readable by link"}


class AppealForm(forms.Form):
    text = forms.CharField(
        label="Why the decision is wrong",
        min_length=SHORTEST,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={
            "required": "Say what we overlooked or misread.",
            "min_length": f"Say more, in {SHORTEST} characters at least: what we overlooked or misread.",
        },
        help_text=f"{SHORTEST} to {LONGEST:,} characters. Say what we overlooked or misread.",
    )


class MessageForm(forms.Form):
    text = forms.CharField(
        label="Your message",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Write something first."},
    )


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label="Why",
        min_length=SHORTEST_ANSWER,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages=TOO_SHORT,
    )


class AnswerForm(forms.Form):
    mark_optional = False

    outcome = forms.ChoiceField(
        label="Answer", choices=LABELS.items(), widget=Pick, error_messages={"required": "Choose an answer."}
    )
    to = forms.ChoiceField(label="What takes its place", required=False, widget=Pick)
    days = forms.IntegerField(
        label="For how many days",
        required=False,
        min_value=1,
        max_value=365,
        help_text="Only for what leaves the lists.",
    )
    answer = forms.CharField(
        label="Why",
        min_length=SHORTEST_ANSWER,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages=TOO_SHORT,
        help_text="Sent to the person who appealed, word for word.",
    )
    appeal_version = forms.IntegerField(min_value=0, max_value=BIGGEST, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, appeal: Appeal, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.appeal = appeal
        self.initial.setdefault("appeal_version", appeal.version)
        self.fields["to"].choices = [(value, LIGHTER[value]) for value in appeal.lighter()]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("outcome") == Appeal.Outcome.PARTLY and not data.get("to"):
            self.add_error("to", "Choose what takes its place.")
        return data

    def decide(self, by: Any) -> None:
        data = self.cleaned_data
        lighter = {"to": data["to"] or Outcome.WARN}
        if data["days"] and lighter["to"] == Outcome.LIMIT:
            lighter["until"] = timezone.now() + timedelta(days=data["days"])
        self.appeal.decide(by, data["outcome"], data["answer"], version=data["appeal_version"] or 0, **lighter)
