"""Which figures somebody asks for, `?currency=EUR&skill=python&level=3`: one reading for page, file and API."""

from dataclasses import dataclass
from typing import Any

from django import forms

from accounts.models import AREAS, Level, Skill
from gigs.filter_fields import shown
from gigs.models import PayFigure, choices
from gigs.models.pay_figure import ANY_LEVEL
from marketplace.lib.addresses import Pairs
from marketplace.lib.countries import COUNTRIES
from marketplace.lib.money import CURRENCIES

UNITS = [("day", "a day"), ("hour", "an hour")]
# What gigs are put together by; one at a time, with or without a level.
GROUPS = ("skill", "area", "model", "country", "tax")
COUNTRY_NAMES = dict(COUNTRIES)
ANY = ("", "any")


def any_or(values: list) -> list:
    return [ANY, *values]


class PayForm(forms.Form):
    """What is unusable becomes an error and is left out; the rest stays in `cleaned_data`."""

    mark_optional = False

    skill = forms.CharField(
        label="Skill",
        required=False,
        max_length=60,
        widget=forms.TextInput(
            attrs={"class": "mono-in", "list": "pay-skills", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    level = forms.TypedChoiceField(
        label="Level", required=False, coerce=int, choices=any_or([(level.value, level.label) for level in Level])
    )
    area = forms.ChoiceField(label="Area", required=False, choices=any_or([(area.value, area.label) for area in AREAS]))
    model = forms.ChoiceField(label="Paid", required=False, choices=any_or(choices.PayModel.choices))
    country = forms.ChoiceField(label="Client in", required=False, choices=any_or(COUNTRIES))
    tax = forms.ChoiceField(label="Tax status", required=False, choices=any_or(choices.Tax.choices))
    currency = forms.ChoiceField(label="Currency", required=False, choices=any_or(CURRENCIES))
    unit = forms.ChoiceField(label="Show", required=False, choices=UNITS)

    def show(self, currency: str, currencies: list[str], countries: list[str]) -> None:
        """Offer what there are figures of, with the currency that is shown, as 250 countries are no choice."""
        offered = {"currency": {currency, *currencies}, "country": set(countries) | {self.data.get("country")}}
        for name, values in offered.items():
            field = self.fields[name]
            field.widget.choices = [
                pair for pair in field.choices if pair[0] in values or (pair == ANY and name != "currency")
            ]
        self.data = self.data.copy()
        self.data["currency"] = currency

    def clean_skill(self) -> Skill | None:
        word = self.cleaned_data["skill"]
        found = Skill.objects.resolve([word]).get(word) if word else None
        if word and found is None:
            raise forms.ValidationError(f"We know no skill called {shown(word)}, so it was left out.")
        return found

    def clean(self) -> dict[str, Any]:
        given = [name for name in GROUPS if self.cleaned_data.get(name)]
        first = self.fields[given[0]].label.lower() if given else ""
        for name in given[1:]:
            self.add_error(name, f"Left out: groups of more than one thing are too small, and {first} was given.")
        return self.cleaned_data


@dataclass(frozen=True)
class Asked:
    """What is usable of the parameters; `errors` names the rest by its parameter."""

    currency: str
    kind: str
    value: str
    level: int
    unit: str
    skill: Skill | None
    errors: dict[str, list[str]]
    form: PayForm

    @property
    def group(self) -> dict[str, Any]:
        return {"kind": self.kind, "value": self.value, "level": self.level}

    @property
    def pairs(self) -> Pairs:
        """The usable parameters, as an address keeps them."""
        named = {"currency": self.currency, "level": str(self.level or "")} | (
            {self.kind: self.value} if self.value else {}
        )
        return [(name, value) for name, value in named.items() if value]

    @property
    def of(self) -> str:
        """` for Python at level strong`, for a sentence about gigs."""
        return group_words(self.kind, self.value, self.skill) + level_words(self.level)


def read(params) -> Asked:
    form = PayForm(params)
    form.full_clean()
    usable = form.cleaned_data
    kind = next((name for name in GROUPS if usable.get(name)), PayFigure.Kind.ALL)
    skill = usable.get("skill")
    return Asked(
        currency=usable.get("currency") or "",
        kind=str(kind),
        value=skill.slug if kind == "skill" else usable.get(kind) or "",
        level=usable.get("level") or ANY_LEVEL,
        unit=usable.get("unit") or "day",
        skill=skill,
        errors={name: list(sentences) for name, sentences in form.errors.items()},
        form=form,
    )


def level_words(level: int) -> str:
    return f" at level {Level(level).label}" if level else ""


def group_words(kind: str, value: str, skill: Skill | str | None = None) -> str:
    return {
        "all": "",
        "skill": f" for {skill or value}",
        "area": f" for {labels('area').get(value, value)}",
        "model": f" paid {labels('model').get(value, value).lower()}",
        "country": f" from clients in {COUNTRY_NAMES.get(value, value)}",
        "tax": f" with the tax status “{labels('tax').get(value, value)}”",
    }[kind].replace("paid fixed price", "at a fixed price")


def labels(kind: str) -> dict[str, str]:
    """The values of a group that is not a skill, in words."""
    return dict(PayForm.base_fields[kind].choices)
