"""When a developer is free, as far as anybody can still rely on it."""

from datetime import date, timedelta
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.core import signing
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Now, TruncDate
from django.urls import reverse
from django.utils import timezone

from .developer_choices import AvailabilityStatus, Workplace
from .notification import notify

CONFIRMED_FOR = timedelta(days=14)
BELIEVED_FOR = timedelta(days=60)
REMIND_AFTER = timedelta(days=12)
# Statements that age; "not looking" needs no reminder.
FREE = ["available", "from_date", "part_time"]
SALT = "accounts.availability"


class AvailabilityQuerySet(models.QuerySet):
    def with_availability(self) -> Self:
        """Adds `free`, the state today: a date that has come is "available", an old statement "not stated"."""
        return self.annotate(
            free=Case(
                When(Q(confirmed_at=None) | Q(confirmed_at__lte=Now() - BELIEVED_FOR), then=Value("not_stated")),
                When(availability="from_date", available_from__lte=TruncDate(Now()), then=Value("available")),
                default=F("availability"),
            )
        )

    def free_by(self, day: date) -> Self:
        """Who says, believably, to be free on `day`."""
        free = Q(free__in=["available", "part_time"]) | Q(free="from_date", available_from__lte=day)
        return self.with_availability().filter(free)

    def to_remind(self) -> Self:
        """Whose statement is about to count as unconfirmed, at a confirmed address, and who was not asked about it."""
        now = timezone.now()
        age = Q(confirmed_at__lte=now - REMIND_AFTER, confirmed_at__gt=now - BELIEVED_FOR)
        asked = Q(reminded_at__gt=F("confirmed_at"))
        reachable = Q(user__is_active=True, user__emailaddress__primary=True, user__emailaddress__verified=True)
        return self.filter(age, reachable, availability__in=FREE).exclude(asked)

    def for_reminder(self, token: str) -> "Availability | None":
        """Whose reminder this signed text is from; None where it is none of ours, or too old."""
        try:
            pk, _ = signing.loads(token, salt=SALT, max_age=BELIEVED_FOR)
        except (signing.BadSignature, ValueError, TypeError):
            return None
        return self.filter(pk=pk, user__is_active=True).select_related("user").first()


class Availability(models.Model):
    """The fields, and what they are worth today."""

    availability = models.CharField(max_length=11, choices=AvailabilityStatus, default=AvailabilityStatus.NOT_STATED)
    available_from = models.DateField("free from", null=True, blank=True)
    hours_a_week = models.PositiveSmallIntegerField(null=True, blank=True, validators=[MaxValueValidator(80)])
    notice_days = models.PositiveSmallIntegerField(
        "notice, days", null=True, blank=True, validators=[MaxValueValidator(180)]
    )
    workplaces = ArrayField(
        models.CharField(max_length=7, choices=Workplace), verbose_name="where I work", default=list, blank=True
    )
    hybrid_days = models.PositiveSmallIntegerField(
        "days on site a week", null=True, blank=True, validators=[MaxValueValidator(7)]
    )
    travel_radius_km = models.PositiveIntegerField(
        "how far I travel, km", null=True, blank=True, validators=[MaxValueValidator(20_000)]
    )
    work_countries = ArrayField(
        models.CharField(max_length=2), verbose_name="countries I may work in", default=list, blank=True
    )
    confirmed_at = models.DateTimeField(null=True, editable=False)
    reminded_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True

    @property
    def is_confirmed(self) -> bool:
        return self._age < CONFIRMED_FOR

    @property
    def availability_now(self) -> str:
        """The state that a reader may rely on today, as `with_availability` computes it."""
        if self._age >= BELIEVED_FOR:
            return AvailabilityStatus.NOT_STATED
        if self.availability == AvailabilityStatus.FROM_DATE and self.available_from <= timezone.now().date():
            return AvailabilityStatus.AVAILABLE
        return AvailabilityStatus(self.availability)

    @property
    def availability_words(self) -> str:
        if self.availability_now == AvailabilityStatus.FROM_DATE:
            return f"Available from {self.available_from.day} {self.available_from:%B %Y}"
        return AvailabilityStatus(self.availability_now).label

    @property
    def workplace_names(self) -> list[str]:
        return [Workplace(value).label for value in self.workplaces]

    def is_confirmed_since(self, token: str) -> bool:
        """Whether it was said again after the reminder with this token was written."""
        _, said = signing.loads(token, salt=SALT)
        return self.confirmed_at.isoformat() != said

    def remind_availability(self) -> None:
        """Ask by mail whether the statement is still true, with a link that needs no sign-in."""
        token = signing.dumps([self.pk, self.confirmed_at.isoformat()], salt=SALT)
        url = reverse("accounts:availability_confirm_mail", args=[token])
        body = f"Your profile says: {self.availability_words}. In two days clients read “unconfirmed” beside it."
        notify(self.user, "availability_reminder", "Are you still free?", url, body)
        # Not a new version of the profile: somebody may be writing it just now.
        type(self)._base_manager.filter(pk=self.pk).update(reminded_at=timezone.now())

    @property
    def _age(self) -> timedelta:
        return timezone.now() - self.confirmed_at if self.confirmed_at else timedelta.max
