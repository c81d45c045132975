"""The terms of an agreement, what happens in it, and what is said about it afterwards."""

from datetime import date

from django import forms

from gigs.models import Agreement, AgreementEvent, AgreementVersion, Proposal, Review
from gigs.models.agreement_event import RULES, wrong_day
from gigs.models.agreement_terms import PAID_WITHIN, AgreementTerms
from gigs.models.review import AGAIN, ASPECTS, SCORES
from marketplace.lib.days import near
from marketplace.lib.widgets import DateInput

from .proposal import A_PRICE, A_WEEK

SHORT = ["price", "unit", "start_on"]
LONG = ["end_on", "hours_a_week", "payment_days", "deliverables", "rights", "confidentiality", "notice_days", "more"]
DAYS = {
    name: dict.fromkeys(["min_value", "max_value", "invalid"], f"Give the days as a whole number from 0 to {most}.")
    for name, most in [("payment_days", 60), ("notice_days", 180)]
}
STARS = [(value, str(value)) for value in range(1, 6)]


class TermsForm(forms.ModelForm):
    """Who, rate and start are enough."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1, required=False)
    use_required_attribute = False

    class Meta:
        model = AgreementVersion
        fields = [*SHORT, *LONG]
        error_messages = {
            **{"price": A_PRICE, "hours_a_week": A_WEEK},
            **DAYS,
        }
        widgets = {"start_on": DateInput, "end_on": DateInput, "deliverables": forms.Textarea(attrs={"rows": 4})} | {
            "more": forms.Textarea(attrs={"rows": 3})
        }

    def __init__(self, *args, proposal: Proposal, last: AgreementTerms | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.currency = last.currency if last else proposal.currency
        self.last = last
        self.affixes = {"price": (self.instance.currency, "")}
        source = last or proposal
        self.initial = {name: getattr(source, name, None) for name in self._meta.fields} | self.initial
        if last is None:
            gig = proposal.gig
            self.initial["payment_days"] = PAID_WITHIN if gig.payment_days is None else gig.payment_days
            self.initial |= {"rights": "not_stated", "confidentiality": "not_stated"}

    @property
    def short(self) -> list:
        return [self[name] for name in SHORT]

    @property
    def long(self) -> list:
        return [self[name] for name in LONG]

    @property
    def has_long_errors(self) -> bool:
        return any(name in self.errors for name in LONG)

    def clean_start_on(self) -> date:
        return self._near("start_on")

    def clean_end_on(self) -> date | None:
        return self._near("end_on")

    def clean(self) -> None:
        start, end = self.cleaned_data.get("start_on"), self.cleaned_data.get("end_on")
        if start and end and end < start:
            self.add_error("end_on", "It ends before it starts.")

    def _near(self, name: str) -> date | None:
        """What is agreed already stays as long ago as it is."""
        day = self.cleaned_data[name]
        if day and day != getattr(self.last, name, None):
            near(day)
        return day

    def _post_clean(self) -> None:
        """Other terms are other terms: a version that says the same again only delays the answer."""
        super()._post_clean()
        if self.last is not None and not self.errors and self.instance.rows() == self.last.rows():
            self.add_error(None, "These are the terms on the table. Change what should be different, or accept them.")


class EventForm(forms.Form):
    kind = forms.ChoiceField(choices=AgreementEvent.Kind.choices, widget=forms.HiddenInput)
    on = forms.DateField(label="On", required=False, widget=DateInput)
    invoice = forms.ModelChoiceField(AgreementEvent.objects.none(), label="Invoice", required=False)
    key = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)
    note = forms.CharField(label="Note", max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3}))
    use_required_attribute = False

    def __init__(self, *args, agreement: Agreement, **kwargs):
        super().__init__(*args, **kwargs)
        self.agreement = agreement
        self.fields["invoice"].queryset = agreement.events.filter(kind="invoiced")

    @property
    def typed(self) -> list[tuple[str, str]]:
        """What would be lost where no step is left in which it could stand."""
        return [("Note", self["note"].value())] if self["note"].value() else []

    def clean(self) -> None:
        on = self.cleaned_data.get("on")
        if on and (words := wrong_day(self.agreement, on, self.cleaned_data.get("invoice"))):
            self.add_error("on", words)
        if "kind" in self.errors:
            self.add_error(None, "This is not one of the things that can be said. Choose one of the steps below.")
        rule = RULES.get(self.cleaned_data.get("kind", ""))
        if rule and rule.needs_note and not self.cleaned_data.get("note"):
            self.add_error("note", "Say why: the other side reads it.")
        if rule and rule.needs_invoice and not self.cleaned_data.get("invoice") and "invoice" not in self.errors:
            self.add_error("invoice", "Choose the invoice that this is about.")


class ReviewForm(forms.ModelForm):
    again = forms.TypedChoiceField(
        choices=[("yes", "Yes"), ("no", "No")], coerce=lambda value: value == "yes", widget=forms.RadioSelect
    )
    use_required_attribute = False

    class Meta:
        model = Review
        fields = ["again", *SCORES, "text"]
        labels = {"text": "In your words"}
        help_texts = {"text": "800 characters. Public once both reviews are in, or after 14 days."}
        widgets = {"text": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args, side: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["again"].label = AGAIN[side]
        for name, words in zip(SCORES, ASPECTS[side], strict=True):
            self.fields[name] = forms.TypedChoiceField(
                label=f"{words}, from 1 to 5",
                choices=[("", "–"), *STARS],
                coerce=int,
                empty_value=None,
                required=False,
            )


class ReplyForm(forms.Form):
    reply = forms.CharField(label="Your reply", max_length=400, widget=forms.Textarea(attrs={"rows": 3}))
    use_required_attribute = False
