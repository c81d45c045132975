"""Round floors of a day's pay, so many of these each: scale only, nothing is converted."""

# As the migration `0024_counting` numbers their bits.
CODES = 6400
FLOORS = (2, 3, 4, 5, 6, 8, 10)
STEP = {
    "EUR": 100, "USD": 100, "GBP": 100, "CHF": 100, "AUD": 100, "CAD": 100, "NZD": 100, "SGD": 100,
    "JPY": 10_000, "INR": 5_000, "HUF": 40_000, "UAH": 4_000, "CZK": 2_000, "MXN": 2_000, "ZAR": 2_000,
    "NOK": 1_000, "SEK": 1_000, "DKK": 1_000, "PLN": 500, "RON": 500, "BRL": 500, "ILS": 500,
}  # fmt: skip


def floors(currency: str) -> list[int]:
    step = STEP.get(currency, 100)
    return [step * times for times in FLOORS]


def code_of(currency: str, amount: int) -> int | None:
    """Of the bits that know who reaches this floor in its own currency; None where it is not a round one."""
    times, rest = divmod(amount, STEP.get(currency, 100))
    return None if rest or times not in FLOORS else -(CODES + times)
