from articles.calculators.base import Calculator, amount, money

HOURS_A_DAY, HOURS_A_YEAR = 8, 2080


class Convert(Calculator):
    """One rate in three units, by the plain division that statistics offices use."""

    title = "The same pay by the hour, the day and the year"
    button = "Convert"
    day = amount("Day rate or a day’s pay, in any currency", 500, most=100_000, least=1)
    billable = amount("Days you bill or work in a year", 179, most=366, least=1)

    def lines(self):
        day, days = self.cleaned_data["day"], self.cleaned_data["billable"]
        year = day * days
        return [
            (f"An hour, at {HOURS_A_DAY} a day", money("", day / HOURS_A_DAY)),
            (f"A year of {days.normalize():f} days, before your own costs", money("", year)),
            (f"That year by the hour, over {HOURS_A_YEAR:,} hours of employment", money("", year / HOURS_A_YEAR)),
        ]

    def notes(self):
        return ["An employer also pays holiday, illness and pension; take your yearly costs off before you compare."]
