"""Everything that the pay explorer shows of our own figures."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q

from accounts.models import Level, Skill
from gigs.models import PayFigure
from gigs.models.pay_figure import ANY_LEVEL, LEAST_CLIENTS, LEAST_GIGS
from gigs.reader import Reader
from marketplace.lib.addresses import query
from marketplace.lib.money import amount, span

from .asking import COUNTRY_NAMES, GROUPS, Asked, labels
from .chart import bands, charts, in_unit
from .rule import of_group, top

SKILLS_SHOWN = 20
SHARES = (10, 25, 50, 75, 90)


@dataclass(frozen=True)
class Line:
    """One group beside others: pay a day, `is_on` where it is the one that is asked for."""

    label: str
    value: str
    href: str
    n: int
    p10: int
    p25: int
    p50: int
    p75: int
    p90: int
    currency: str
    unit: str
    is_on: bool

    @property
    def rule(self):
        return of_group(self)

    @property
    def median(self) -> str:
        return amount(in_unit(self.p50, self.unit), self.currency)

    @property
    def half(self) -> str:
        return span(in_unit(self.p25, self.unit), in_unit(self.p75, self.unit), self.currency)


def explore(asked: Asked, reader: Reader | None) -> dict[str, Any]:
    currencies = currencies_shown()
    currency = asked.currency or usual_currency(asked) or next(iter(currencies), "")
    figures = {row.basis: row for row in PayFigure.objects.filter(currency=currency, **asked.group)}
    figure = figures.get(PayFigure.Basis.ADVERTISED)
    mine = reader.floors.get(currency) if reader else None
    beside = lines(asked, currency)
    asked.form.show(currency, list(currencies), [line.value for line in beside.get("country", [])])
    return {
        "asked": asked,
        "currency": currency,
        "unit": asked.unit,
        "unit_words": labels("unit")[asked.unit],
        "figure": figure,
        "numbers": numbers(figure, asked.unit) if figure else [],
        "agreed": agreed(figures, asked.unit),
        "chart": charts(figure, asked.unit, mine) if figure else "",
        "bands": [row_of(band, figure, asked.unit, mine) for band in bands(figure)] if figure else [],
        "mine": amount(in_unit(mine, asked.unit), currency) if mine and figure else "",
        "above": figure.beaten_by(mine) if mine and figure else None,
        "lines": beside,
        "axis": f"{amount(0, currency)} to {amount(in_unit(top(currency), asked.unit), currency)}",
        "wider": wider(asked, currency) if figure is None else [],
        "least": (LEAST_GIGS, LEAST_CLIENTS),
    }


def currencies_shown() -> dict[str, int]:
    """The currencies that have figures, the commonest first, each with its gigs."""
    every = PayFigure.objects.advertised().filter(kind=PayFigure.Kind.ALL, level=ANY_LEVEL).order_by("-n", "currency")
    return dict(every.values_list("currency", "n"))


def usual_currency(asked: Asked) -> str:
    """That in which most gigs of this group pay: pounds for clients in Britain."""
    of_group = PayFigure.objects.advertised().filter(**asked.group).order_by("-n", "currency")
    return of_group.values_list("currency", flat=True).first() or ""


def numbers(figure: PayFigure, unit: str) -> list[tuple[str, str]]:
    words = ("Lowest tenth", "Lower quarter", "Median", "Upper quarter", "Highest tenth")
    shown = [amount(in_unit(figure.percentile(share), unit), figure.currency) for share in SHARES]
    return list(zip(words, shown, strict=True))


def agreed(figures: dict[str, PayFigure], unit: str) -> dict[str, Any]:
    """What was agreed here, apart from what was advertised; empty where there are too few agreements."""
    figure = figures.get(PayFigure.Basis.AGREED)
    return {"figure": figure, "numbers": numbers(figure, unit)} if figure else {}


def row_of(band, figure: PayFigure, unit: str, mine: int | None) -> dict[str, Any]:
    low, high = in_unit(band.low, unit), in_unit(band.high, unit)
    label = f"{amount(low, figure.currency)} to under {high:,}"
    return {"label": label, "gigs": band.gigs, "so_far": band.so_far, "is_mine": mine and band.low <= mine < band.high}


def lines(asked: Asked, currency: str) -> dict[str, list[Line]]:
    """The groups beside the one that is asked for: the same group at every level, every other group at its level."""
    beside = Q(kind=asked.kind, value=asked.value) | Q(level=asked.level)
    rows = PayFigure.objects.advertised().filter(beside, currency=currency).order_by("kind", "level", "value")
    percentiles = {f"p{share}": F(f"hundredths__{share - 1}") for share in SHARES}
    found = defaultdict(list)
    names = dict(Skill.objects.values_list("slug", "name"))
    for row in rows.values("kind", "value", "level", "n", **percentiles):
        kind, value, level = row.pop("kind"), row.pop("value"), row.pop("level")
        is_same = (kind, value) == (asked.kind, asked.value)
        shown = {"value": value, "href": address(asked, currency, kind, value, level), "unit": asked.unit, **row}
        if is_same and level:
            label, is_on = Level(level).label, level == asked.level
            found["level"].append(Line(label=label, currency=currency, is_on=is_on, **shown))
        if level == asked.level and kind != PayFigure.Kind.ALL:
            label = label_of(kind, value, names)
            found[kind].append(Line(label=label, currency=currency, is_on=is_same, **shown))
    return {name: arranged(name, rows) for name, rows in found.items()}


def arranged(name: str, rows: list[Line]) -> list[Line]:
    """Levels in their order; of skills those that most gigs ask for; the best paid first."""
    if name == "level":
        return rows
    if name == "skill":
        chosen = [row for row in rows if row.is_on]
        rows = [*chosen, *sorted((row for row in rows if not row.is_on), key=lambda row: -row.n)][:SKILLS_SHOWN]
    return sorted(rows, key=lambda row: (-row.p50, row.label))


def label_of(kind: str, value: str, names: dict[str, str]) -> str:
    if kind == "skill":
        return names.get(value, value)
    return COUNTRY_NAMES.get(value, value) if kind == "country" else labels(kind).get(value, value)


def address(asked: Asked, currency: str, kind: str, value: str, level: int) -> str:
    pairs = [("currency", currency), *([(kind, value)] if kind in GROUPS else [])]
    pairs += [("level", str(level))] if level else []
    return query([*pairs, *([("unit", asked.unit)] if asked.unit != "day" else [])])


def wider(asked: Asked, currency: str) -> list[tuple[str, str]]:
    """Larger groups that have a figure: words and address."""
    groups = [(asked.kind, asked.value, ANY_LEVEL), ("all", "", asked.level), ("all", "", ANY_LEVEL)]
    rows = PayFigure.objects.advertised().filter(currency=currency).values_list("kind", "value", "level")
    known = set(rows.filter(Q(kind=asked.kind, value=asked.value) | Q(kind="all")))
    words = ("the same at all levels", "all gigs at this level", f"all gigs that pay in {currency}")
    named = zip(groups, words, strict=True)
    return [(said, address(asked, currency, *group)) for group, said in named if group in known]
