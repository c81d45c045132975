"""What somebody said is wrong, with what the thing looked like when they said it."""

import secrets
from typing import Self

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.validators import MaxLengthValidator, MinLengthValidator
from django.db import models, transaction
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone

from accounts.models import User, notify, record
from marketplace.lib import review
from marketplace.lib.errors import GoneError
from marketplace.lib.ids import ALPHABET
from marketplace.lib.tasks.queue import enqueue

from .answering import earlier_answer, why_not_report
from .case import Case
from .closing import outcome_for
from .decision import Decision, Outcome
from .refusals import NotNowError
from .source import Source
from .subject import fingerprint, kind_of, snapshot, title_of


def new_code() -> str:
    """Who knows it may follow the report, so it is longer than a public id: about 77 bits."""
    return "".join(secrets.choice(ALPHABET) for _ in range(16))


class ReportQuerySet(models.QuerySet):
    def undecided(self) -> Self:
        return self.filter(outcome=Report.Outcome.OPEN)

    def from_user(self, user) -> Self:
        return self.filter(reporter_id=user.pk)

    def sent_by(self, people: models.QuerySet[User]) -> Self:
        """Signed in as one of them, or by one of their addresses."""
        added = EmailAddress.objects.filter(user__in=people.values("pk")).values(folded=Lower("email"))
        is_theirs = Q(reporter__in=people.values("pk")) | Q(folded__in=added)
        by_name = Q(folded__in=people.values(folded=Lower("email")))
        return self.alias(folded=Lower("email")).filter(is_theirs | by_name)


class Report(models.Model):
    """One person's notice about one object."""

    class Outcome(models.TextChoices):
        OPEN = "open", "A moderator has not read it yet"
        UPHELD = "upheld", "We agreed and did something"
        NO_VIOLATION = "no_violation", "We found no breach of the rules"
        INADMISSIBLE = "inadmissible", "It is not a matter we can decide"

    code = models.CharField(max_length=16, unique=True, default=new_code, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="reports")
    about_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    about_id = models.BigIntegerField()
    about = GenericForeignKey("about_type", "about_id")
    about_version = models.PositiveIntegerField()
    about_title = models.CharField(max_length=200)

    category = models.CharField(max_length=20)
    is_illegal = models.BooleanField(default=False)
    legal_ground = models.CharField(max_length=300, blank=True)
    explanation = models.TextField(validators=[MinLengthValidator(20), MaxLengthValidator(2000)])
    reporter = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=80, blank=True)
    email = models.EmailField(blank=True)
    good_faith = models.BooleanField(default=False)
    evidence = models.JSONField()
    evidence_hash = models.CharField(max_length=64)

    created_at = models.DateTimeField(auto_now_add=True)
    outcome = models.CharField(max_length=12, choices=Outcome, default=Outcome.OPEN)
    decision = models.ForeignKey(Decision, models.PROTECT, null=True, related_name="reports")
    told_at = models.DateTimeField(null=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["about_type", "about_id"], name="report_about")]
        constraints = [
            models.UniqueConstraint(name="report_once_a_case", fields=["case", "reporter"]),
            models.CheckConstraint(
                name="report_has_sender", condition=Q(reporter__isnull=False) | ~Q(name="") & ~Q(email="")
            ),
            models.CheckConstraint(name="report_in_good_faith", condition=Q(good_faith=True)),
            models.CheckConstraint(
                name="report_outcome_known",
                condition=Q(outcome__in=["open", "upheld", "no_violation", "inadmissible"]),
            ),
            models.CheckConstraint(
                name="report_open_or_decided", condition=Q(outcome="open") | Q(decision__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.category}: {self.about_title}"

    def get_absolute_url(self) -> str:
        return reverse("moderation:report_status", args=[self.code])

    @property
    def category_label(self) -> str:
        about_kind = kind_of(self.about_type.model_class())
        return next((c.label for c in about_kind.categories if c.value == self.category), self.category)

    @property
    def sender(self) -> str:
        return str(self.reporter) if self.reporter_id else self.name

    # -- verbs

    def send(self, about: models.Model) -> "Report":
        """File this report about an object: in its open case, or answered at once where nothing is new.

        Raises GoneError where there is no such thing any more, NotNowError where it is the reporter's own.
        """
        with transaction.atomic():
            # The thing before its case, as decisions lock them: what rules do to it next takes the same lock.
            found = type(about)._base_manager.select_for_update(of=("self",)).filter(pk=about.pk)
            about = found.first()
            if about is None:
                raise GoneError("What you report was deleted while you were writing.")
            if self.reporter_id and (words := why_not_report(about, self.reporter)):
                raise NotNowError(about, words)
            self._keep_evidence(about)
            answer = earlier_answer(self, about)
            if answer is None:
                self.case = Case.open_for(about, Source.REPORT, self.reporter)
                earlier = self._same_in_case()
                if earlier is not None:
                    return earlier
            self.save()
            said = {"about": str(about.pk), "category": self.category}
            record("report.send", self, self.reporter, after=said, case=self.case.public_id if self.case else "")
            if answer is None:
                self.case.weigh()
                review.look(self.case, self.reporter)
                self._confirm()
            else:
                self.close(answer)
            return self

    def close(self, decision: Decision) -> None:
        """Note what was decided and tell the person who reported."""
        self.decision, self.outcome, self.told_at = decision, outcome_for(decision), timezone.now()
        self.save(update_fields=["decision", "outcome", "told_at"])
        self.tell_answer()

    def tell_answer(self) -> None:
        self._tell("report_decided", f"Your report about “{self.about_title}” was decided", self.answer)

    def tell_reversal(self, is_appealed: bool) -> None:
        """Say that what they were told holds no longer."""
        why = "Somebody appealed, and " if is_appealed else "We looked again, and "
        title = f"Your report about “{self.about_title}”: the decision was reversed"
        self._tell("report_reversed", title, f"{why}the decision was reversed. What was done is undone.")

    @property
    def reversal(self) -> Decision | None:
        """The decision that undid what they were told; what only made it lighter did not."""
        if self.outcome != self.Outcome.UPHELD:
            return None
        undoing = self.decision.reversals.standing().filter(outcomes__contains=[Outcome.RESTORE])
        return undoing.order_by("pk").first()

    @property
    def answer(self) -> str:
        """What the reporter reads; never more about the other side than the public log says."""
        return f"{self.get_outcome_display()}.\n\n{self.decision.public_words}".strip()

    # -- private

    def _keep_evidence(self, about: models.Model) -> None:
        self.about, self.about_version, self.about_title = about, about.version, title_of(about)
        self.evidence = snapshot(about)
        self.evidence_hash = fingerprint(self.evidence)

    def _same_in_case(self) -> "Report | None":
        """What they sent already; of somebody without an account it is the same only word for word."""
        same = {"reporter": self.reporter}
        if self.reporter is None:
            same |= {name: getattr(self, name) for name in ("email", "category", "explanation")}
        return self.case.reports.filter(**same).first()

    def _confirm(self) -> None:
        words = "A person will read it. This page says what becomes of it."
        self._tell("report_received", f"We have your report about “{self.about_title}”", words)

    def _tell(self, kind: str, title: str, body: str) -> None:
        if self.reporter_id:
            # Only the key is asked for: many reports may be answered at once.
            notify(User(pk=self.reporter_id), kind, title, self.get_absolute_url(), body)
            return
        text = f"{body}\n\n{settings.SITE_URL}{self.get_absolute_url()}\n"
        key = f"{kind}-{self.pk}"
        enqueue("accounts.tasks.send_mail", key, one_line(title), text, "", [self.email], key=key)


def one_line(text: str) -> str:
    return " ".join(text.split())


def is_evidence_whole(report: Report) -> bool:
    """Whether the kept evidence is still what was hashed."""
    return fingerprint(report.evidence) == report.evidence_hash
