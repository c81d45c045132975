"""The figures of pay as plain rows: one list for the CSV file, the API and whoever else asks."""

from collections.abc import Iterator
from typing import Any

from gigs.models import PayFigure
from gigs.models.pay_figure import PayFigureQuerySet

PERCENTILES = ("p10", "p25", "p50", "p75", "p90")
COLUMNS = ("basis", "currency", "kind", "value", "level", "since_on", "until_on", "n", "clients", *PERCENTILES)
# A spreadsheet takes what begins so for a formula.
FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def rows(figures: PayFigureQuerySet | None = None) -> Iterator[dict[str, Any]]:
    """Each figure under the names of `COLUMNS`: pay in whole units a day, `level` None where it is all levels."""
    for figure in PayFigure.objects.all() if figures is None else figures:
        row = {name: getattr(figure, name) for name in COLUMNS}
        yield row | {"level": figure.level or None}


def cells(row: dict[str, Any]) -> list[Any]:
    """One line of a CSV file; no text of it can be taken for a formula."""
    values = ("" if row[name] is None else row[name] for name in COLUMNS)
    return [f"'{value}" if isinstance(value, str) and value.startswith(FORMULAS) else value for value in values]
