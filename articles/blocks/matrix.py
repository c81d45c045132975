"""```matrix Column Title: a Markdown table whose rows can be chosen by the values of one column, and sorted.

The address carries the choice: `?<column>=<value>` and `?sort-<column>=<heading>`.
"""

import re
from dataclasses import dataclass

from django import forms
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.text import slugify

from articles.text import html
from marketplace.lib.markdown import Fence

NUMBER = re.compile(r"[+\-−]?\d[\d,]*(?:\.\d+)?")
REFERENCE = re.compile(r"\[\^[\w-]+\]")
# A link reads by its words, and a reference not at all.
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


@dataclass(frozen=True)
class Grid:
    """A Markdown table taken apart; cells stay Markdown."""

    head: list[str]
    rule: str
    rows: list[list[str]]

    @classmethod
    def read(cls, text: str) -> "Grid":
        lines = [line for line in text.strip().splitlines() if line.strip().startswith("|")]
        cells = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]
        return cls(cells[0] if cells else [], lines[1] if len(lines) > 1 else "", cells[2:])

    def values(self, column: str) -> list[str]:
        """What stands in a column, each once, in its order."""
        at = self.head.index(column)
        return list(dict.fromkeys(plain(row[at]) for row in self.rows))

    def only(self, column: str, value: str) -> "Grid":
        at = self.head.index(column)
        return Grid(self.head, self.rule, [row for row in self.rows if plain(row[at]) == value])

    def sorted(self, column: str) -> "Grid":
        """Numbers from the highest down, words from A to Z, and what is missing last."""
        at = self.head.index(column)
        return Grid(self.head, self.rule, sorted(self.rows, key=lambda row: _rank(plain(row[at]))))

    @property
    def markdown(self) -> str:
        lines = [self.head, *self.rows]
        text = [f"| {' | '.join(cells)} |" for cells in lines]
        return "\n".join([text[0], self.rule, *text[1:]])


def problems(fence: Fence) -> list[str]:
    column, _, title = fence.argument.partition(" ")
    grid = Grid.read(fence.body)
    found = [] if column in grid.head else [f"the table has no column “{column}”"]
    found += [] if title.strip() else ["a table to choose from has a title"]
    return found + [
        f"row {at}: as many cells as the heading" for at, row in enumerate(grid.rows, 1) if len(row) != len(grid.head)
    ]


def anchor(fence: Fence) -> str:
    return slugify(fence.argument.partition(" ")[2])


def show(fence: Fence, reading) -> SafeString:
    column, _, title = fence.argument.partition(" ")
    grid = Grid.read(fence.body)
    form = _form(grid, column)(reading.params)
    form.is_valid()
    chosen, order = (form.cleaned_data.get(field, "") for field in form.fields)
    grid = grid.only(column, chosen) if chosen else grid
    grid = grid.sorted(order) if order else grid
    table = html(f"Table: {title}\n\n{grid.markdown}", reading.references)
    return render_to_string("articles/_matrix.html", {"form": form, "table": table, "name": anchor(fence)})


def plain(cell: str) -> str:
    return REFERENCE.sub("", LINK.sub(r"\1", cell)).replace("*", "").replace("`", "").strip()


def _form(grid: Grid, column: str) -> type[forms.Form]:
    name = slugify(column)
    values = [("", "all"), *((value, value) for value in grid.values(column))]
    heads = [("", "as written"), *((head, head) for head in grid.head)]
    return type(
        "MatrixForm",
        (forms.Form,),
        {
            "mark_optional": False,
            name: forms.ChoiceField(label=column, choices=values, required=False),
            f"sort-{name}": forms.ChoiceField(label="Sort by", choices=heads, required=False),
        },
    )


def _rank(text: str) -> tuple:
    number = NUMBER.search(text)
    if number:
        return 0, -float(number[0].replace(",", "").replace("−", "-")), ""
    return (1, 0, text.casefold()) if text not in {"", "–", "not known"} else (2, 0, "")
