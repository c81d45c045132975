"""Gigs and figures for tests of pay."""

from datetime import date

from gigs.models import PayFigure
from gigs.pay.counting import count
from tests.factories import make_client, make_gig


def make_market(pays, clients=4, **fields):
    """One gig a pay, of as many clients in turn, and the figures counted."""
    owners = [make_client() for _ in range(clients)]
    gigs = [
        make_gig(client=owners[number % clients], pay_min=pay, pay_max=pay, **fields) for number, pay in enumerate(pays)
    ]
    count()
    return gigs


def make_figure(median=500, **fields):
    """A figure whose hundredths run evenly from 50 under the median to 50 above it."""
    defaults = {
        "basis": "advertised",
        "currency": "EUR",
        "kind": "all",
        "value": "",
        "level": 0,
        "hundredths": list(range(median - 49, median + 50)),
        "n": 118,
        "clients": 20,
        "since_on": date(2025, 11, 26),
        "until_on": date(2026, 11, 26),
    }
    return PayFigure.objects.create(**defaults | fields)
