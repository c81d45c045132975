"""What members ask about a gig in public, and what its client answers; nobody reads who asked."""

from datetime import timedelta
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from accounts.models import ClientMember, HideableQuerySet, Lifecycle, notify, record, refuse_paused, refuse_suspended
from accounts.models.hold import is_removed
from accounts.models.standing import in_good_standing, is_gone, is_readable
from marketplace.lib import review

from .forgettable import Forgettable
from .gig import Gig
from .gig_query import LISTED
from .hiring_errors import HiringError

MOST_WAITING = 3
MOST_A_WEEK = 10
WEEK = timedelta(days=7)
ASKED = "Everybody reads your answer on the gig’s page. Left unanswered, only who asked hears of it."


class QuestionQuerySet(HideableQuerySet):
    def answered(self) -> Self:
        """On the gig's page for everybody."""
        return self.unheld().filter(Q(by=None) | in_good_standing("by"), status="answered", forgotten_at=None)

    def waiting(self) -> Self:
        return self.filter(status="waiting")

    def visible_to(self, user) -> Self:
        """What is answered, where its gig can be read; what waits only to who asked and to the client's people."""
        gigs = Gig.objects.visible_to(user)
        if user.has_perm("accounts.see_held"):
            return self
        kept = Q(by=None) | is_readable("by")
        readable = self.readable().filter(kept, status="answered", forgotten_at=None, gig__in=gigs)
        public = Q(pk__in=readable.values("pk"))
        if not user.is_authenticated:
            return self.filter(public)
        clients = ClientMember.objects.filter(user_id=user.pk).values("client")
        return self.filter(public | Q(by_id=user.pk) | Q(gig__client__in=clients))

    def gone(self) -> Self:
        """Once public, now removed, or the account of who asked closed: 410."""
        over = is_removed() | is_gone("by") | Q(forgotten_at__isnull=False)
        return self.filter(over, status="answered", gig__in=Gig.objects.published())

    def of(self, user) -> Self:
        return self.filter(by_id=user.pk)


class Question(Forgettable, Lifecycle):
    """One question about a gig, with its answer."""

    WORDS: ClassVar = {"text": "", "answer_text": "", "by": None}

    class Status(models.TextChoices):
        WAITING = "waiting", "Waits for an answer"
        ANSWERED = "answered", "Answered"
        PASSED = "passed", "Left unanswered"
        WITHDRAWN = "withdrawn", "Taken back"

    TRANSITIONS = {
        "answer": (frozenset({Status.WAITING, Status.PASSED}), Status.ANSWERED),
        "leave": (frozenset({Status.WAITING}), Status.PASSED),
        "withdraw": (frozenset({Status.WAITING}), Status.WITHDRAWN),
    }

    gig = models.ForeignKey(Gig, models.CASCADE, related_name="asked")
    # Empty once the account was erased: the question stays, as nobody reads who asked.
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False)
    text = models.TextField("question", max_length=500)
    answer_text = models.TextField("answer", max_length=1500, blank=True, editable=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    answered_at = models.DateTimeField(null=True, editable=False)
    status = models.CharField(max_length=9, choices=Status, default=Status.WAITING, editable=False)

    objects = QuestionQuerySet.as_manager()

    class Meta(Lifecycle.Meta):
        indexes = [models.Index(fields=["gig", "status"], name="question_of_gig")]
        constraints = [
            *Lifecycle.Meta.constraints,
            models.UniqueConstraint(
                name="question_once",
                fields=["gig", "by", "text"],
                violation_error_message="You have asked this already.",
            ),
            models.CheckConstraint(
                name="question_status_known", condition=Q(status__in=["waiting", "answered", "passed", "withdrawn"])
            ),
            models.CheckConstraint(
                name="question_says_something", condition=~Q(text="") | Q(forgotten_at__isnull=False)
            ),
            models.CheckConstraint(
                name="question_answered_has_answer",
                condition=Q(status="answered", answered_at__isnull=False)
                & (~Q(answer_text="") | Q(forgotten_at__isnull=False))
                | ~Q(status="answered") & Q(answer_text="", answered_at=None),
                violation_error_message="Write an answer.",
            ),
        ]

    def __str__(self) -> str:
        return f"Question about “{self.gig}”"

    def get_absolute_url(self) -> str:
        return reverse("gigs:question_detail", args=[self.public_id])

    @property
    def body_html(self) -> str:
        return format_html("<p>{}</p><p>{}</p>", self.text, self.answer_text)

    # -- verbs

    @classmethod
    def ask(cls, gig: Gig, by: Any, text: str) -> Self:
        """Ask the client; it is public once answered. The same words twice are one question."""
        try:
            with transaction.atomic():
                refuse_paused(by, "proposing")  # with the lock of the account: limits hold under parallel presses
                refuse_where_forbidden(gig, by)
                cls(text=text)._refuse_words(gig)
                question = cls.objects.create(gig=gig, by=by, text=text)
                record("question.ask", question, by)
                question.snapshot(by)
                review.look(question, by)
                question.tell_client()
        except IntegrityError as error:
            raise HiringError(gig, "You have asked this already. The answer comes to you.") from error
        return question

    def answer(self, by: Any, text: str) -> None:
        """Answer in public; who asked hears it."""
        type(self)(answer_text=text)._refuse_words(self)
        refuse_suspended(by)
        with transaction.atomic():
            self.move("answer", by, answer_text=text, answered_by=by, answered_at=timezone.now())
            self.snapshot(by)
            review.look(self, by)
            self.tell_asker("question_answered", f"{self.gig.client} answered your question", text)

    def leave(self, by: Any) -> None:
        """Not answer it: it is never public, and who asked hears that."""
        with transaction.atomic():
            self.move("leave", by)
            self.tell_asker("question_passed", f"{self.gig.client} left your question unanswered", self.text)

    def withdraw(self, by: Any) -> None:
        self.move("withdraw", by)

    # -- private

    def _refuse_words(self, about: models.Model) -> None:
        """Raise HiringError where these words are nothing for the public."""
        if found := review.objections(self):
            raise HiringError(about, next(iter(found.values())))

    def tell_client(self) -> None:
        title = f"A question about “{self.gig}”"
        for member in self.gig.client.members.exclude(role="viewer").select_related("user"):
            notify(member.user, "question_asked", title, self.get_absolute_url(), f"{self.text}\n\n{ASKED}")

    def tell_asker(self, kind: str, title: str, body: str) -> None:
        if self.by is not None:
            notify(self.by, kind, title, self.get_absolute_url(), body)

    def snapshot(self, by: Any) -> None:
        self.revisions.create(version=self.version, by=by, fields=self.as_revision())

    def as_revision(self) -> dict[str, Any]:
        return {"text": self.text, "answer": self.answer_text}


def refuse_where_forbidden(gig: Gig, by: Any) -> None:
    if gig.client.has_member(by):
        raise HiringError(gig, "This gig is your own client’s, so you answer and do not ask.")
    if not Gig.objects.listed().filter(pk=gig.pk, status__in=LISTED).exists():
        raise HiringError(gig, "This gig takes no questions any more.")
    mine = Question.objects.of(by)
    if mine.filter(gig=gig).waiting().count() >= MOST_WAITING:
        raise HiringError(gig, f"{MOST_WAITING} questions of yours wait here already. Let them be answered first.")
    if mine.filter(created_at__gt=timezone.now() - WEEK).count() >= MOST_A_WEEK:
        raise HiringError(gig, f"You have asked {MOST_A_WEEK} questions in seven days, which is the most.")


class QuestionRevision(models.Model):
    """What was asked and answered at a moment, so that a decision is about the words that were read."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="revisions")
    version = models.PositiveIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    fields = models.JSONField()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.question_id} v{self.version}"
