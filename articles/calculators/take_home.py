from articles.calculators.base import Calculator, amount, money


class TakeHome(Calculator):
    """What an unpaid test costs its author, and where the limit of this reader lies."""

    title = "Your limit for unpaid test work"
    asked = amount("Hours the task would really take", 6, most=200)
    limit = amount("Hours you give unpaid, at most", 2, most=40)
    hourly = amount("Your hourly rate, in any currency", 60, most=10_000)

    def lines(self):
        asked, limit, hourly = (self.cleaned_data[name] for name in ("asked", "limit", "hourly"))
        over = max(asked - limit, 0)
        return [
            ("What the hours are worth", money("", asked * hourly)),
            ("What you give", money("", min(asked, limit) * hourly)),
            ("What to ask for the rest", money("", over * hourly) if over else "nothing: it is within your limit"),
        ]

    def notes(self):
        if self.cleaned_data["asked"] <= self.cleaned_data["limit"]:
            return ["Answer with the day on which you send it."]
        return ["Offer a smaller task within your limit, or the whole one as a paid first milestone."]
