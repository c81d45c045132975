"""Closing an account: one person proposes, another one confirms, and the database refuses a single pair of hands."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Self

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from accounts.models import Lifecycle, acting_as, record
from marketplace.lib.gathering import gathered
from marketplace.lib.tasks.queue import later

from .decision import Decision, Outcome
from .effect import carry_out, role_of
from .impartial import nearness, partiality, words
from .locking import accounts_for_update, lock_anew
from .options import is_closed
from .refusals import CLOSED, NotNowError, NotYoursToJudgeError
from .staff_mode import SOLO, StaffMode
from .statement import write_statement

SAME_PERSON_AFTER = timedelta(hours=24)


class Closure(Lifecycle):
    """The proposal to close one account, with what it rests on."""

    class Status(models.TextChoices):
        PROPOSED = "proposed", "Waits for a second person"
        CONFIRMED = "confirmed", "Closed"
        DROPPED = "dropped", "Not closed"

    TRANSITIONS = {
        "confirm": (frozenset({Status.PROPOSED}), Status.CONFIRMED),
        "drop": (frozenset({Status.PROPOSED}), Status.DROPPED),
    }
    hold = None
    hold_until = None

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    case = models.ForeignKey("moderation.Case", models.PROTECT, related_name="closures")
    clause = models.ForeignKey("moderation.Clause", models.PROTECT, related_name="+")
    facts = models.TextField()
    reason = models.TextField()
    status = models.CharField(max_length=9, choices=Status, default=Status.PROPOSED, editable=False)
    staff_mode = models.CharField(max_length=4, choices=StaffMode, default=StaffMode.TEAM, editable=False)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["-pk"]
        permissions = [("confirm_closure", "Can close accounts as the second person")]
        constraints = [
            models.UniqueConstraint(name="closure_one_open", fields=["account"], condition=Q(status="proposed")),
            models.CheckConstraint(
                name="closure_status_known", condition=Q(status__in=["proposed", "confirmed", "dropped"])
            ),
            models.CheckConstraint(name="closure_staff_mode_known", condition=Q(staff_mode__in=["team", "solo"])),
            models.CheckConstraint(
                name="closure_decided_is_whole",
                condition=Q(status="proposed") | Q(decided_by__isnull=False, decided_at__isnull=False),
            ),
            models.CheckConstraint(
                name="closure_by_two_people",
                condition=~Q(status="confirmed")
                | ~Q(decided_by=F("proposed_by"))
                | Q(staff_mode="solo", decided_at__gte=F("created_at") + SAME_PERSON_AFTER),
                violation_error_message="Who proposed it does not confirm it.",
            ),
            models.CheckConstraint(name="closure_not_of_oneself", condition=~Q(decided_by=F("account"))),
        ]

    def __str__(self) -> str:
        return f"Closing the account of {self.account}"

    def get_absolute_url(self) -> str:
        return reverse("moderation:closure_detail", args=[self.public_id])

    # -- questions

    @property
    def is_open(self) -> bool:
        return self.status == self.Status.PROPOSED

    @property
    def decision(self) -> Decision | None:
        """The statement of reasons, once it is confirmed."""
        about_it = self.case.decisions.filter(account=self.account_id, outcomes__contains=[Outcome.CLOSE_ACCOUNT])
        return about_it.first() if self.status == self.Status.CONFIRMED else None

    def why_not(self, user, near: dict[str, Any] | None = None) -> str:
        """Why this person may not be the second one, "" where they may; `near` where `nearness` was asked already."""
        if not user.has_perm("moderation.confirm_closure"):
            return "A senior moderator is the second person."
        if user.pk == self.proposed_by_id and (why_not := self._why_not_alone()):
            return why_not
        return partiality(user, self.case, self.account) if near is None else words(near, self.account)

    def why_not_drop(self, user, near: dict[str, Any] | None = None) -> str:
        """Why this person may not leave the account as it is; who proposed it may think again."""
        return "" if user.pk == self.proposed_by_id else self.why_not(user, near)

    # -- verbs

    @classmethod
    def propose(cls, account: Any, case: Any, by: Any, *, clause: Any, facts: str, reason: str) -> Self:
        """Ask a second person to close this account; the proposal that waits already where there is one."""
        if is_closed(account):
            raise NotNowError(account, CLOSED)
        parts = {"case": case, "clause": clause, "facts": facts, "reason": reason, "proposed_by": by}
        try:
            with transaction.atomic(), acting_as(role_of(by), case.public_id):
                closure = cls.objects.create(account=account, staff_mode=settings.STAFF_MODE, **parts)
                record("closure.propose", closure, by, after={"account": account.pk}, reason=reason)
        except IntegrityError:
            return cls.objects.get(account=account, status=cls.Status.PROPOSED)
        return closure

    def confirm(self, by: Any) -> Decision:
        """Close the account: it keeps its sign-in, this decision, the appeal, the export and its running agreements."""
        at_once = later(timedelta())  # what it queues goes out in one statement, and nothing waits
        with transaction.atomic(), acting_as(role_of(by), self.case.public_id), at_once, gathered():
            self._begin(by, "confirm", self.why_not)
            with self.held():
                self.move("confirm", by, decided_by=by, decided_at=timezone.now(), staff_mode=settings.STAFF_MODE)
            decision = self._write_decision(by)
            if not self.case.settle(by, decision):
                record("decision.write", decision, by, after={"outcomes": decision.outcomes}, reason=self.reason)
            carry_out(decision, self.account, by, [self.account])
        return decision

    def drop(self, by: Any, reason: str) -> None:
        """Leave the account as it is."""
        with transaction.atomic(), acting_as(role_of(by), self.case.public_id):
            self._begin(by, "drop", self.why_not_drop)
            self.move("drop", by, reason, decided_by=by, decided_at=timezone.now())

    # -- private

    def _begin(self, by: Any, action: str, why_not: Callable[[Any, dict[str, Any]], str]) -> None:
        # The account, its case, the proposal: in the order in which a decision locks them.
        self.account = accounts_for_update().get(pk=self.account_id)
        self.case.lock()
        near = lock_anew(self, nearness(by, self.case, self.account))
        if refusal := why_not(by, near):
            raise NotYoursToJudgeError(refusal)
        if not self.can(action):
            raise NotNowError(self, f"This proposal was decided: {self.get_status_display().lower()}.")

    def _write_decision(self, by: Any) -> Decision:
        second = {} if by.pk == self.proposed_by_id else {"second_by": by}
        said = {"reason": self.reason, "clause": self.clause, "facts": self.facts, "account": self.account, **second}
        return write_statement(self.case, self.account, self.proposed_by, [Outcome.CLOSE_ACCOUNT], **said)

    def _why_not_alone(self) -> str:
        if settings.STAFF_MODE != SOLO:
            return "You proposed this: somebody else confirms it."
        opens_at = self.created_at + SAME_PERSON_AFTER
        return f"Alone you confirm it after {opens_at:%-d %B, %H:%M} UTC." if timezone.now() < opens_at else ""
