from decimal import Decimal

from articles.calculators.base import Calculator, amount, money


class DayRate(Calculator):
    """Profit wanted plus costs, over what can be billed, over what the platform leaves."""

    title = "Your rate"
    profit = amount("Profit wanted in a year, before tax", 60_000)
    costs = amount("Business costs in a year", 6_000)
    days = amount("Days you can bill in a year", 179, most=366, least=1)
    hours = amount("Hours you bill in a day", 8, most=24, least=1)
    fee = amount("Share the platform keeps, in per cent", 0, most=90)

    def lines(self):
        day = self._day()
        cleaned = self.cleaned_data
        return [
            ("A day", money("", day)),
            ("An hour", money("", day / cleaned["hours"])),
            ("What these days bring in", money("", day * cleaned["days"])),
        ]

    def notes(self):
        return [
            "For comparison, the middle half of UK IT contracts was advertised at £413 to £613 a day in April 2026, "
            "and Arc.dev’s survey of 2026 gives $82 to $130 an hour for the US and Canada."
        ]

    def _day(self) -> Decimal:
        cleaned = self.cleaned_data
        kept = 1 - cleaned["fee"] / 100
        return (cleaned["profit"] + cleaned["costs"]) / cleaned["days"] / kept
