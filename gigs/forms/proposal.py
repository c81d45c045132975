"""Writing a proposal: a draft may be incomplete, what is sent may not."""

import secrets
from typing import Any

from django import forms

from accounts.models import Developer
from gigs.models import Gig, Proposal, ProposalMessage
from gigs.models.proposal_facts import ANSWER_LENGTH, MAX_PRICE, DeclineReason, OwnOutcome
from gigs.wording import pay_in_words
from marketplace.lib import review
from marketplace.lib.likeness import likeness
from marketplace.lib.widgets import DateInput

NEEDED = {
    "pitch": "Say in a few sentences why you: this is what they read first.",
    "price": "Give your price as a whole number.",
    "unit": "Say what the price is for.",
}


A_PRICE = dict.fromkeys(["min_value", "invalid"], "Give a price above 0, as a whole number.")
A_PRICE["max_value"] = f"Give a price of at most {MAX_PRICE:,}."
A_WEEK = dict.fromkeys(["min_value", "max_value", "invalid"], "Give the hours a week as a whole number from 1 to 80.")


class ProposalForm(forms.ModelForm):
    key = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1, required=False)
    # Errors come from the server, which keeps what was typed.
    use_required_attribute = False
    mark_optional = False

    class Meta:
        model = Proposal
        fields = ["pitch", "approach", "case_study", "price", "unit", "start_on", "hours_a_week"]
        labels = {
            "pitch": "Why you",
            "approach": "How you would go about it",
            "case_study": "The piece of work that is closest",
            "start_on": "You could start on",
            "hours_a_week": "Hours a week",
        }
        help_texts = {
            "pitch": "600 characters. They read this first, beside the price.",
            "approach": "1,200 characters at most. Half a page is plenty.",
        }
        error_messages = {"price": A_PRICE, "hours_a_week": A_WEEK}
        widgets = {
            "pitch": forms.Textarea(attrs={"rows": 5}),
            "approach": forms.Textarea(attrs={"rows": 6}),
            "start_on": DateInput,
        }

    def __init__(self, *args, gig: Gig, developer: Developer, **kwargs):
        super().__init__(*args, **kwargs)
        self.gig, self.developer = gig, developer
        self.kept = {name: getattr(self.instance, name) for name in self._meta.fields}
        self.instance.gig, self.instance.developer = gig, developer
        self.fields["case_study"].queryset = developer.case_studies.order_by("position", "pk")
        self.fields["case_study"].empty_label = "None"
        self.fields["price"].help_text = f"They posted {pay_in_words(gig)}."
        if not self.instance.unit:
            self.initial["unit"] = gig.pay_model
        self.initial["key"] = self.instance.key or secrets.token_urlsafe(16)
        self.initial["version"] = self.instance.version if self.instance.pk else 0
        self.answer_names = [self._ask(number, question) for number, question in enumerate(gig.questions[:3])]
        sign = gig.currency
        self.affixes = {"price": (sign, ""), "hours_a_week": ("", "h")}

    @property
    def fieldsets(self) -> list[tuple[str, list[str]]]:
        asked = [("Their questions", self.answer_names)] if self.answer_names else []
        terms = ("Your terms", ["price", "unit", "start_on", "hours_a_week"])
        return [("Your words", ["pitch", "approach", "case_study"]), *asked, terms]

    def is_whole(self) -> bool:
        """Whether it may be sent; what is missing stands beside its field."""
        for name, words in NEEDED.items():
            if not self.cleaned_data.get(name) and name not in self.errors:
                self.add_error(name, words)
        for name in self.answer_names:
            if not self.cleaned_data.get(name) and name not in self.errors:
                self.add_error(name, "They ask this of everybody. A short answer is enough.")
        for name, words in review.objections(self.instance).items():
            self.add_error(name, words)
        return not self.errors

    def keep(self, by: Any) -> Proposal:
        """Save the draft with every answer that can be saved, also where others are wrong."""
        draft = self.instance
        # The model's own rules are asked after the value is set: what they refuse is taken back.
        for name in self.kept.keys() & self.errors.keys():
            setattr(draft, name, self.kept[name])
        draft.answers = [self.cleaned_data.get(name, "") for name in self.answer_names]
        draft.key = self.cleaned_data.get("key") or None
        if draft.pk:
            draft.edit(by)
        else:
            draft.start(by)
        # The page that comes back is about the draft as it is now.
        self.data = self.data.copy()
        self.data["version"] = str(draft.version)
        return draft

    def similarity(self) -> int:
        """How like one's own proposals of the last days this is, in per cent."""
        others = self.developer.proposals.lately().exclude(pk=self.instance.pk)
        return max((round(100 * likeness(other.words, self.instance.words)) for other in others), default=0)

    def _ask(self, number: int, question: str) -> str:
        name = f"answer_{number + 1}"
        rows = forms.Textarea(attrs={"rows": 3})
        self.fields[name] = forms.CharField(label=question, max_length=ANSWER_LENGTH, required=False, widget=rows)
        if number < len(self.instance.answers):
            self.initial[name] = self.instance.answers[number]
        return name


class DeclineForm(forms.Form):
    reason = forms.ChoiceField(label="Why?", choices=DeclineReason, widget=forms.RadioSelect)
    note = forms.CharField(
        label="A line in your own words", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class OnceForm(forms.Form):
    """A form that is one row however often it is sent: its key is made when it is opened."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["key"] = secrets.token_urlsafe(16)


EARLY = "Plain text. E-mail addresses and telephone numbers wait until the shortlist."


class MessageForm(OnceForm):
    text = forms.CharField(
        label="Message",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Plain text. Addresses become links that show where they lead.",
    )
    use_required_attribute = False

    def __init__(self, *args, proposal: Proposal, **kwargs):
        super().__init__(*args, **kwargs)
        self.proposal = proposal
        if not proposal.is_shortlisted:
            self.fields["text"].help_text = EARLY

    def clean_text(self) -> str:
        message = ProposalMessage(proposal=self.proposal, text=self.cleaned_data["text"])
        if problem := review.objections(message).get("text"):
            raise forms.ValidationError(problem)
        return self.cleaned_data["text"]


class NoteForm(OnceForm):
    """It stands below the message, whose fields have the same names: its ids are its own."""

    text = forms.CharField(label="Note", max_length=1000, widget=forms.Textarea(attrs={"rows": 2, "class": "short"}))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, auto_id="note-%s", **kwargs)


class OutcomeForm(forms.Form):
    outcome = forms.ChoiceField(
        label="How it went, for yourself", choices=[("", "Not noted"), *OwnOutcome.choices], required=False
    )
