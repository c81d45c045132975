"""Whole units of money with their ISO 4217 currency: never a float, never converted."""

SYMBOLS = {
    "AUD": "A$",
    "BRL": "R$",
    "CAD": "C$",
    "CHF": "CHF ",
    "CZK": "CZK ",
    "DKK": "DKK ",
    "EUR": "€",
    "GBP": "£",
    "HUF": "HUF ",
    "ILS": "₪",
    "INR": "₹",
    "JPY": "¥",
    "MXN": "MX$",
    "NOK": "NOK ",
    "NZD": "NZ$",
    "PLN": "PLN ",
    "RON": "RON ",
    "SEK": "SEK ",
    "SGD": "S$",
    "UAH": "₴",
    "USD": "$",
    "ZAR": "ZAR ",
}
CURRENCIES = [(code, code) for code in SYMBOLS]


def amount(units: int, currency: str) -> str:
    """`1250, "EUR"` → `€1,250`."""
    return f"{SYMBOLS.get(currency, currency + ' ')}{units:,}"


def span(low: int, high: int, currency: str) -> str:
    """`85, 110, "USD"` → `$85–110`; one figure where both are equal."""
    return amount(low, currency) if low == high else f"{amount(low, currency)}–{high:,}"
