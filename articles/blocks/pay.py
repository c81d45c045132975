"""```pay GBP python RG-01 RG-02: what gigs here pay, and dated outside figures of one kind; its text is the caption.

A currency asks for our own figures, of all its gigs and of each skill that is named. Where they stand on too few gigs,
the block says so; the outside figures stand there in any case, marked as such.
"""

from dataclasses import dataclass
from typing import Self

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from articles import live
from articles.rates import Rate, rates
from gigs.models.pay_figure import LEAST_CLIENTS, LEAST_GIGS
from marketplace.lib.markdown import Fence
from marketplace.lib.money import CURRENCIES

CODES = {code for code, _ in CURRENCIES}


@dataclass(frozen=True)
class Wanted:
    """What the words of a block ask for."""

    currencies: list[str]
    rates: list[str]
    skills: list[str]

    @classmethod
    def read(cls, fence: Fence) -> Self:
        words = fence.argument.split()
        currencies = [word for word in words if word in CODES]
        named = [word for word in words if word.startswith("RG-")]
        return cls(currencies, named, [word for word in words if word not in {*currencies, *named}])


def problems(fence: Fence) -> list[str]:
    wanted, known = Wanted.read(fence), rates()
    found = [f"no rate is called “{name}”" for name in wanted.rates if name not in known]
    found += ["our own figures of a skill need a currency"] if wanted.skills and not wanted.currencies else []
    bases = sorted({rate.basis for rate in _outside(wanted)})
    if len(bases) > 1:
        found.append(f"one table holds one kind of figure, not {' and '.join(bases)}")
    return found if fence.body.strip() else [*found, "a pay block has a caption"]


def show(fence: Fence, reading) -> SafeString:
    wanted = Wanted.read(fence)
    context = {
        "caption": fence.body.strip(),
        "rows": [(rate, rate.is_old) for rate in _outside(wanted)],
        "currencies": wanted.currencies,
        "ours": _ours(wanted, reading) if wanted.currencies else [],
        "least": (LEAST_GIGS, LEAST_CLIENTS),
    }
    return render_to_string("articles/_pay.html", context)


def _ours(wanted: Wanted, reading) -> list[tuple[str, live.Pay]]:
    """Each of our figures, with what it is of in words."""
    names = {skill.slug: f"for {skill}" for skill in reading.skills} | {"": "in all"}
    asked = [(currency, value) for currency in wanted.currencies for value in ["", *wanted.skills]]
    return [
        (names.get(value, f"for {value}"), reading.pay[currency, value])
        for currency, value in asked
        if (currency, value) in reading.pay
    ]


def _outside(wanted: Wanted) -> list[Rate]:
    known = rates()
    return [known[name] for name in wanted.rates if name in known]
