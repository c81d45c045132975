from decimal import Decimal

from django import forms

from articles.calculators.base import Calculator, amount, money

# Over the Bank of England's reference rate, by the Act of 1998.
STATUTORY = Decimal(8)
DAYS = 365


class LatePayment(Calculator):
    """What a business in the UK owes on a late invoice, where the contract says nothing else."""

    title = "Interest and fixed sum on a late invoice, United Kingdom"
    invoice = amount("Invoice with VAT, in pounds", 5_000, least=1)
    days_late = forms.IntegerField(label="Days late", initial=30, min_value=1, max_value=3650)
    base_rate = amount(
        "Bank of England base rate, in per cent",
        Decimal("3.75"),
        most=30,
        help_text="The one on the last 30 June or 31 December.",
    )

    def lines(self):
        invoice, days = self.cleaned_data["invoice"], self.cleaned_data["days_late"]
        rate = STATUTORY + self.cleaned_data["base_rate"]
        interest = invoice * rate / 100 / DAYS * days
        fixed = fixed_sum(invoice)
        return [
            (f"Interest at {rate.normalize():f}% a year", money("£", interest)),
            ("Fixed sum", money("£", fixed)),
            ("Together", money("£", interest + fixed)),
        ]

    def notes(self):
        return ["General information, not advice. A contract may set another rate if it is a substantial remedy."]


def fixed_sum(invoice: Decimal) -> Decimal:
    if invoice < 1_000:
        return Decimal(40)
    return Decimal(70 if invoice < 10_000 else 100)
