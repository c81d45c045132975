"""What a developer asks for, and who may know it."""

from typing import Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Case, F, IntegerField, Q, When

from marketplace.lib.checks import CheckedAtOnce
from marketplace.lib.money import CURRENCIES, span

from .privacy import DeveloperContact

MOST_RATES = 8
LARGEST = 100_000_000
OUT_OF_ORDER = "The lowest rate is above the highest."
HOURS_A_DAY = 8
DAYS_A_MONTH = 21


def day_equivalent(field: str) -> Case:
    """The amount by the day, in its own currency; a fixed price has none."""
    return Case(
        When(unit="hour", then=F(field) * HOURS_A_DAY),
        When(unit="day", then=F(field)),
        When(unit="month", then=F(field) / DAYS_A_MONTH),
        default=None,
        output_field=IntegerField(),
    )


class RateQuerySet(models.QuerySet):
    def visible_to(self, user) -> Self:
        """The only rates that may be written into an answer to `user`; staff are strangers here too."""
        if not user.is_authenticated:
            return self.seen_as("visitor")
        contacts = DeveloperContact.objects.filter(client__members__user_id=user.pk)
        to_clients = Q(visibility="clients", developer__in=contacts.values("developer"))
        return self.filter(Q(visibility__in=SEEN_AS["member"]) | to_clients | Q(developer__user_id=user.pk))

    def seen_as(self, audience: str) -> Self:
        """For previews: what a visitor, a member or a client would see."""
        return self.filter(visibility__in=SEEN_AS[audience])


class Rate(CheckedAtOnce):
    """One price of one developer. A hidden one finds gigs for its owner and is never shown to anybody else."""

    class Unit(models.TextChoices):
        HOUR = "hour", "an hour"
        DAY = "day", "a day"
        MONTH = "month", "a month"
        FIXED = "fixed", "for fixed work"

    class Visibility(models.TextChoices):
        PUBLIC = "public", "Everyone"
        MEMBERS = "members", "Members"
        CLIENTS = "clients", "Clients I am talking to"
        HIDDEN = "hidden", "Nobody: it only filters my gigs"

    developer = models.ForeignKey("accounts.Developer", models.CASCADE, related_name="rates")
    unit = models.CharField(max_length=5, choices=Unit)
    # Called so rather than `min` and `max`, which are functions.
    low = models.PositiveIntegerField("from", validators=[MinValueValidator(1), MaxValueValidator(LARGEST)])
    high = models.PositiveIntegerField("to", validators=[MinValueValidator(1), MaxValueValidator(LARGEST)])
    currency = models.CharField(max_length=3, choices=CURRENCIES)
    visibility = models.CharField("who sees it", max_length=7, choices=Visibility, default=Visibility.PUBLIC)
    position = models.PositiveSmallIntegerField(default=0)
    day_low = models.GeneratedField(
        expression=day_equivalent("low"), output_field=models.IntegerField(), db_persist=True
    )

    objects = RateQuerySet.as_manager()

    class Meta:
        ordering = ["developer", "position", "pk"]
        constraints = [
            models.CheckConstraint(name="rate_unit_known", condition=Q(unit__in=["hour", "day", "month", "fixed"])),
            models.CheckConstraint(
                name="rate_visibility_known", condition=Q(visibility__in=["public", "members", "clients", "hidden"])
            ),
            models.CheckConstraint(name="rate_in_range", condition=Q(low__gte=1, high__lte=LARGEST)),
            models.CheckConstraint(
                name="rate_in_order",
                condition=Q(low__lte=F("high")),
                violation_error_message=OUT_OF_ORDER,
            ),
        ]

    def __str__(self) -> str:
        return f"{span(self.low, self.high, self.currency)} {self.get_unit_display()}"


SEEN_AS = {
    "visitor": ["public"],
    "member": ["public", "members"],
    "client": ["public", "members", "clients"],
}
