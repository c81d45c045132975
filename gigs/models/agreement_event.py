"""What happens while people work together: each a row, written once, never changed."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Self

import pgtrigger
from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.db.models.functions import TruncDate
from django.utils import timezone

from accounts.models import StaleError, StateError, record

from . import agreement_news as news
from .agreement import OVER, Agreement
from .hiring_errors import HiringError
from .proposal import Proposal

STARTED = frozenset({"active", "completed", "ended_early", "disputed", "settled", "unresolved"})
EITHER = frozenset({"client", "developer"})


@dataclass(frozen=True)
class Rule:
    """Who may say it, in which states, what it does to the agreement, whether it needs words or an invoice."""

    sides: frozenset[str]
    states: frozenset[str]
    verb: str = ""
    needs_note: bool = False
    needs_invoice: bool = False


RULES = {
    "delivered": Rule(frozenset({"developer"}), frozenset({"active"})),
    "changes_asked": Rule(frozenset({"client"}), frozenset({"active"}), needs_note=True),
    "accepted": Rule(frozenset({"client"}), frozenset({"active"})),
    "completed": Rule(EITHER, frozenset({"active"}), verb="complete"),
    "invoiced": Rule(frozenset({"developer"}), STARTED),
    "paid_claimed": Rule(frozenset({"client"}), STARTED, needs_invoice=True),
    "paid_confirmed": Rule(frozenset({"developer"}), STARTED, needs_invoice=True),
    "disputed": Rule(EITHER, frozenset({"active"}), verb="dispute", needs_note=True),
    "settled": Rule(EITHER, frozenset({"disputed"}), verb="settle"),
    "unresolved": Rule(EITHER, frozenset({"disputed"}), verb="leave"),
    "ended_early": Rule(EITHER, frozenset({"accepted", "active"}), verb="end_early", needs_note=True),
}

# The first day is the one on which both agreed, or an earlier one on which the terms they agreed on let it begin.
NOT_BEFORE = """
DECLARE
  first date := (
    SELECT least(
      (accepted_at AT TIME ZONE 'UTC')::date,
      (SELECT min(start_on) FROM gigs_agreementversion
       WHERE agreement_id = agreed.id AND client_at IS NOT NULL AND developer_at IS NOT NULL)
    )
    FROM gigs_agreement agreed WHERE id = NEW.agreement_id AND accepted_at IS NOT NULL
  );
BEGIN
  IF NEW.on < first THEN
    RAISE EXCEPTION 'Nothing of an agreement happens before its first day.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'agreement_event_not_before';
  END IF;
  IF NEW.on < (SELECT invoice.on FROM gigs_agreementevent invoice WHERE invoice.id = NEW.invoice_id) THEN
    RAISE EXCEPTION 'Nothing is paid before its invoice.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'agreement_payment_after_invoice';
  END IF;
  RETURN NEW;
END;
"""


class AgreementEvent(models.Model):
    """One thing that one side said happened; a mistake is corrected by another row."""

    class Kind(models.TextChoices):
        DELIVERED = "delivered", "Delivered"
        CHANGES_ASKED = "changes_asked", "Changes asked for"
        ACCEPTED = "accepted", "Delivery accepted"
        COMPLETED = "completed", "Completed"
        INVOICED = "invoiced", "Invoiced"
        PAID_CLAIMED = "paid_claimed", "Said to be paid"
        PAID_CONFIRMED = "paid_confirmed", "Payment received"
        DISPUTED = "disputed", "Disputed"
        SETTLED = "settled", "Settled"
        UNRESOLVED = "unresolved", "Left unresolved"
        ENDED_EARLY = "ended_early", "Ended early"

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="events")
    kind = models.CharField(max_length=14, choices=Kind)
    side = models.CharField(max_length=9, choices=Proposal.Side)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    on = models.DateField()
    note = models.TextField(max_length=1000, blank=True)
    invoice = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="payments")
    key = models.CharField(max_length=64, null=True, editable=False)  # noqa: DJ001 - null, as what no form sent has none

    class Meta:
        ordering = ["-pk"]
        triggers = [
            pgtrigger.Protect(name="agreement_event_append_only", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="agreement_event_not_before", when=pgtrigger.Before, operation=pgtrigger.Insert, func=NOT_BEFORE
            ),
        ]
        constraints = [
            models.UniqueConstraint(name="agreement_event_said_once", fields=["by", "key"]),
            models.UniqueConstraint(
                name="agreement_invoice_paid_once", fields=["invoice", "kind"], condition=Q(invoice__isnull=False)
            ),
            models.CheckConstraint(
                name="agreement_payment_has_invoice",
                condition=Q(kind__in=["paid_claimed", "paid_confirmed"], invoice__isnull=False)
                | ~Q(kind__in=["paid_claimed", "paid_confirmed"]) & Q(invoice=None),
            ),
            models.CheckConstraint(name="agreement_event_kind_known", condition=Q(kind__in=list(RULES))),
            models.CheckConstraint(
                name="agreement_event_has_happened",
                condition=Q(on__lte=TruncDate("at")),
                violation_error_message="This day is still to come. Say it when it has happened.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"

    @property
    def by_name(self) -> str:
        return self.agreement.name_of(self.side, self.by)

    @classmethod
    def say(
        cls,
        agreement: Agreement,
        kind: str,
        by: Any,
        side: str,
        *,
        note: str = "",
        on: date | None = None,
        invoice: Self | None = None,
        key: str | None = None,
    ) -> Self:
        """Record that something happened and do what follows from it; the same `key` twice is one event.

        Raises StateError where it cannot be.
        """
        rule = RULES[kind]
        with transaction.atomic():
            try:
                agreement.lock()
            except StaleError:
                if said := cls.said_before(by, key):
                    return said
                raise
            if said := cls.said_before(by, key):
                return said
            refuse_impossible(agreement, kind, side)
            refuse_wrong(agreement, rule, kind, note, invoice)
            on = on or timezone.localdate()
            if words := wrong_day(agreement, on, invoice):
                raise HiringError(agreement, words)
            if rule.verb:
                ends = {"ended_at": timezone.now()} if Agreement.TRANSITIONS[rule.verb][1] in OVER else {}
                # Why stands in the event alone: the audit keeps no words of a person's own.
                agreement.move(rule.verb, by, **ends)
            else:
                agreement.write()
                record(f"agreement.{kind}", agreement, by, role=side)
            event = cls.objects.create(
                agreement=agreement,
                kind=kind,
                by=by,
                side=side,
                note=note,
                on=on,
                invoice=invoice,
                key=key,
            )
            news.happened(agreement, side, event.get_kind_display().lower(), note)
        return event

    @classmethod
    def said_before(cls, by: Any, key: str | None) -> Self | None:
        """What the other press of the same form recorded; the caller holds the lock of the agreement, or lost it."""
        return cls.objects.filter(by=by, key=key).first() if key else None


def refuse_impossible(agreement: Agreement, kind: str | None, side: str) -> None:
    """Raise where this side cannot say this now, whatever else is said with it."""
    rule = RULES.get(kind)
    if rule and agreement.status not in rule.states:
        raise StateError(agreement, words_of(kind))
    if rule and side not in rule.sides:
        raise HiringError(agreement, "This is for the other side to say.")

    if kind in {"accepted", "changes_asked"} and answer_to_delivery(agreement) is not None:
        raise HiringError(agreement, "There is no delivery that waits for an answer.")
    if kind == "completed" and side == "developer" and answer_to_delivery(agreement) != "accepted":
        raise HiringError(agreement, "You can complete it once your delivery is accepted.")
    if kind == "settled" and disputed_by(agreement) != side:
        raise HiringError(agreement, "The side that disputed says when it is settled.")


def refuse_wrong(agreement: Agreement, rule: Rule, kind: str, note: str, invoice: Any) -> None:
    if rule.needs_note and not note.strip():
        raise HiringError(agreement, "Say why: the other side reads it.")
    if rule.needs_invoice and (invoice is None or invoice.agreement_id != agreement.pk or invoice.kind != "invoiced"):
        raise HiringError(agreement, "Say for which invoice.")
    if rule.needs_invoice and invoice.payments.filter(kind=kind).exists():
        raise HiringError(agreement, "That was said about this invoice already.")


def wrong_day(agreement: Agreement, on: date, invoice: AgreementEvent | None = None) -> str:
    """Why nothing can have happened on this day, as a sentence; empty where it can. The database holds the same."""
    if on > timezone.localdate():
        return "This day is still to come. Say it when it has happened."
    if agreement.first_day and on < agreement.first_day:
        return f"The agreement begins on {agreement.first_day:%-d %B %Y}: nothing of it happened before."
    if invoice and on < invoice.on:
        return f"The invoice is of {invoice.on:%-d %B %Y}: this cannot be earlier."
    return ""


def answer_to_delivery(agreement: Agreement) -> str | None:
    """What the client said to the newest delivery: None while it waits, "" where there is no delivery."""
    kinds = ["delivered", "accepted", "changes_asked"]
    newest = agreement.events.filter(kind__in=kinds).order_by("-pk").values_list("kind", flat=True).first()
    return None if newest == "delivered" else newest or ""


def disputed_by(agreement: Agreement) -> str:
    """The side that said last that they disagree."""
    return agreement.events.filter(kind="disputed").values_list("side", flat=True).first() or ""


def words_of(kind: str) -> str:
    return {"delivered": "deliver", "invoiced": "send an invoice for"}.get(kind, "do that to")
