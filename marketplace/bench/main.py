"""Build the data, measure every bar, print the table; 1 where a bar is missed."""

import argparse
import platform
import sys
from contextlib import nullcontext
from importlib import import_module
from pathlib import Path

import django
from django.conf import settings
from django.utils import timezone
from tqdm import tqdm

from .bars import BARS, MODULES, Bar, Bench

FEW = 10_000


def main(arguments: list[str]) -> int:
    wanted = options(arguments)
    django.setup()
    rows = settings.ROWS
    bench = Bench(rows, min(rows, FEW))
    chosen = [bar for bar in load_bars() if wanted.only in bar.name]
    reached = [(bar, measured(bar, bench)) for bar in tqdm(chosen, desc="Bars", unit="bar", disable=None)]
    print(table(reached, rows))
    return 0 if all(bar.holds(value) for bar, value in reached) else 1


def measured(bar: Bar, bench: Bench) -> float:
    """In the database that the bar needs, which is made first where it is not there."""
    databases = import_module("marketplace.bench.databases")
    with databases.using(getattr(bench, bar.gigs)) if bar.gigs else nullcontext():
        return bar.measure(bench)


def load_bars() -> list[Bar]:
    for module in MODULES:
        import_module(f"marketplace.bench.{module}")
    return BARS


def options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python3 run.py bench", description="ROWS=10000 is the quick form.")
    parser.add_argument("--only", default="", help="measure the bars whose name contains this")
    return parser.parse_args(arguments)


def table(reached: list, rows: int) -> str:
    """As Markdown, so that it can be kept."""
    lines = [f"{timezone.now():%d %B %Y}, {rows:,} gigs, {machine()}", ""]
    lines += ["| bar | must | reached | |", "|---|---|---|---|"]
    for bar, value in reached:
        verdict = "holds" if bar.holds(value) else "missed"
        lines.append(f"| {bar.name} | ≤ {bar.must:g} {bar.unit} | {value:.3g} {bar.unit} | {verdict} |")
    return "\n".join(lines)


def machine() -> str:
    models = [
        line.partition(":")[2].strip()
        for line in Path("/proc/cpuinfo").read_text().splitlines()
        if "model name" in line
    ]
    return f"{len(models)} × {models[0] if models else platform.machine()}, Python {platform.python_version()}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
