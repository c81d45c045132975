"""The figures of pay as plain rows: one list for the CSV file, the API and whoever else asks."""

from collections.abc import Iterator
from typing import Any

from gigs.models import PayFigure
from gigs.models.pay_figure import PayFigureQuerySet

from .asking import Asked

PERCENTILES = ("p10", "p25", "p50", "p75", "p90")
COLUMNS = ("basis", "currency", "kind", "value", "level", "since_on", "until_on", "n", "clients", *PERCENTILES)

# A spreadsheet takes what begins so for a formula.
FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def rows(asked: Asked) -> Iterator[dict[str, Any]]:
    """Each figure that is asked for, under the names of `COLUMNS`: pay in whole units a day, `level` None for all."""
    return map(row, figures(asked))


def row(figure: PayFigure) -> dict[str, Any]:
    return {name: getattr(figure, name) for name in COLUMNS} | {"level": figure.level or None}


def figures(asked: Asked) -> PayFigureQuerySet:
    """Those of a currency, of a group at every level, of a level; all where nothing is asked for."""
    wanted = {"currency": asked.currency, "level": asked.level, "value": asked.value}
    found = PayFigure.objects.filter(**{name: value for name, value in wanted.items() if value})
    return found.filter(kind=asked.kind) if asked.value else found


def cells(row: dict[str, Any]) -> list[Any]:
    """One line of a CSV file; no text of it can be taken for a formula."""
    values = ("" if row[name] is None else row[name] for name in COLUMNS)
    return [f"'{value}" if isinstance(value, str) and value.startswith(FORMULAS) else value for value in values]
