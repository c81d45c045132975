"""The proposal: what a developer offers for a gig, and how it stands."""

from datetime import datetime
from typing import Any, ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html_join

from accounts.models import Developer, refuse_suspended
from marketplace.lib.days import in_this_century

from .forgettable import Forgettable
from .gig import Gig
from .hiring_errors import HiringError
from .proposal_facts import DeclineReason, OwnOutcome, ProposalFacts
from .proposal_life import ProposalLife
from .proposal_query import LATE_ANSWER_WITHIN, LIVE_PROPOSALS, ProposalQuerySet
from .reply_change import NOTE_CHANGE

SIMILAR_FROM = 85  # percent

# However a row is written, the gig's published number is what the rows say. Only what changes that number touches the
# gig's row: locks are taken gig first, and a proposal that moves among the live states holds its own alone.
LIVE_SQL = ", ".join(f"'{status}'" for status in LIVE_PROPOSALS)
COUNT_LIVE = f"""
DECLARE
  was_live boolean := TG_OP <> 'INSERT' AND OLD.status IN ({LIVE_SQL});
  is_live boolean := TG_OP <> 'DELETE' AND NEW.status IN ({LIVE_SQL});
  gig bigint := CASE WHEN TG_OP = 'DELETE' THEN OLD.gig_id ELSE NEW.gig_id END;
BEGIN
  IF was_live IS DISTINCT FROM is_live THEN
    -- The lock first and the count in a statement of its own: it then sees what the one before has committed.
    PERFORM 1 FROM gigs_gig WHERE id = gig FOR UPDATE;
    UPDATE gigs_gig SET live_proposals = (
      SELECT count(*) FROM gigs_proposal WHERE gig_id = gig AND status IN ({LIVE_SQL})
    ) WHERE id = gig;
  END IF;
  RETURN NULL;
END;
"""  # noqa: S608 - constants of ours


# What brings the two sides nearer to each other: nothing of it about a gig or a client that moderation took away.
TOGETHER = frozenset({"shortlist", "reveal", "talk", "offer", "counter", "accept"})


class Proposal(ProposalFacts, Forgettable, ProposalLife):
    """One developer's offer for one gig: private between the developer and the client."""

    WORDS: ClassVar = {
        **{"pitch": "", "approach": "", "answers": [], "note": ""},
        **{"own_outcome": "", "case_study": None, "key": None},
    }

    class Side(models.TextChoices):
        CLIENT = "client", "the client"
        DEVELOPER = "developer", "the developer"

    gig = models.ForeignKey(Gig, models.PROTECT, related_name="proposals")
    developer = models.ForeignKey(Developer, models.CASCADE, related_name="proposals")
    key = models.CharField(max_length=64, null=True, editable=False)  # noqa: DJ001 - null, as what no form sent has none
    # the clock
    turn = models.CharField(max_length=9, choices=Side, blank=True, editable=False)
    reply_due_at = models.DateTimeField(null=True, editable=False)
    remind_at = models.DateTimeField(null=True, editable=False)
    first_due_at = models.DateTimeField(null=True, editable=False)
    # what happened
    submitted_at = models.DateTimeField(null=True, editable=False)
    viewed_at = models.DateTimeField(null=True, editable=False)
    answered_at = models.DateTimeField(null=True, editable=False)
    revealed_at = models.DateTimeField(null=True, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)
    decline_reason = models.CharField(max_length=10, choices=DeclineReason, blank=True, editable=False)
    note = models.TextField(max_length=500, blank=True, editable=False)
    similarity = models.PositiveSmallIntegerField(default=0, editable=False)
    own_outcome = models.CharField(max_length=13, choices=OwnOutcome, blank=True, editable=False)

    objects = ProposalQuerySet.as_manager()

    class Meta(ProposalLife.Meta):
        abstract = False
        indexes = [
            models.Index(fields=["gig", "status"], name="proposal_of_gig"),
            models.Index(fields=["developer", "-submitted_at"], name="proposal_of_developer"),
            models.Index(fields=["reply_due_at"], name="proposal_due", condition=Q(status__in=LIVE_PROPOSALS)),
            models.Index(fields=["ended_at"], name="proposal_words_kept", condition=Q(forgotten_at=None)),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="proposal_counts_live",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("status") | pgtrigger.Delete,
                func=COUNT_LIVE,
            ),
            pgtrigger.Trigger(
                name="proposal_notes_reply",
                when=pgtrigger.After,
                operation=pgtrigger.Insert
                | pgtrigger.UpdateOf("status", "answered_at", "first_due_at", "ended_at")
                | pgtrigger.Delete,
                func=NOTE_CHANGE,
            ),
        ]
        constraints = [
            *ProposalLife.Meta.constraints,
            models.UniqueConstraint(
                name="proposal_one_at_a_time",
                fields=["gig", "developer"],
                condition=Q(status__in=["draft", *LIVE_PROPOSALS]),
                violation_error_message="You have a proposal for this gig already.",
            ),
            models.UniqueConstraint(name="proposal_sent_once", fields=["developer", "key"]),
            models.CheckConstraint(
                name="proposal_status_known",
                condition=Q(
                    status__in=[
                        *("draft", *LIVE_PROPOSALS, "accepted", "declined_by_client", "declined_by_developer"),
                        *("withdrawn", "lapsed", "not_selected", "void"),
                    ]
                ),
            ),
            models.CheckConstraint(
                name="proposal_sent_is_whole",
                condition=Q(status="draft")
                | Q(submitted_at__isnull=False, first_due_at__isnull=False, price__gte=1)
                & (~Q(pitch="") | Q(forgotten_at__isnull=False))
                & ~Q(unit="")
                & ~Q(currency=""),
                violation_error_message="A proposal is not sent without its words and its price.",
            ),
            in_this_century("proposal_start_in_range", "start_on"),
            models.CheckConstraint(
                name="proposal_live_has_clock",
                condition=~Q(status__in=LIVE_PROPOSALS) | Q(reply_due_at__isnull=False) & ~Q(turn=""),
            ),
            models.CheckConstraint(
                name="proposal_decline_has_reason",
                condition=~Q(status="declined_by_client") | ~Q(decline_reason=""),
                violation_error_message="Say why you decline.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.developer} for “{self.gig}”"

    @property
    def report_title(self) -> str:
        """Names nobody: a blind proposal stays blind for who reports it."""
        return f"A proposal for “{self.gig}”"

    @property
    def body_html(self) -> str:
        return format_html_join("", "<p>{}</p>", ((line,) for line in self.pitch.splitlines()))

    def as_revision(self) -> dict[str, Any]:
        """What it said, for who must judge it: nothing else of a proposal leaves its two sides."""
        return {"pitch": self.pitch, "price": self.price, "unit": self.unit, "answers": self.answers}

    def get_absolute_url(self) -> str:
        return reverse("gigs:proposal_detail", args=[self.public_id])

    # -- questions

    @property
    def is_live(self) -> bool:
        return self.status in LIVE_PROPOSALS

    @property
    def is_blind(self) -> bool:
        """Whether the client reads it without name and picture still."""
        return self.gig.blind and self.revealed_at is None

    @property
    def name_for_client(self) -> str:
        return f"Developer {self.public_id[:3].upper()}" if self.is_blind else str(self.developer)

    @property
    def is_shortlisted(self) -> bool:
        """Whether it was put on the shortlist, or offered the work, whatever was said or happened since."""
        return self.revealed_at is not None

    @property
    def may_be_shortlisted(self) -> bool:
        """Also in dialogue: a question of the client is no shortlist yet."""
        return self.can("shortlist") or (self.can("reveal") and not self.is_shortlisted)

    @property
    def may_be_offered(self) -> bool:
        return self.can("offer") and not self.is_blind

    @property
    def is_similar(self) -> bool:
        return self.similarity >= SIMILAR_FROM

    @property
    def is_late(self) -> bool:
        """Whether the first answer came, or did not come, after its day."""
        return self.first_due_at is not None and (self.answered_at or timezone.now()) > self.first_due_at

    @property
    def may_share_address(self) -> bool:
        return self.is_shortlisted and self.is_talking and not self.waits_to_end

    @property
    def is_talking(self) -> bool:
        return self.is_live or self.status == self.Status.ACCEPTED

    def refuse_silent(self, by: Any) -> None:
        """Raise where nothing can be written in it any more, or not by this person: what is agreed goes on for all."""
        if self.is_live:
            refuse_suspended(by)
        if not self.is_talking:
            raise HiringError(self, "This proposal has ended, so nothing more can be written in it.")
        if self.waits_to_end:
            raise HiringError(self, f"{self.gig.why_over} Nothing more can be written here.")

    @property
    def waits_to_end(self) -> bool:
        """Its gig or client is gone; the proposal ends with it once that cannot be undone any more."""
        return self.is_live and self.gig.why_over != ""

    def can(self, action: str) -> bool:
        return super().can(action) and not (action in TOGETHER and self.waits_to_end)

    def move(self, action: str, by: Any, reason: str = "", **changes: Any) -> None:
        if action in TOGETHER:
            refuse_suspended(by)
        super().move(action, by, reason, **changes)

    @property
    def may_be_answered_late(self) -> bool:
        return self.can("answer_late") and self.answered_at is None and timezone.now() < self.late_answer_until

    @property
    def late_answer_until(self) -> datetime:
        return self.first_due_at + LATE_ANSWER_WITHIN

    def side_of(self, user) -> str:
        """Which side this person is on; empty for those who may read for the client, and for strangers."""
        if self.developer.user_id == user.pk:
            return self.Side.DEVELOPER
        return self.Side.CLIENT if type(self).objects.decided_by(user).contains(self) else ""
