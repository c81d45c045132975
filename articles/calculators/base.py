from decimal import Decimal

from django import forms

Line = tuple[str, str]


class Calculator(forms.Form):
    """A sum: what it is called, its fields with an example each, and its result in words."""

    mark_optional = False
    title = ""
    button = "Work it out"

    def lines(self) -> list[Line]:
        raise NotImplementedError

    def notes(self) -> list[str]:
        return []


def amount(label: str, initial: int | Decimal, most: int = 10_000_000, least: int = 0, **more) -> forms.DecimalField:
    """Money or another number of at most two decimals."""
    return forms.DecimalField(
        label=label, initial=initial, min_value=least, max_value=most, decimal_places=2, max_digits=12, **more
    )


def money(sign: str, value: Decimal) -> str:
    return f"{sign}{value.quantize(Decimal('0.01')):,}"
