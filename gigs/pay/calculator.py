"""The day rate that an income needs: (income + costs) / billable days / (1 − the platform's share)."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from fractions import Fraction

HOURS_A_DAY = 8
# A common count of days a year on which people work, after public holidays, and how many of them earn nothing.
WORKING_DAYS, HOLIDAY, SICK, UNPAID = 253, 25, 4, 45


@dataclass(frozen=True)
class Asked:
    """What somebody wants to earn before tax in a year, what the business costs, and which days earn nothing."""

    income: int
    costs: int
    working_days: int = WORKING_DAYS
    holiday: int = HOLIDAY
    sick: int = SICK
    unpaid: int = UNPAID
    # Of every payment, in percent.
    fee: int = 0

    @property
    def billable_days(self) -> int:
        return self.working_days - self.holiday - self.sick - self.unpaid


@dataclass(frozen=True)
class Rate:
    """`exact` to the cent, `day` and `hour` in whole units, rounded up so that the income is reached."""

    exact: Decimal
    day: int
    hour: int
    billable_days: int
    turnover: int


def day_rate(asked: Asked) -> Rate:
    """Exact in fractions, rounded once; raises ValueError where no day is left or the fee takes everything."""
    if asked.billable_days < 1 or not 0 <= asked.fee < 100:
        raise ValueError("no day is left to earn on")
    day = Fraction(asked.income + asked.costs) / asked.billable_days / (1 - Fraction(asked.fee, 100))
    whole = _up(day)
    return Rate(
        exact=(Decimal(day.numerator) / Decimal(day.denominator)).quantize(Decimal("0.01")),
        day=whole,
        hour=_up(day / HOURS_A_DAY),
        billable_days=asked.billable_days,
        turnover=whole * asked.billable_days,
    )


def _up(amount: Fraction) -> int:
    return int((Decimal(amount.numerator) / Decimal(amount.denominator)).to_integral_value(ROUND_CEILING))
