"""The appeal: somebody objects to a decision, and somebody else looks again."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.validators import MaxLengthValidator, MinLengthValidator
from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import GreaterThanOrEqual, LessThanOrEqual
from django.urls import reverse
from django.utils import timezone

from accounts.models import Lifecycle, StaleError, StateError, acting_as, notify, record
from accounts.models.audit import no_truncate
from marketplace.lib.gathering import gathered
from marketplace.lib.reportable import Reportable
from marketplace.lib.tasks.queue import later

from .appeal_message import LONGEST
from .appeal_query import AppealQuerySet
from .appeal_triggers import TRIGGERS
from .appealable import refusal
from .decision import Decision, Outcome
from .effect import role_of
from .impartial import nearness, partiality, words
from .locking import held, lock_about, lock_account, lock_anew
from .refusals import NotNowError, NotYoursToJudgeError
from .reversal import lighten, reversal_questions, undo
from .staff_mode import StaffMode
from .undo import release

ANSWER_WITHIN = timedelta(days=14)
# Where one person runs the site: they may look again themselves, but not in the heat of the moment.
SAME_PERSON_AFTER = timedelta(hours=24)
SHORTEST = 50


class Appeal(Lifecycle):
    """One objection to one decision, with its dialogue and its outcome."""

    class Status(models.TextChoices):
        OPEN = "open", "Waits for an answer"
        DECIDED = "decided", "Decided"

    class Outcome(models.TextChoices):
        UPHELD = "upheld", "The decision stands"
        PARTLY = "partly", "The decision was made lighter"
        OVERTURNED = "overturned", "The decision was wrong and is undone"

    StaffMode = StaffMode
    TRANSITIONS = {
        "reply": (frozenset({Status.OPEN}), Status.OPEN),
        "decide": (frozenset({Status.OPEN}), Status.DECIDED),
    }
    # An appeal is never public, so it carries no hold.
    hold = None
    hold_until = None

    decision = models.OneToOneField(Decision, models.PROTECT, related_name="appeal")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="appeals")
    text = models.TextField(validators=[MinLengthValidator(SHORTEST), MaxLengthValidator(LONGEST)])
    decider = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+")
    second_decider = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    status = models.CharField(max_length=7, choices=Status, default=Status.OPEN, editable=False)
    due_at = models.DateTimeField()
    staff_mode = models.CharField(max_length=4, choices=StaffMode, default=StaffMode.TEAM, editable=False)
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True, editable=False)
    answer = models.TextField(blank=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, editable=False)

    objects = AppealQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        permissions = [("decide_appeal", "Can decide appeals")]
        indexes = [models.Index(fields=["due_at", "id"], name="appeal_queue", condition=Q(status="open"))]
        triggers = [*TRIGGERS, no_truncate("appeal_no_truncate")]
        constraints = [
            models.CheckConstraint(name="appeal_status_known", condition=Q(status__in=["open", "decided"])),
            models.CheckConstraint(
                name="appeal_outcome_known", condition=Q(outcome__in=["", "upheld", "partly", "overturned"])
            ),
            models.CheckConstraint(name="appeal_staff_mode_known", condition=Q(staff_mode__in=["team", "solo"])),
            models.CheckConstraint(
                name="appeal_text_length",
                condition=GreaterThanOrEqual(Length("text"), SHORTEST) & LessThanOrEqual(Length("text"), LONGEST),
            ),
            models.CheckConstraint(
                name="appeal_decided_is_whole",
                condition=Q(status="open", outcome="", decided_by=None, decided_at=None)
                | Q(status="decided", decided_by__isnull=False, decided_at__isnull=False)
                & ~Q(outcome="")
                & ~Q(answer=""),
            ),
            models.CheckConstraint(
                name="appeal_decided_by_another",
                condition=~Q(decided_by=F("decider")) & ~Q(decided_by=F("second_decider"))
                | Q(staff_mode="solo", decided_at__gte=F("created_at") + SAME_PERSON_AFTER),
                violation_error_message="Who decided does not decide the appeal.",
            ),
            models.CheckConstraint(name="appeal_not_by_oneself", condition=~Q(decided_by=F("by"))),
        ]

    def __str__(self) -> str:
        return f"Appeal about “{self.decision.about_title}”"

    def get_absolute_url(self) -> str:
        return reverse("moderation:appeal_detail", args=[self.public_id])

    # -- questions

    @property
    def kind(self) -> Reportable:
        return self.decision.kind

    @property
    def is_open(self) -> bool:
        return self.status == self.Status.OPEN

    @property
    def is_late(self) -> bool:
        return self.is_open and self.due_at < timezone.now()

    @property
    def is_by_same_person(self) -> bool:
        """Whether who decided looked again: only where one person runs the site."""
        return self.decided_by_id is not None and self.decided_by_id in self._deciders()

    def lighter(self) -> list[Outcome]:
        """What the decision can be made into where it was right in part."""
        takes_away = {"freeze", "remove"}.intersection(self.decision.outcomes)
        return [Outcome.WARN, *([Outcome.LIMIT] if takes_away and self.decision.about else [])]

    def why_not(self, user, near: dict[str, Any] | None = None) -> str:
        """Why this person may not decide it, "" where they may; `near` where `nearness` was asked already."""
        if not user.has_perm("moderation.decide_appeal"):
            return "Your role does not decide appeals."
        if user.pk == self.by_id:
            return "This appeal is yours: somebody else decides."
        if user.pk in self._deciders() and (why_not := self._why_not_again()):
            return why_not
        case, about = self.decision.case, self.decision.about
        return partiality(user, case, about) if near is None else words(near, about)

    # -- verbs

    @classmethod
    def send(cls, decision: Decision, by: Any, text: str) -> "Appeal":
        """Object to a decision; the one appeal that there is where it was sent already."""
        with transaction.atomic():
            # One appeal a decision: the second of two at once waits here and finds the first.
            decision = Decision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
            if there := cls.objects.filter(decision=decision).first():
                return there
            if words := refusal(decision):
                raise NotNowError(decision, words)
            said = {"text": text, "due_at": timezone.now() + ANSWER_WITHIN, "staff_mode": settings.STAFF_MODE}
            appeal = cls.objects.create(decision=decision, by=by, **said)
            release(decision)
            record("appeal.send", appeal, by, after={"decision": decision.public_id}, case=decision.case.public_id)
            words = f"Somebody who had no part in the decision answers, usually before {appeal.due_at:%-d %B %Y}."
            notify(by, "appeal_received", f"We have your appeal about “{decision.about_title}”", appeal.url, words)
        return appeal

    def reply(self, by: Any, text: str) -> None:
        """Write into the dialogue; the other side is told."""
        is_staff = by.pk != self.by_id
        if is_staff:
            self._refuse_unfit(by)
        with transaction.atomic(), acting_as(role_of(by) if is_staff else "member", self.decision.case.public_id):
            self.lock()
            last = self.messages.last()
            if last and (last.by_id, last.text) == (by.pk, text):
                return  # a second press of the same button
            self.move("reply", by)
            self.messages.create(by=by, is_staff=is_staff, text=text)
            if is_staff:
                title = f"A question about your appeal on “{self.about_title}”"
                notify(self.by, "appeal_message", title, self.url, text)

    def decide(self, by: Any, outcome: str, answer: str, version: int = 0, **lighter: Any) -> None:
        """Answer it. What was wrong is undone, with the time and the points that it took; `lighter` as `lighten`.

        `version` is the one that was read: whoever appealed may have written since.
        """
        at_once = later(timedelta())  # what it queues goes out in one statement, and nothing waits
        with transaction.atomic(), acting_as(role_of(by), self.decision.case.public_id), at_once:
            about, found = self._lock_all(by)
            self._refuse_unfit(by, found)
            if not self.can("decide"):
                raise StateError(self, "decide")
            if version and version != self.version:
                raise StaleError(self)
            with gathered(), self.held(), held(about, found):
                self._answer(by, outcome, answer)
                if outcome == self.Outcome.OVERTURNED:
                    undo(self.decision, about, by, answer, found)
                elif outcome == self.Outcome.PARTLY:
                    lighten(self.decision, about, by, answer, found, **lighter)

    # -- private

    @property
    def url(self) -> str:
        return self.get_absolute_url()

    @property
    def about_title(self) -> str:
        return self.decision.about_title

    def _deciders(self) -> set[int]:
        return {self.decider_id, self.second_decider_id} - {None}

    def _why_not_again(self) -> str:
        if settings.STAFF_MODE != self.StaffMode.SOLO:
            return "You decided this: somebody else decides the appeal."
        at = self.created_at + SAME_PERSON_AFTER
        return f"You decided this yourself: look again after {at:%-d %B, %H:%M} UTC." if timezone.now() < at else ""

    def _refuse_unfit(self, by: Any, near: dict[str, Any] | None = None) -> None:
        if why_not := self.why_not(by, near):
            raise NotYoursToJudgeError(why_not)

    def _lock_all(self, by: Any) -> tuple[models.Model | None, dict[str, Any]]:
        """The thing, the account and the appeal, in the order in which decisions lock them; with all that is asked."""
        decision = self.decision
        about = lock_about(decision)
        lock_account(decision, about)
        questions = {**nearness(by, decision.case, about), **reversal_questions(decision, about)}
        return about, lock_anew(self, questions)

    def _answer(self, by: Any, outcome: str, answer: str) -> None:
        """Close it, and tell whoever appealed."""
        changes = {"outcome": outcome, "answer": answer, "decided_by": by, "decided_at": timezone.now()}
        self.move("decide", by, answer, **changes, staff_mode=settings.STAFF_MODE)
        record("appeal.answer", self, by, after={"outcome": outcome}, reason=answer)
        title = f"Your appeal about “{self.about_title}”: {self.get_outcome_display().lower()}"
        notify(self.by, "appeal_decided", title, self.url, answer)

    def lock(self) -> None:
        """Lock the row and read it anew: what counts is whether it is open now, not when the page was opened."""
        if not self.is_held:
            lock_anew(self, {})
