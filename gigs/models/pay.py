"""Pay as a day equivalent, computed by the database in the gig's own currency."""

from django.db.models import Case, F, IntegerField, When

HOURS_A_DAY = 8
DAYS_A_MONTH = 21


def day_min() -> Case:
    """Rounded down; a fixed price without estimated hours has none."""
    return Case(
        When(pay_model="hour", then=F("pay_min") * HOURS_A_DAY),
        When(pay_model="day", then=F("pay_min")),
        When(pay_model="month", then=F("pay_min") / DAYS_A_MONTH),
        When(pay_model="fixed", hours_max__gt=0, then=F("pay_min") * HOURS_A_DAY / F("hours_max")),
        default=None,
        output_field=IntegerField(),
    )


def day_max() -> Case:
    """Rounded up."""
    return Case(
        When(pay_model="hour", then=F("pay_max") * HOURS_A_DAY),
        When(pay_model="day", then=F("pay_max")),
        When(pay_model="month", then=(F("pay_max") + DAYS_A_MONTH - 1) / DAYS_A_MONTH),
        When(
            pay_model="fixed",
            hours_min__gt=0,
            then=(F("pay_max") * HOURS_A_DAY + F("hours_min") - 1) / F("hours_min"),
        ),
        default=None,
        output_field=IntegerField(),
    )
