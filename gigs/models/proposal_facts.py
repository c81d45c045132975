"""What a developer writes to a client, and the words in which a client declines."""

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from marketplace.lib import days
from marketplace.lib.money import CURRENCIES

from .choices import PayModel

MAX_PRICE = 100_000_000
MAX_ANSWERS = 3
ANSWER_LENGTH = 1_500


class DeclineReason(models.TextChoices):
    FILLED = "filled", "Somebody else fits better"
    SKILLS = "skills", "A skill that we need is missing"
    PRICE = "price", "The price is above what we can pay"
    TIMING = "timing", "The start or the hours do not fit"
    LOCATION = "location", "The place or the time zone does not fit"
    INCOMPLETE = "incomplete", "The proposal leaves too much open"
    OTHER = "other", "Another reason"


class OwnOutcome(models.TextChoices):
    """What the developer keeps for themselves about how it went; nobody else reads it."""

    TALKED = "talked", "We talked, and it went no further"
    HIRED_OUTSIDE = "hired_outside", "They hired me outside this site"
    NO_REPLY = "no_reply", "They never answered"
    MY_CHOICE = "my_choice", "I decided against it"


class ProposalFacts(models.Model):
    """The words, the price and the time that a developer offers."""

    pitch = models.TextField(max_length=600, blank=True)
    approach = models.TextField(max_length=1200, blank=True)
    case_study = models.ForeignKey("accounts.CaseStudy", models.SET_NULL, null=True, blank=True, related_name="+")
    price = models.PositiveIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(MAX_PRICE)]
    )
    unit = models.CharField("for", max_length=5, choices=PayModel, blank=True)
    currency = models.CharField(max_length=3, choices=CURRENCIES, blank=True, editable=False)
    start_on = models.DateField("could start on", null=True, blank=True, validators=[days.near])
    hours_a_week = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(80)]
    )
    answers = ArrayField(models.TextField(max_length=ANSWER_LENGTH), default=list, blank=True, size=MAX_ANSWERS)

    class Meta:
        abstract = True

    @property
    def words(self) -> str:
        """Everything written, as one text: what is compared with the developer's other proposals."""
        return "\n\n".join(filter(None, [self.pitch, self.approach]))
