"""Round floors of a day's pay, so many of these each: scale only, nothing is converted."""

FLOORS = (2, 3, 4, 5, 6, 8, 10)
STEP = {
    "EUR": 100, "USD": 100, "GBP": 100, "CHF": 100, "AUD": 100, "CAD": 100, "NZD": 100, "SGD": 100,
    "JPY": 10_000, "INR": 5_000, "HUF": 40_000, "UAH": 4_000, "CZK": 2_000, "MXN": 2_000, "ZAR": 2_000,
    "NOK": 1_000, "SEK": 1_000, "DKK": 1_000, "PLN": 500, "RON": 500, "BRL": 500, "ILS": 500,
}  # fmt: skip


def floors(currency: str) -> list[int]:
    step = STEP.get(currency, 100)
    return [step * times for times in FLOORS]
