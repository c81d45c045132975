"""What a group of gigs pays: counted by SQL, kept small, replaced as a whole."""

from bisect import bisect_left
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from marketplace.lib.money import CURRENCIES

# Fewer gigs, or gigs of fewer clients, say something about people rather than about pay.
LEAST_GIGS, LEAST_CLIENTS = 10, 4
ANY_LEVEL = 0


class PayFigureQuerySet(models.QuerySet):
    def advertised(self) -> Self:
        return self.filter(basis=PayFigure.Basis.ADVERTISED)

    def agreed(self) -> Self:
        return self.filter(basis=PayFigure.Basis.AGREED)


class PayFigure(models.Model):
    """The pay of one group in one currency: its hundredths, of how many gigs, of how many clients, of which period."""

    class Basis(models.TextChoices):
        ADVERTISED = "advertised", "Advertised"
        AGREED = "agreed", "Agreed"

    class Kind(models.TextChoices):
        ALL = "all", "All gigs"
        SKILL = "skill", "Skill"
        AREA = "area", "Area"
        MODEL = "model", "Paid"
        COUNTRY = "country", "Client in"
        TAX = "tax", "Tax status"

    basis = models.CharField(max_length=10, choices=Basis)
    currency = models.CharField(max_length=3, choices=CURRENCIES)
    kind = models.CharField(max_length=7, choices=Kind)
    # A slug, a code or a value of `choices`; "" where the kind is all gigs.
    value = models.CharField(max_length=60, blank=True)
    level = models.PositiveSmallIntegerField(default=ANY_LEVEL)
    # The 1st to the 99th percentile of the middle of the pay a day, in whole units.
    hundredths = ArrayField(models.IntegerField(), size=99)
    n = models.PositiveIntegerField()
    clients = models.PositiveIntegerField()
    since_on = models.DateField()
    until_on = models.DateField()

    objects = PayFigureQuerySet.as_manager()

    class Meta:
        ordering = ["basis", "currency", "kind", "value", "level"]
        constraints = [
            models.UniqueConstraint(name="pay_figure_once", fields=["basis", "currency", "kind", "value", "level"]),
            models.CheckConstraint(
                name="pay_figure_of_enough",
                condition=Q(n__gte=LEAST_GIGS, clients__gte=LEAST_CLIENTS),
                violation_error_message=f"Nothing is shown under {LEAST_GIGS} gigs or {LEAST_CLIENTS} clients.",
            ),
            models.CheckConstraint(name="pay_figure_is_whole", condition=Q(hundredths__len=99)),
            models.CheckConstraint(name="pay_figure_level_known", condition=Q(level__range=(0, 4))),
        ]

    def __str__(self) -> str:
        return f"{self.basis} {self.currency} {self.kind} {self.value} {self.level}"

    @property
    def p10(self) -> int:
        return self.percentile(10)

    @property
    def p25(self) -> int:
        return self.percentile(25)

    @property
    def p50(self) -> int:
        return self.percentile(50)

    @property
    def p75(self) -> int:
        return self.percentile(75)

    @property
    def p90(self) -> int:
        return self.percentile(90)

    def percentile(self, share: int) -> int:
        return self.hundredths[share - 1]

    def beaten_by(self, amount: float) -> int:
        """More than how many of 100 gigs of this group a pay of `amount` a day is."""
        return bisect_left(self.hundredths, amount)
