"""What a developer did before: places, certificates, public work. Dates are as exact as they are known."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

MOST_ROWS = 20
PARTIAL = r"^(19|20)\d\d(-(0[1-9]|1[0-2]))?$"


def partial_date(name: str | None = None, **kwargs) -> models.CharField:
    """A year or a month as text, `2024` or `2024-03`: text of this shape sorts and compares as dates do."""
    rule = RegexValidator(PARTIAL, "Give a year and a month, such as 2024-03, or a year.")
    return models.CharField(name, max_length=7, validators=[rule], **kwargs)


def is_before(one: str, other: str) -> bool:
    """Whether one day was certainly before the other, of which either may be known by its year alone or not at all."""
    return bool(one and other) and one[: len(other)] < other[: len(one)]


class Experience(models.Model):
    """One place where a developer worked."""

    class Kind(models.TextChoices):
        EMPLOYEE = "employee", "Employee"
        FREELANCE = "freelance", "Freelance"
        FOUNDER = "founder", "Founder"
        OPEN_SOURCE = "open_source", "Open source"

    developer = models.ForeignKey("accounts.Developer", models.CASCADE, related_name="experience")
    organisation = models.CharField(max_length=100)
    role = models.CharField(max_length=100)
    start = partial_date()
    end = partial_date(blank=True)
    kind = models.CharField(max_length=11, choices=Kind, default=Kind.EMPLOYEE)
    summary = models.TextField(max_length=600, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["developer", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="experience_kind_known",
                condition=Q(kind__in=["employee", "freelance", "founder", "open_source"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role}, {self.organisation}"

    def clean(self) -> None:
        if is_before(self.end, self.start):
            raise ValidationError({"end": "It ends before it starts."})


class Education(models.Model):
    """A degree or a certificate."""

    developer = models.ForeignKey("accounts.Developer", models.CASCADE, related_name="education")
    name = models.CharField(max_length=120)
    issuer = models.CharField(max_length=120, blank=True)
    date = partial_date("received", blank=True)
    expires = partial_date(blank=True)
    verify_url = models.URLField("where it can be checked", max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["developer", "position", "pk"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        if is_before(self.expires, self.date):
            raise ValidationError({"expires": "It expires before it was received."})

    @property
    def has_expired(self) -> bool:
        return is_before(self.expires, timezone.now().date().isoformat())


class PublicWork(models.Model):
    """Code or writing that anybody can look at; never fetched by us."""

    class Kind(models.TextChoices):
        CODE = "code", "Code"
        WRITING = "writing", "Writing"
        TALK = "talk", "Talk"
        OTHER = "other", "Other"

    developer = models.ForeignKey("accounts.Developer", models.CASCADE, related_name="public_work")
    kind = models.CharField(max_length=7, choices=Kind, default=Kind.CODE)
    url = models.URLField("address", max_length=300)
    what = models.CharField("what I did", max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["developer", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="public_work_kind_known", condition=Q(kind__in=["code", "writing", "talk", "other"])
            ),
        ]

    def __str__(self) -> str:
        return self.url
