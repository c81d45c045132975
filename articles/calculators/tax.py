from decimal import Decimal

from articles.calculators.base import Calculator, amount, money

# (up to, share): England, Wales and Northern Ireland.
INCOME_TAX = [(12_570, "0"), (50_270, "0.20"), (125_140, "0.40"), (None, "0.45")]
CLASS_4 = [(12_570, "0"), (50_270, "0.06"), (None, "0.02")]
# Above this the allowance shrinks, and a table of bands is no longer enough.
MOST = 100_000


class TaxSetAside(Calculator):
    """Income tax and class 4 National Insurance on the profit of a sole trader with no other income."""

    title = "Tax to put aside, UK sole trader"
    profit = amount("Profit of the tax year, in pounds, up to 100,000", 60_000, most=MOST)

    def lines(self):
        profit = self.cleaned_data["profit"]
        tax, insurance = banded(profit, INCOME_TAX), banded(profit, CLASS_4)
        both = tax + insurance
        share = f", {both / profit:.1%} of profit" if profit else ""
        return [
            ("Income tax", money("£", tax)),
            ("Class 4 National Insurance", money("£", insurance)),
            ("Put aside", money("£", both) + share),
            ("Left", money("£", profit - both)),
        ]

    def notes(self):
        return [
            "Income tax bands as published for 2024/25 and class 4 rates for 2025/26, not for Scotland, with no other "
            "income, pension, student loan or payments on account. Check the current year at gov.uk."
        ]


def banded(value: Decimal, bands: list[tuple]) -> Decimal:
    total, lower = Decimal(0), Decimal(0)
    for upper, share in bands:
        top = value if upper is None else min(value, Decimal(upper))
        total += max(Decimal(0), top - lower) * Decimal(share)
        lower = Decimal(upper or 0)
    return total
