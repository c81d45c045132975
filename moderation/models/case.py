"""The case: one thing that waits for a moderator's judgement."""

from typing import Any

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import Exists, Q
from django.urls import reverse
from django.utils import timezone

from accounts.models import UNDO_FOR, Lifecycle, StaleError, StateError, User, acting_as, apart, record
from marketplace.lib.gathering import gathered
from marketplace.lib.tasks.queue import later

from .answerable import Answerable, lock_answerable
from .case_query import CaseQuerySet
from .claiming import Claimable
from .closing import close
from .closure import Closure
from .covering import refuse_too_short
from .decision import Decision, Outcome
from .effect import carry_out, role_of
from .ending import Ending
from .holding import held_by, hold_besides
from .impartial import nearness, partiality, words
from .limits import refuse_too_long
from .locking import held, lock_about, lock_anew
from .options import is_possible, options
from .refusals import NotNowError, NotYoursToJudgeError
from .restoring import free, restoring_questions
from .sanction import complete, is_sanction
from .source import Source
from .statement import write_statement
from .strike import CLOSURE_FROM, Tally, questions, tally
from .subject import kind_of, title_of, verb_questions
from .undo import Undo, state_of
from .undoing import Undoable
from .urgency import DUE_WITHIN, PRIORITY
from .weighing import Weighed


class Case(Weighed, Claimable, Undoable, Ending, Lifecycle):
    """Something to be judged: what, why, how urgent and who has it."""

    class Status(models.TextChoices):
        OPEN = "open"
        DECIDED = "decided"
        LAPSED = "lapsed"

    class Priority(models.IntegerChoices):
        P1 = 1, "P1"
        P2 = 2, "P2"
        P3 = 3, "P3"
        P4 = 4, "P4"

    TRANSITIONS = {
        "claim": (frozenset({Status.OPEN}), Status.OPEN),
        "release": (frozenset({Status.OPEN}), Status.OPEN),
        "decide": (frozenset({Status.OPEN}), Status.DECIDED),
        "undo": (frozenset({Status.DECIDED}), Status.OPEN),
        "lapse": (frozenset({Status.OPEN}), Status.LAPSED),
    }
    # A case is never public itself, so it carries no hold.
    hold = None
    hold_until = None

    about_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    about_id = models.BigIntegerField()
    about = GenericForeignKey("about_type", "about_id")
    title = models.CharField(max_length=200)
    source = models.CharField(max_length=8, choices=Source)
    status = models.CharField(max_length=7, choices=Status, default=Status.OPEN, editable=False)
    priority = models.PositiveSmallIntegerField(choices=Priority, default=Priority.P2)
    score = models.PositiveIntegerField(default=0)
    assignee = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    claimed_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, editable=False)
    # When the words of it and of its decisions were erased.
    forgotten_at = models.DateTimeField(null=True, editable=False)

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        permissions = [("decide_case", "Can judge cases"), ("limit_long", "Can limit for more than a week")]
        indexes = [
            models.Index(fields=["due_at", "-score", "id"], name="case_queue", condition=Q(status="open")),
            models.Index(fields=["about_type", "about_id", "-id"], name="case_about"),
        ]
        constraints = [
            models.UniqueConstraint(
                name="case_one_open", fields=["about_type", "about_id"], condition=Q(status="open")
            ),
            models.CheckConstraint(name="case_status_known", condition=Q(status__in=["open", "decided", "lapsed"])),
            models.CheckConstraint(name="case_priority_known", condition=Q(priority__range=(1, 4))),
            models.CheckConstraint(
                name="case_source_known", condition=Q(source__in=["new_item", "report", "rule", "appeal", "own"])
            ),
            models.CheckConstraint(
                name="case_decided_has_moment", condition=Q(status="open") | Q(decided_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("moderation:case_detail", args=[self.public_id])

    # -- questions

    @property
    def kind(self):
        return kind_of(self.about_type.model_class())

    @property
    def is_open(self) -> bool:
        return self.status == self.Status.OPEN

    @property
    def is_late(self) -> bool:
        return self.is_open and self.due_at < timezone.now()

    def possible_outcomes(self) -> list[Outcome]:
        """What can be decided, by the state the object is in now."""
        return options(self.about)

    def why_not(self, user, near: dict[str, bool] | None = None) -> str:
        """Why this person may not judge this case, "" where they may; `near` where `nearness` was asked already."""
        if not user.has_perm(self.kind.judge):
            return "Your role does not decide cases of this kind."
        return partiality(user, self, self.about) if near is None else words(near, self.about)

    def refuse_unless_decidable(self, by: Any, near: dict[str, bool] | None = None) -> None:
        """Raise what `decide` would, as far as it does not depend on the decision."""
        self._refuse_unfit(by, near)
        if not self.can("decide"):
            raise StateError(self, "decide")
        self._refuse_taken(by)

    # -- verbs

    @classmethod
    def open_for(cls, about: models.Model, source: str, by: Any = None) -> "Case":
        """The open case about this object, opened now if there is none. The row stays locked."""
        with transaction.atomic():
            priority = PRIORITY[source]
            case, is_new = cls.objects.select_for_update(of=("self",)).get_or_create(
                about_type=ContentType.objects.get_for_model(about),
                about_id=about.pk,
                status=cls.Status.OPEN,
                defaults={
                    "title": title_of(about),
                    "source": source,
                    "priority": priority,
                    "due_at": timezone.now() + DUE_WITHIN[priority],
                },
            )
            if is_new:
                record("case.open", case, by, after={"source": source, "about": apart(str(about))}, case=case.public_id)
            return case

    def decide(
        self, by: Any, outcomes: list[str], reason: str = "", clause: Any = None, about_version: int = 0, **parts: Any
    ) -> Decision:
        """Judge the object: carry out `outcomes`, write the statement of reasons, close the case, tell everybody.

        `about_version` is the version that was read; `parts` are further fields of the statement (`facts`, `until`…).
        Raises StateError, StaleError, ClaimedError or NotYoursToJudgeError, and then nothing is done.
        """
        with transaction.atomic(), acting_as(role_of(by), self.public_id), later(UNDO_FOR) as keys:
            # The thing, its people, its case: everybody locks them in this order.
            about = lock_about(self)
            reverses = held_by(about) if Outcome.RESTORE in outcomes else None
            answerable = self._lock_people(about, outcomes, reverses)
            account = answerable.account if is_sanction(outcomes) else None
            counted = {**account_questions(account), **restoring_questions(reverses, about), **verb_questions(about)}
            found = lock_anew(self, {**nearness(by, self, about), **counted})
            if about is not None:
                self.about = about
            self.refuse_unless_decidable(by, found)
            self._refuse_unread(about, about_version)
            self._refuse_impossible(about, outcomes)
            refuse_too_long(by, outcomes, parts)
            before_it = tally(found) if account else Tally()
            verdict = complete(about, self.kind.noun, by, outcomes, clause, parts, answerable, before_it)
            refuse_too_short(about, verdict.outcomes, verdict.parts)
            said = {"reason": reason, "clause": clause, "reverses": reverses, "account": answerable.account}
            decision = write_statement(self, about, by, verdict.outcomes, found=found, **said | verdict.parts)
            before = state_of(about)
            with gathered(), held(about, found):
                carry_out(decision, about, by, answerable.people or None, hold_besides(found, about))
                self._close(by, decision)
                is_freed = free(reverses, found, by, reason)
                if verdict.proposes_closure and not found["closure_waits"]:
                    facts = f"{decision.facts}\n\nWith this decision {CLOSURE_FROM} points are reached."
                    Closure.propose(decision.account, self, by, clause=clause, facts=facts, reason=reason)
            Undo.keep(decision, about, before, keys, is_possible=not (verdict.proposes_closure or is_freed))
            return decision

    # -- private

    def lock(self) -> None:
        """Lock the row and read it anew: what counts is who has the case now, not when the page was opened."""
        lock_anew(self, {})

    def _lock_people(self, about: models.Model | None, outcomes: list[str], reverses: Decision | None) -> Answerable:
        """Those whom this decision reaches beside the thing; nobody where it reaches the thing alone."""
        gives_back = reverses is not None and reverses.account_id is not None
        if about is None or not (is_sanction(outcomes) or gives_back):
            return Answerable()
        return lock_answerable(about, outcomes, reverses)

    def _refuse_unfit(self, by: Any, near: dict[str, bool] | None = None) -> None:
        if why_not := self.why_not(by, near):
            raise NotYoursToJudgeError(why_not)

    def _refuse_unread(self, about: models.Model | None, about_version: int) -> None:
        if about is not None and about_version and about.version != about_version:
            raise StaleError(about)

    def _refuse_impossible(self, about: models.Model | None, outcomes: list[str]) -> None:
        for outcome in outcomes:
            if not is_possible(about, outcome, outcomes):
                if hasattr(about, "status"):
                    raise StateError(about, outcome)
                words = f"“{Outcome(outcome).label.capitalize()}” is nothing to decide about it as it stands now."
                raise NotNowError(about or self, words)

    def _close(self, by: Any, decision: Decision) -> None:
        answered = close(self, decision)
        after = {"status": self.status, "outcomes": decision.outcomes, "decision": decision.public_id}
        record("case.decide", self, by, before={"status": "open"}, after=after, reason=decision.reason)
        for report in answered:
            report.tell_answer()


def account_questions(account: User | None) -> dict[str, Any]:
    """What points for this account depend on, to be asked under its lock."""
    if account is None:
        return {}
    waiting = Closure.objects.filter(account=account, status=Closure.Status.PROPOSED)
    return {**questions(account), "closure_waits": Exists(waiting)}
