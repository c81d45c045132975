"""What a side may say about an agreement now, as buttons."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, partial

from gigs.models import Agreement, AgreementEvent
from gigs.models.agreement_event import RULES, answer_to_delivery, disputed_by

BUTTONS = {
    "delivered": "I have delivered",
    "accepted": "Accept the delivery",
    "changes_asked": "Ask for changes",
    "completed": "Complete the work",
    "invoiced": "I have sent an invoice",
    "paid_claimed": "We have paid",
    "paid_confirmed": "I was paid",
    "disputed": "Say that we disagree",
    "settled": "Say that it is settled",
    "unresolved": "Leave it unresolved",
    "ended_early": "End it early",
}
BEFORE_IT_BEGINS = "End it before it begins"


@dataclass(frozen=True)
class Step:
    """One thing to say; `invoices` are those it can be about, `asks` what to write with it."""

    kind: str
    words: str
    needs_note: bool
    has_day: bool
    invoices: list[AgreementEvent] = field(default_factory=list)
    # A press of its button is one event, however often it is pressed.
    key: str = field(default_factory=secrets.token_urlsafe)


def next_steps(agreement: Agreement, side: str) -> list[Step]:
    # Several steps hang on the answer to the newest delivery, and many pages have none of them.
    answer = cache(partial(answer_to_delivery, agreement))
    return [step for kind in RULES if side and (step := step_of(agreement, side, kind, answer))]


def step_of(agreement: Agreement, side: str, kind: str, answer: Callable[[], str | None]) -> Step | None:
    rule = RULES[kind]
    if side not in rule.sides or agreement.status not in rule.states or not _fits(agreement, side, kind, answer):
        return None
    invoices = unpaid(agreement, kind) if rule.needs_invoice else []
    if rule.needs_invoice and not invoices:
        return None
    has_day = kind in {"delivered", "invoiced", "paid_claimed", "paid_confirmed"}
    words = BEFORE_IT_BEGINS if kind == "ended_early" and agreement.status == "accepted" else BUTTONS[kind]
    return Step(kind, words, rule.needs_note, has_day, invoices)


def unpaid(agreement: Agreement, kind: str) -> list[AgreementEvent]:
    """The invoices about which this was not said yet."""
    said = agreement.events.filter(kind=kind).values("invoice")
    return list(agreement.events.filter(kind="invoiced").exclude(pk__in=said))


def _fits(agreement: Agreement, side: str, kind: str, answer: Callable[[], str | None]) -> bool:
    if kind in {"accepted", "changes_asked"}:
        return answer() is None
    if kind == "completed" and side == "developer":
        return answer() == "accepted"
    if kind == "settled":
        return disputed_by(agreement) == side
    return True
