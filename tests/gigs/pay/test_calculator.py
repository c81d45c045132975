"""The day rate that an income needs."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gigs.pay.calculator import Asked, day_rate


@pytest.mark.parametrize(
    ("asked", "exact"),
    [
        (Asked(60_000, 6_000), "368.72"),
        (Asked(60_000, 6_000, fee=10), "409.68"),
        (Asked(60_000, 6_000, unpaid=104), "550.00"),
        (Asked(60_000, 6_000, unpaid=104, fee=10), "611.11"),
        (Asked(60_000, 6_000, unpaid=74), "440.00"),
        (Asked(60_000, 6_000, unpaid=24), "330.00"),
        (Asked(60_000, 6_000, unpaid=24, fee=10), "366.67"),
    ],
)
def test_the_worked_examples(asked, exact):
    assert day_rate(asked).exact == Decimal(exact)


def test_the_usual_year_has_179_billable_days():
    assert Asked(1, 0).billable_days == 179


@pytest.mark.parametrize("asked", [Asked(1, 1, holiday=249, unpaid=0), Asked(1, 1, fee=100), Asked(1, 1, fee=-1)])
def test_nothing_can_be_earned_on_no_day_or_for_nothing(asked):
    with pytest.raises(ValueError, match="no day"):
        day_rate(asked)


@given(st.integers(1, 10**8), st.integers(0, 10**8), st.integers(0, 200), st.integers(0, 90))
@settings(deadline=None)
def test_the_rate_brings_in_what_is_wanted_and_not_a_unit_a_day_more(income, costs, unpaid, fee):
    asked = Asked(income, costs, unpaid=unpaid, fee=fee)
    rate = day_rate(asked)

    assert rate.turnover * (100 - fee) >= (income + costs) * 100
    assert (rate.day - 1) * asked.billable_days * (100 - fee) < (income + costs) * 100
    assert rate.hour * 8 >= rate.exact - Decimal("0.01")
