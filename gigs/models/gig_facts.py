"""What a gig says about the work: the fields that its client writes and developers read."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchVectorField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import CheckConstraint, F, Q

from accounts.models import Level
from marketplace.lib import days
from marketplace.lib.countries import COUNTRIES
from marketplace.lib.money import CURRENCIES

from . import choices, pay
from .document import document
from .fingerprint import fingerprint

MAX_PAY, MAX_HOURS, MAX_WEEKS, MAX_WEEK_HOURS = 100_000_000, 20_000, 520, 168
MOST_QUESTIONS = 3
# What each number may be at most; the least is 1.
LARGEST = {
    **dict.fromkeys(("pay_min", "pay_max"), MAX_PAY),
    **dict.fromkeys(("hours_min", "hours_max"), MAX_HOURS),
    **dict.fromkeys(("weeks_min", "weeks_max"), MAX_WEEKS),
    **dict.fromkeys(("week_hours_min", "week_hours_max"), MAX_WEEK_HOURS),
}
# The first of the two is not above the second, and what is said where it is.
PAIRS = [
    ("pay_min", "pay_max", "The lowest pay is above the highest."),
    ("hours_min", "hours_max", "The fewest hours are more than the most."),
    ("weeks_min", "weeks_max", "The fewest weeks are more than the most."),
    ("week_hours_min", "week_hours_max", "The fewest hours are more than the most."),
]


def between(largest: int) -> str:
    return f"Give a number between 1 and {largest:,}, or nothing."


def in_order(name: str, least: str, most: str, sentence: str) -> CheckConstraint:
    """A database constraint of this name: where both are stated, the first is not above the second."""
    condition = Q(**{least: None}) | Q(**{most: None}) | Q(**{f"{least}__lte": F(most)})
    return CheckConstraint(name=name, condition=condition, violation_error_message=sentence)


def within(*fields: str) -> Q:
    """Each of these is empty or between 1 and its largest."""
    return Q(*(Q(**{field: None}) | Q(**{f"{field}__range": (1, LARGEST[field])}) for field in fields))


class GigFacts(models.Model):
    """The brief, the pay, the terms and the place of a gig."""

    # head
    title = models.CharField(max_length=90)
    summary = models.CharField(max_length=200, blank=True)
    work_type = models.CharField(max_length=20, choices=choices.WorkType, default=choices.WorkType.OTHER)
    # brief
    description = models.TextField(max_length=20_000, blank=True)
    description_html = models.TextField(blank=True, editable=False)
    # The same words give the same one, whatever their case, marks and blanks.
    text_fingerprint = models.GeneratedField(
        expression=fingerprint("description"), output_field=models.CharField(max_length=32), db_persist=True
    )
    # What the client says about the facts of “Is this gig real?”.
    explanation = models.CharField("public explanation", max_length=500, blank=True, default="", db_default="")
    # technical
    skills = models.ManyToManyField("accounts.Skill", through="gigs.GigSkill", related_name="gigs")
    skill_words = models.TextField(blank=True, editable=False)
    codebase = models.CharField(max_length=13, choices=choices.Codebase, default=choices.NOT_STATED)
    on_call = models.CharField(max_length=10, choices=choices.OnCall, default=choices.NOT_STATED)
    ai = models.CharField("AI tools", max_length=10, choices=choices.AiTools, default=choices.NOT_STATED)
    data_sensitivity = ArrayField(
        models.CharField(max_length=9, choices=choices.DataSensitivity), default=list, blank=True
    )
    # people
    level = models.PositiveSmallIntegerField(choices=Level, null=True, blank=True)
    team_size = models.CharField(max_length=4, choices=choices.TeamSize, blank=True)
    language = models.CharField(max_length=35, blank=True)
    # pay
    pay_model = models.CharField("paid", max_length=5, choices=choices.PayModel, blank=True)
    pay_min = models.PositiveIntegerField("lowest pay", null=True, blank=True)
    pay_max = models.PositiveIntegerField("highest pay", null=True, blank=True)
    currency = models.CharField(max_length=3, choices=CURRENCIES, blank=True)
    hours_min = models.PositiveIntegerField("estimated hours, at least", null=True, blank=True)
    hours_max = models.PositiveIntegerField("estimated hours, at most", null=True, blank=True)
    day_min = models.GeneratedField(expression=pay.day_min(), output_field=models.IntegerField(), db_persist=True)
    day_max = models.GeneratedField(expression=pay.day_max(), output_field=models.IntegerField(), db_persist=True)
    payment_days = models.PositiveSmallIntegerField(
        "paid within, days", null=True, blank=True, validators=[MaxValueValidator(60)]
    )
    upfront_percent = models.PositiveSmallIntegerField(
        "paid up front, %", null=True, blank=True, validators=[MaxValueValidator(100)]
    )
    # terms
    start = models.CharField(max_length=10, choices=choices.Start, default=choices.NOT_STATED)
    start_on = models.DateField("starts on", null=True, blank=True, validators=[days.near])
    weeks_min = models.PositiveSmallIntegerField("weeks, at least", null=True, blank=True)
    weeks_max = models.PositiveSmallIntegerField("weeks, at most", null=True, blank=True)
    week_hours_min = models.PositiveSmallIntegerField("hours a week, at least", null=True, blank=True)
    week_hours_max = models.PositiveSmallIntegerField("hours a week, at most", null=True, blank=True)
    extension = models.BooleanField("may be extended", null=True, blank=True)
    tax = models.CharField("tax status", max_length=15, choices=choices.Tax, default=choices.NOT_STATED)
    agency = models.CharField(max_length=10, choices=choices.Agency, default=choices.NOT_STATED)
    # place
    workplace = models.CharField(max_length=10, choices=choices.Workplace, default=choices.NOT_STATED)
    city = models.CharField(max_length=80, blank=True)
    country = models.CharField(max_length=2, choices=COUNTRIES, blank=True)
    days_on_site = models.PositiveSmallIntegerField(
        "days on site a week", null=True, blank=True, validators=[MaxValueValidator(7)]
    )
    remote_scope = models.CharField(
        "who may work remotely", max_length=10, choices=choices.RemoteScope, default=choices.NOT_STATED
    )
    countries = ArrayField(models.CharField(max_length=2), default=list, blank=True)
    except_reason = models.CharField(max_length=200, blank=True)
    zone = models.CharField("time zone", max_length=64, blank=True)
    overlap_hours = models.PositiveSmallIntegerField(
        "hours of overlap", null=True, blank=True, validators=[MaxValueValidator(12)]
    )
    # process
    reply_days = models.PositiveSmallIntegerField(
        "replies within, days", default=7, validators=[MinValueValidator(1), MaxValueValidator(14)]
    )
    decide_on = models.DateField("decides by", null=True, blank=True)
    assessment = models.CharField(max_length=10, choices=choices.Assessment, default=choices.NOT_STATED)
    max_proposals = models.PositiveSmallIntegerField(
        "most undecided proposals", default=25, validators=[MinValueValidator(5), MaxValueValidator(50)]
    )
    questions = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    blind = models.BooleanField("read blind", default=False, db_default=False)
    # PostgreSQL keeps this in step with the words, so no signal or trigger has to.
    search_document = models.GeneratedField(expression=document(), output_field=SearchVectorField(), db_persist=True)

    class Meta:
        abstract = True
        constraints = [
            *(in_order(f"gig_{least.removesuffix('_min')}_in_order", least, most, said) for least, most, said in PAIRS),
            CheckConstraint(
                name="gig_pay_in_range",
                condition=within("pay_min", "pay_max", "hours_min", "hours_max"),
                violation_error_message="Pay must be between 1 and 100,000,000, hours between 1 and 20,000.",
            ),
            CheckConstraint(
                name="gig_weeks_in_range",
                condition=within("weeks_min", "weeks_max"),
                violation_error_message=between(MAX_WEEKS),
            ),
            CheckConstraint(
                name="gig_week_hours_in_range",
                condition=within("week_hours_min", "week_hours_max"),
                violation_error_message=between(MAX_WEEK_HOURS),
            ),
            CheckConstraint(
                name="gig_few_questions",
                condition=Q(questions__len__lte=MOST_QUESTIONS),
                violation_error_message=f"At most {MOST_QUESTIONS} questions.",
            ),
        ]
