"""Pay in the words that people's records have: read surely, or left out with a line that says so."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gigs.imports.pay_text import parse_pay
from gigs.models import Gig
from tests.gigs.test_import_gigs import LOOSE


def read(text, currency=""):
    found = parse_pay(text, currency)
    return tuple(found.get(name) for name in ("pay_min", "pay_max", "currency", "pay_model"))


# -- what is not surely pay

UNSURE = """
$50 or $60/hr|$50/60 per hour|$50/hr ($60 for experts)|$50, 60 for experts|$75/hr W2 or $85/hr C2C|up to $50-60/hr
2x $50/hr|$1K-5 fixed|$100 - $48 hourly|€50 - $60/hr|$30/hr - $40/day|$5 - $6 - $7 fixed
$50 - 40 hrs/week|$40-50 hours|$50 hours
$1 m fixed|1.500K fixed|$5bn fixed|$5/word|$5 per word|Hourly: $5 per word|per word: $5|$400 per half day|$50²/hr
$2000 twice a month|semi-monthly: $2000|$500 fixed per milestone|Fixed: $500 monthly|$500 bonus|10% of $5000 fixed
Funding: $5M|$0 - $100/hr|$0.50/hr|$999,999,999 fixed|1,2345 USD fixed|HK$500/hr|5000 RUB/month|Rs. 500/hr
kr 500/h|$-5/hr|$0.125/hr|0.500 EUR fixed
$80/hr, paid in EUR|$100/hr in USDT|Hourly: $2000 for 40h|Hourly: $2000 total|Fixed price - $50 an article
$50 hourly or fixed
Day rate: £300 a half-day|$50/hr up to $1000|$50 (hourly/fixed)|Fixed $5k or hourly|Hourly; $25 signup fee
Fixed; application fee $25|Hourly - client spent $10K
"""


@pytest.mark.parametrize("text", [*UNSURE.strip().replace("\n", "|").split("|"), "$50 " + "x" * 400])
def test_what_is_not_surely_pay_is_no_sum(text):
    found = parse_pay(text)
    assert (found.get("pay_min"), found.get("pay_max")) == (None, None)
    assert found["unsure"]


@pytest.mark.parametrize(
    ("text", "currency"), [("€50/hr", "USD"), ("¥500/hr", "CNY"), ("50/hr", "RUB"), ("€50/hr", "CAD")]
)
def test_a_currency_that_contradicts_the_sum_leaves_the_sum_out(text, currency):
    assert read(text, currency) == (None, None, None, "hour")


@pytest.mark.parametrize(
    ("more", "line"),
    [
        ({"rate": "$50 or $60/hr"}, "pay: $50 or $60/hr (it is not certain what the pay is)"),
        ({"rate": "Up to $100/hr"}, "pay: Up to $100/hr (it says no lowest pay)"),
        ({"rate": "$50+/hr"}, "pay: $50+/hr (it says no highest pay)"),
        ({"rate": "Hourly", "budget": "$500"}, "pay: Hourly $500 (it is not certain what the pay is)"),
        ({"rate": "Hourly", "amount": "$500 fixed"}, "pay: Hourly $500 fixed (it is not certain what the pay is)"),
        (
            {"rate": "USD 50/hr", "currency": "EUR"},
            "pay: USD 50/hr (its currency is not certain, or has no place here)",
        ),
    ],
)
def test_what_is_not_sure_is_reported_and_the_gig_stays_a_draft(import_file, adas_client, more, line):
    report = import_file([LOOSE | more], "--client", adas_client.slug)

    gig = Gig.objects.get()
    assert gig.status == "draft"
    assert gig.review_note
    assert None in (gig.pay_min, gig.pay_max) or not gig.currency
    assert f"no place for {line}" in report


# -- what is


@pytest.mark.parametrize(
    ("text", "pay"),
    [
        ("$50/hr, 40 hrs/week", (50, 50, "USD", "hour")),
        ("$80/hr CAD", (80, 80, "CAD", "hour")),
        ("$900 per day, AUD", (900, 900, "AUD", "day")),
        ("CAD: $80/hr", (80, 80, "CAD", "hour")),
        ("$50 up to $100/hr", (50, 100, "USD", "hour")),
        ("mind. 50 €/h", (50, None, "EUR", "hour")),
        ("Hourly: $20 (Expert), 30+ hrs/week", (20, 20, "USD", "hour")),
        ("20-30 hrs/week at $50/hr", (50, 50, "USD", "hour")),
        ("$1M fixed", (1_000_000, 1_000_000, "USD", "fixed")),
        ("Up to $100/hr", (None, 100, "USD", "hour")),
        ("Max hourly rate: $50", (None, 50, "USD", "hour")),
        ("bis 90 €/Std.", (None, 90, "EUR", "hour")),
        ("from $50/hr", (50, None, "USD", "hour")),
        ("$50/hr or more", (50, None, "USD", "hour")),
        ("$50/hr, max 40 hrs/week", (50, 50, "USD", "hour")),
        ("$50/h (at most 20 h/week)", (50, 50, "USD", "hour")),
        ("$50/hr, min. 3 months", (50, 50, "USD", "hour")),
        ("$100/hr max", (None, 100, "USD", "hour")),
        ("min $50, max $60 per hour", (50, 60, "USD", "hour")),
        ("$5-10K fixed", (5_000, 10_000, "USD", "fixed")),
        ("$500-1K fixed", (500, 1_000, "USD", "fixed")),
        ("$50 - 60 k fixed", (50_000, 60_000, "USD", "fixed")),
        ("USD 50 per hr", (50, 50, "USD", "hour")),
        ("$4k per mo.", (4_000, 4_000, "USD", "month")),
        ("$4000/mo", (4_000, 4_000, "USD", "month")),
        ("$50 p.h.", (50, 50, "USD", "hour")),
        ("$90,000 per annum", (90_000, 90_000, "USD", "year")),
        ("€400 pd", (400, 400, "EUR", "day")),
        ("€400 a day", (400, 400, "EUR", "day")),
        ("8 hours a day, $400 a day", (400, 400, "USD", "day")),
        ("$50/hr + 10% bonus", (50, 50, "USD", "hour")),
        ("$50/hr (2024 rate)", (50, 50, "USD", "hour")),
        ("1.200,50 € pro Tag", (1_200, 1_201, "EUR", "day")),
        ("₹1,00,000 per month", (100_000, 100_000, "INR", "month")),
        ("CHF 50.- bis 60.-/h", (50, 60, "CHF", "hour")),
        ("$50, daily standups", (50, 50, "USD", None)),
        ("$50 CAD/hr", (50, 50, "CAD", "hour")),
    ],
)
def test_pay_is_read_as_it_is_said(text, pay):
    assert read(text) == pay


def test_a_sign_of_several_currencies_means_the_one_of_its_record():
    assert read("$50/hr", "CAD") == (50, 50, "CAD", "hour")
    assert read("500 kr/h", "SEK") == (500, 500, "SEK", "hour")


CURRENCIES = {
    **{("$", ""): "USD", ("US$", ""): "USD", ("USD ", ""): "USD", ("", " USD"): "USD", ("$", " CAD"): "CAD"},
    **{("€", ""): "EUR", ("", " €"): "EUR", ("", "€"): "EUR", ("EUR ", ""): "EUR", ("", " eur"): "EUR"},
    **{("£", ""): "GBP", ("A$", ""): "AUD", ("CHF ", ""): "CHF", ("", " zł"): "PLN", ("₹", ""): "INR"},
}
THOUSANDS = [str, "{:,}".format, lambda n: f"{n:,}".replace(",", "."), lambda n: f"{n:,}".replace(",", "\u202f")]
THOUSANDS += [lambda n: f"{n:,}".replace(",", "’"), lambda n: f"{n:,}.00", lambda n: f"{n:,}".replace(",", ".") + ",00"]
UNITS = {
    "hour": [
        "/hr",
        "/h",
        " / hour",
        " per hr",
        " per hour",
        " an hour",
        " hourly",
        " p.h.",
        " ph",
        "/Std",
        " pro Stunde",
    ],
    "day": ["/day", " per day", " a day", " pd", " daily", " pro Tag", "/d", " (day rate)"],
    "month": ["/mo", " per mo", "/month", " a month", " monthly", " pro Monat", " p.m."],
    "year": ["/yr", " per annum", " p.a.", " a year", " per year"],
    "week": ["/week", " weekly", " per week"],
    "fixed": [" fixed", " fixed-price", " (fixed)", ", flat fee"],
}
HEADS = {"hour": ["Hourly: ", "Hourly rate - "], "day": ["Day rate: ", "Daily: "], "month": ["Monthly: "]}
HEADS |= {"fixed": ["Fixed-price - Est. budget: ", "Fixed: "], "year": ["Annual salary: "], "week": ["Weekly: "]}
# A range, whether its first and its second number have the currency with them, and what stands before it.
RANGES = [("", a, b, c) for a in ("-", " - ", "–", " — ", " to ", " bis ") for b, c in [(1, 1), (1, 0), (0, 1)]]
RANGES += [("from ", " to ", 1, 1), ("between ", " and ", 1, 1), ("between ", " and ", 1, 0), ("", " and ", 1, 1)]
NOISE = [
    "",
    ", 40 hrs/week",
    " (Expert), 30+ hrs/week",
    " + 10% bonus",
    " (2024 rate)",
    ", 3 months",
    ", 20-30 hours per week",
]
NOISE += [
    " plus VAT (19%)",
    "; 5 days a week",
    ", 2+ years of experience",
    " · 8 hours/day",
    " negotiable",
    " + equity",
    ", B2B",
]


@settings(max_examples=1500, deadline=None)
@given(data=st.data())
def test_of_all_spellings_the_sum_that_was_spelt_is_read(data):
    def any_of(choices):
        return data.draw(st.sampled_from(list(choices)))

    low = data.draw(st.integers(1, 90_000))
    high = data.draw(st.integers(low, low * 3))
    signs, unit, noise, style = any_of(CURRENCIES), any_of(UNITS), any_of(NOISE), any_of(THOUSANDS)
    head, tail = any_of([*((head, "") for head in HEADS[unit]), *(("", tail) for tail in UNITS[unit])])
    is_range, (start, joint, first, second) = data.draw(st.booleans()), any_of(RANGES)

    def spelt(number, has_signs):
        before, after = signs if has_signs else ("", "")
        return f"{before}{style(number)}{after}"

    sums = f"{start}{spelt(low, first)}{joint}{spelt(high, second)}" if is_range else spelt(low, True)
    found = parse_pay(f"{head}{sums}{tail}{noise}")

    assert found == {
        **{"pay_min": low, "pay_max": high if is_range else low},
        **{"currency": CURRENCIES[signs], "pay_model": unit},
    }, f"{head}{sums}{tail}{noise}"
