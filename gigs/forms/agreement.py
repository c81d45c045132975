"""The terms of an agreement, what happens in it, and what is said about it afterwards."""

from datetime import date

from django import forms
from django.utils import timezone
from django.utils.text import Truncator

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


class InvoiceField(forms.ModelChoiceField):
    def label_from_instance(self, invoice: AgreementEvent) -> str:
        words = f", {Truncator(invoice.note).chars(40)}" if invoice.note else ""
        return f"{invoice.on:%-d %B %Y}{words}"


class EventForm(forms.Form):
    """One step. The page has a form for each, so the ids end with the kind of it."""

    kind = forms.ChoiceField(choices=AgreementEvent.Kind.choices, widget=forms.HiddenInput)
    invoice = InvoiceField(
        AgreementEvent.objects.none(),
        label="Invoice",
        required=False,
        error_messages={"required": "Choose the invoice that this is about."},
    )
    on = forms.DateField(label="On", required=False, initial=timezone.localdate, widget=DateInput)
    key = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)
    note = forms.CharField(
        label="Note",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "class": "short"}),
        error_messages={"required": "Say why: the other side reads it."},
    )
    use_required_attribute = False

    def __init__(self, data=None, *, agreement: Agreement, kind: str = ""):
        kind = data.get("kind", "") if data else kind
        rule = RULES.get(kind)
        super().__init__(data, auto_id=f"%s-{kind}" if rule else "id_%s")
        self.agreement = agreement
        self.fields["invoice"].queryset = agreement.events.filter(kind="invoiced")
        if rule:
            self.fields["note"].required = rule.needs_note
            self.fields["invoice"].required = rule.needs_invoice

    @property
    def typed(self) -> list[tuple[str, str]]:
        """What would be lost where no step is left in which it could stand."""
        return [("Note", self["note"].value())] if self["note"].value() else []

    def offer(self, invoices: list[AgreementEvent]) -> None:
        """Show those that the step can be about, and no empty choice."""
        field = self.fields["invoice"]
        field.choices = [(invoice.pk, field.label_from_instance(invoice)) for invoice in invoices]

    def refuse_step(self) -> None:
        """The page has no such step, so no field beside which anything could be said."""
        self.errors.clear()
        self.add_error(None, "This is not one of the things that can be said. Choose one of the steps below.")

    def clean(self) -> None:
        on = self.cleaned_data.get("on")
        if on and (words := wrong_day(self.agreement, on, self.cleaned_data.get("invoice"))):
            self.add_error("on", words)


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
