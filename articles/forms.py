"""What readers ask of the articles and of the calculator."""

from typing import Any

from django import forms

from articles.models import Topic
from gigs.filter_fields import WordsField
from gigs.models import PayFigure
from gigs.pay.calculator import HOLIDAY, SICK, UNPAID, WORKING_DAYS, Asked, day_rate
from gigs.search.words import MAX_LENGTH, Typed
from marketplace.lib.money import CURRENCIES, amount

LARGEST = 100_000_000


class ArticleSearchForm(forms.Form):
    mark_optional = False

    q = WordsField(label="Search articles", required=False, widget=forms.SearchInput({"maxlength": MAX_LENGTH}))
    topic = forms.ModelChoiceField(
        Topic.objects.all(),
        to_field_name="slug",
        required=False,
        error_messages={"invalid_choice": "We know no such topic, so it was left out."},
    )

    def clean(self) -> dict[str, Any]:
        typed = self.cleaned_data.get("q") or Typed.read("")
        if len(self.data.get("q", "")) > MAX_LENGTH:
            self.add_error("q", f"That is long: only its first {MAX_LENGTH} characters were searched for.")
        return self.cleaned_data | {"q": typed}


class DayRateForm(forms.Form):
    """From an income to a day rate; every figure of it is the reader's own."""

    mark_optional = False
    fieldsets = [
        ("What it has to bring in", ["currency", "income", "costs"]),
        ("The days that pay for it", ["working_days", "holiday", "sick", "unpaid"]),
        ("What others take", ["fee"]),
    ]
    affixes = {"fee": ("", "%")}

    currency = forms.ChoiceField(choices=CURRENCIES, initial="EUR")
    income = forms.IntegerField(
        label="Income before tax, a year", min_value=1, max_value=LARGEST, help_text="What you want to have before tax."
    )
    costs = forms.IntegerField(
        label="Costs of the business, a year",
        min_value=0,
        max_value=LARGEST,
        initial=0,
        help_text="Insurance, equipment, an accountant, training, pension.",
    )
    working_days = forms.IntegerField(
        label="Working days a year",
        min_value=1,
        max_value=366,
        initial=WORKING_DAYS,
        help_text="Weekdays without public holidays.",
    )
    holiday = forms.IntegerField(label="Days off", min_value=0, max_value=366, initial=HOLIDAY)
    sick = forms.IntegerField(label="Days ill", min_value=0, max_value=366, initial=SICK)
    unpaid = forms.IntegerField(
        label="Unpaid days",
        min_value=0,
        max_value=366,
        initial=UNPAID,
        help_text="Finding work, writing proposals, bookkeeping, learning.",
    )
    fee = forms.IntegerField(
        label="Share that a platform or agency keeps", min_value=0, max_value=90, initial=0, help_text="Here it is 0."
    )

    def clean(self) -> dict[str, Any]:
        days = [self.cleaned_data.get(name) for name in ("working_days", "holiday", "sick", "unpaid")]
        if None not in days and sum(days[1:]) >= days[0]:
            self.add_error("unpaid", f"No day is left to earn on: {sum(days[1:])} of {days[0]} earn nothing.")
        return self.cleaned_data

    def result(self) -> dict[str, Any]:
        """The rate, the sum in steps, and where it stands among the gigs that pay in this currency."""
        values = dict(self.cleaned_data)
        currency = values.pop("currency")
        asked = Asked(**values)
        rate = day_rate(asked)
        market = PayFigure.objects.advertised().filter(currency=currency, kind="all", level=0).first()
        return {
            "rate": rate,
            "day": amount(rate.day, currency),
            "hour": amount(rate.hour, currency),
            "exact": f"{rate.exact:,} {currency}",
            "needed": amount(asked.income + asked.costs, currency),
            "turnover": amount(rate.turnover, currency),
            "asked": asked,
            "currency": currency,
            "market": market,
            "above": market.beaten_by(rate.day) if market else None,
        }
