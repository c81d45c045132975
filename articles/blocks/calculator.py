"""```calculator name: a small sum with the reader's own numbers, worked out on the server."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from articles.calculators import CALCULATORS, calculator
from marketplace.lib.markdown import Fence


def problems(fence: Fence) -> list[str]:
    found = [] if fence.argument in CALCULATORS else [f"no calculator is called “{fence.argument}”"]
    return [*found, "the text of a calculator is its form"] if fence.body.strip() else found


def anchor(fence: Fence) -> str:
    return fence.argument.replace("_", "-")


def show(fence: Fence, reading) -> SafeString:
    form = calculator(fence.argument, reading.params)
    context = {"form": form, "name": anchor(fence)}
    if form.is_valid():
        context |= {"lines": form.lines(), "notes": form.notes()}
    return render_to_string("articles/_calculator.html", context)
