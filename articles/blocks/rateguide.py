"""```rateguide: the outside pay figures, chosen by market and by what they measure; never two kinds in one table."""

from django import forms
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from articles.rates import rates
from marketplace.lib.markdown import Fence

FIRST = "advertised salary"


def problems(fence: Fence) -> list[str]:
    return ["the rate guide writes itself"] if fence.body.strip() or fence.argument else []


def anchor(fence: Fence) -> str:
    return "rate-guide"


def show(fence: Fence, reading) -> SafeString:
    form = _form()(reading.params if "basis" in reading.params else {"basis": FIRST})
    context = {"form": form}
    if form.is_valid():
        market, basis = form.cleaned_data["market"], form.cleaned_data["basis"]
        found = [rate for rate in rates().values() if rate.basis == basis and market in ("", rate.market)]
        context |= {
            "rows": [(rate, rate.is_old) for rate in found],
            "caption": f"{basis.capitalize()}{f', {market}' if market else ''}.",
        }
    return render_to_string("articles/_rateguide.html", context)


def _form() -> type[forms.Form]:
    markets = sorted({rate.market for rate in rates().values()})
    bases = sorted({rate.basis for rate in rates().values()})

    class RateGuideForm(forms.Form):
        mark_optional = False
        market = forms.ChoiceField(
            label="Where", choices=[("", "everywhere"), *((name, name) for name in markets)], required=False
        )
        basis = forms.ChoiceField(label="Kind of figure", choices=[(name, name) for name in bases])

    return RateGuideForm
