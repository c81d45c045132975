"""A histogram of pay as SVG and as a table of the same numbers: about how many of 100 gigs lie in each band.

It is drawn from percentiles, which are interpolated: of few gigs it is a shape rather than a count.
"""

from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from gigs.models import PayFigure
from marketplace.lib.money import amount

BARS = 14
NEAT = (1, 2, 5)


@dataclass(frozen=True)
class Band:
    """Pay from `low` to under `high`: about how many of 100 gigs, and how many up to here."""

    low: int
    high: int
    gigs: int
    so_far: int


def bands(figure: PayFigure) -> list[Band]:
    """At most fourteen of one neat width, from the first hundredth to the last; together they hold all 100."""
    lowest, highest = figure.hundredths[0], figure.hundredths[-1]
    width = neat_width(highest - lowest + 1)
    start, rows, before = lowest // width * width, [], 0
    while start <= highest:
        is_last = start + width > highest
        so_far = 100 if is_last else figure.beaten_by(start + width)
        rows.append(Band(start, start + width, so_far - before, so_far))
        start, before = start + width, so_far
    return rows


def neat_width(span: int) -> int:
    """The smallest of 1, 2, 5, 10, 20, … of which fewer than fourteen hold the span."""
    power = 1
    while True:
        for step in NEAT:
            if span <= step * power * (BARS - 1):
                return step * power
        power *= 10


@dataclass(frozen=True)
class Plot:
    """Where things stand on a drawing of this size."""

    width: int
    height: int
    low: int
    high: int
    most: int
    left: int = 34
    top: int = 34
    right: int = 8
    foot: int = 38

    def x(self, units: float) -> float:
        share = (min(max(units, self.low), self.high) - self.low) / (self.high - self.low)
        return round(self.left + share * (self.width - self.left - self.right), 1)

    def y(self, gigs: float) -> float:
        return round(self.base - gigs / self.most * (self.base - self.top), 1)

    @property
    def base(self) -> int:
        return self.height - self.foot

    @property
    def end(self) -> int:
        return self.width - self.right


def charts(figure: PayFigure, unit: str, mine: int | None = None) -> SafeString:
    """The same numbers twice, for wide and for narrow pages; `mine` is a rate a day that only its owner sees."""
    rows = bands(figure)
    low, high, most = rows[0].low, rows[-1].high, max(row.gigs for row in rows)
    wide, narrow = Plot(760, 300, low, high, most), Plot(340, 260, low, high, most)
    drawn = [drawing(wide, "wide", rows, figure, unit, mine), drawing(narrow, "narrow", rows[::3], figure, unit, mine)]
    for one in drawn:
        one["bars"] = "".join(bar(one["plot"], row) for row in rows)
    return render_to_string("gigs/_pay_chart.html", {"charts": drawn, "title": title(figure, rows, unit)})


def drawing(plot: Plot, name: str, ticks: list[Band], figure: PayFigure, unit: str, mine: int | None) -> dict[str, Any]:
    """Everything that one drawing places, in its own units."""
    mid, you = plot.x(figure.p50), mine and plot.x(mine)
    # Two labels side by side: each on the side away from the other.
    is_left = not you or you >= mid
    return {
        "name": name,
        "plot": plot,
        "grid": [(plot.y(gigs), plot.y(gigs) + 4, gigs) for gigs in lines(plot.most)],
        "ticks": [(plot.x(row.low), amount(in_unit(row.low, unit), figure.currency)) for row in ticks],
        "tick_y": plot.base + 17,
        "half": (plot.x(figure.p25), round(plot.x(figure.p75) - plot.x(figure.p25), 1)),
        "ends": (plot.x(figure.p10), plot.x(figure.p90)),
        "rule": (plot.base + 26, plot.base + 30, plot.base + 34, plot.base + 24, plot.base + 36),
        "mid": (mid, mid - 6 if is_left else mid + 6, "end" if is_left else "start"),
        "median": amount(in_unit(figure.p50, unit), figure.currency),
        "you": you and (you, you + 6 if is_left else you - 6, "start" if is_left else "end"),
        "mine": you and amount(in_unit(mine, unit), figure.currency),
    }


def bar(plot: Plot, row: Band) -> str:
    left, right, top = plot.x(row.low) + 1, plot.x(row.high) - 1, plot.y(row.gigs)
    return f"M{left:.1f} {plot.base}V{top}H{right:.1f}V{plot.base}z" if row.gigs else ""


def lines(most: int) -> list[int]:
    """Two or three neat counts to read the bars by."""
    step = neat_width(most * (BARS - 1) // 3 or 1)
    return list(range(step, most + 1, step))


def title(figure: PayFigure, rows: list[Band], unit: str) -> str:
    def words(units: int) -> str:
        return amount(in_unit(units, unit), figure.currency)

    tallest = max(rows, key=lambda row: row.gigs)
    return (
        f"The shape of the pay of {figure.n:,} gigs, from its percentiles. "
        f"The tallest band is {words(tallest.low)} to {words(tallest.high)}. "
        f"Half lie between {words(figure.p25)} and {words(figure.p75)}; the median is {words(figure.p50)}. "
        "The table below has the numbers."
    )


def in_unit(units: int, unit: str) -> int:
    """Pay a day in the unit that is shown."""
    return round(units / 8) if unit == "hour" else units
