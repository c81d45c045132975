"""What two sides agree on, and its one text: the same terms always give the same words and the same hash."""

from hashlib import sha256

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from marketplace.lib.money import CURRENCIES, amount

from .choices import PayModel
from .proposal_facts import MAX_PRICE

UNITS = {"hour": "an hour", "day": "a day", "month": "a month", "fixed": "in all"}
PAID_WITHIN = 30


class Rights(models.TextChoices):
    ON_PAYMENT = "on_payment", "when it is paid"
    ON_DELIVERY = "on_delivery", "when it is delivered"
    NOT_STATED = "not_stated", "not stated"


class Confidentiality(models.TextChoices):
    NONE = "none", "none asked for"
    MUTUAL = "mutual", "both keep what they learn to themselves"
    NOT_STATED = "not_stated", "not stated"


class AgreementTerms(models.Model):
    """Who, rate and start are enough; the rest may be left out."""

    price = models.PositiveIntegerField(validators=[MinValueValidator(1), MaxValueValidator(MAX_PRICE)])
    unit = models.CharField("for", max_length=5, choices=PayModel)
    currency = models.CharField(max_length=3, choices=CURRENCIES)
    start_on = models.DateField("starts on")
    end_on = models.DateField("ends on", null=True, blank=True)
    hours_a_week = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(80)]
    )
    payment_days = models.PositiveSmallIntegerField(
        "paid within, days of the invoice", default=PAID_WITHIN, validators=[MaxValueValidator(60)]
    )
    deliverables = models.TextField(max_length=2000, blank=True)
    rights = models.CharField("rights pass", max_length=11, choices=Rights, default=Rights.NOT_STATED)
    confidentiality = models.CharField(max_length=10, choices=Confidentiality, default=Confidentiality.NOT_STATED)
    notice_days = models.PositiveSmallIntegerField(
        "notice, days", null=True, blank=True, validators=[MaxValueValidator(180)]
    )
    more = models.TextField("anything else", max_length=2000, blank=True)

    class Meta:
        abstract = True

    def rows(self) -> list[tuple[str, str]]:
        """The terms in words, in their order; what is left out is "not stated"."""
        return [
            ("Price", f"{amount(self.price, self.currency)} {UNITS[self.unit]}"),
            ("Start", f"{self.start_on:%Y-%m-%d}"),
            ("End", f"{self.end_on:%Y-%m-%d}" if self.end_on else "not stated"),
            ("Hours a week", str(self.hours_a_week or "not stated")),
            ("Payment", f"within {self.payment_days} days of the invoice"),
            ("Deliverables", self.deliverables.strip() or "not stated"),
            ("Rights pass", self.get_rights_display()),
            ("Confidentiality", self.get_confidentiality_display()),
            ("Notice", f"{self.notice_days} days" if self.notice_days is not None else "not stated"),
            ("Anything else", self.more.strip() or "nothing"),
        ]


def canonical(heading: str, parties: list[tuple[str, str]], terms: AgreementTerms) -> str:
    """The text that both accept: one line for each fact, line ends as LF, no blanks at the ends."""
    lines = [heading, *(f"{name}: {words}" for name, words in [*parties, *terms.rows()])]
    return "\n".join("\n".join(part.rstrip() for part in line.splitlines()) for line in lines) + "\n"


def fingerprint(text: str) -> str:
    return sha256(text.encode()).hexdigest()
