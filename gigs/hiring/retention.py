"""How long words of hiring are kept: once an hour the clock empties those whose time is over; facts stay."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

import pgtrigger
from django.core.cache import cache
from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.models import record
from gigs.models import Agreement, AgreementEvent, Invitation, Proposal, ProposalMessage, ProposalNote, Question
from gigs.models.forgettable import Forgettable

DRAFTS = timedelta(days=90)
PROPOSALS = timedelta(days=183)
MESSAGES = timedelta(days=365)
AGREEMENTS = timedelta(days=6 * 365 + 2)
WHY = "Its time to be kept is over."
AT_A_TIME = 500
EVERY = timedelta(hours=1)
MARK = "hiring:forgot"
RUNNING = ["accepted", "active", "disputed"]


def forget_old_words() -> int:
    """A step of the clock: once an hour, and again a minute later where so much was due that some was left."""
    if not cache.add(MARK, True, EVERY.total_seconds()):
        return 0
    now = timezone.now()
    done = [step(now) for step in STEPS]
    if max(done) >= AT_A_TIME:
        cache.delete(MARK)
    return sum(done)


def old_drafts(now: datetime) -> int:
    """Proposals that were begun and never sent."""
    drafts = taken(Proposal.objects.filter(status="draft", updated_at__lt=now - DRAFTS))
    for draft in drafts:
        draft.delete_draft(None)
    return len(drafts)


def old_proposals(now: datetime) -> int:
    """Half a year after the end; where work was agreed, after its end."""
    ended = Proposal.objects.filter(forgotten_at=None, ended_at__lt=now - PROPOSALS)
    return forget(taken(ended.exclude(agreement__in=agreed_until(now - PROPOSALS))))


def old_notes(now: datetime) -> int:
    """What a client noted goes with the words that it is about."""
    notes = taken(ProposalNote.objects.filter(proposal__forgotten_at__isnull=False))
    ProposalNote.objects.filter(pk__in=[note.pk for note in notes]).delete()
    return len(notes)


def old_messages(now: datetime) -> int:
    """With the proposal; where work was agreed, a year after the last thing that happened in it."""
    messages = ProposalMessage.objects.filter(forgotten_at=None, proposal__forgotten_at__isnull=False)
    return forget(taken(messages.exclude(proposal__agreement__in=agreed_until(now - MESSAGES))))


def old_questions(now: datetime) -> int:
    return forget(taken(Question.objects.filter(forgotten_at=None, gig__ended_at__lt=now - PROPOSALS)))


def old_invitations(now: datetime) -> int:
    return forget(taken(Invitation.objects.filter(forgotten_at=None, gig__ended_at__lt=now - PROPOSALS)))


def old_agreements(now: datetime) -> int:
    """Six years after the last thing that happened; what was never agreed, with its proposal."""
    over = Q(accepted_at__isnull=False) | Q(proposal__forgotten_at__isnull=False)
    due = Agreement.objects.filter(over, forgotten_at=None).exclude(pk__in=agreed_until(now - AGREEMENTS))
    agreements = taken(due)
    for agreement in agreements:
        forget_terms(agreement)
    return forget(agreements)


STEPS: list[Callable[[datetime], int]] = [
    *(old_drafts, old_proposals, old_notes, old_messages),
    *(old_questions, old_invitations, old_agreements),
]


# -- parts


def agreed_until(since: datetime) -> QuerySet[Agreement]:
    """Work that was agreed and still goes on, or in which something happened after `since`."""
    said = AgreementEvent.objects.filter(agreement=OuterRef("pk")).order_by("-pk").values("at")[:1]
    agreed = Agreement.objects.filter(accepted_at__isnull=False).annotate(
        last_at=Coalesce(Subquery(said), F("accepted_at"))
    )
    return agreed.filter(Q(status__in=RUNNING) | Q(last_at__gte=since)).values("pk")


def taken(rows: QuerySet) -> list:
    """The first of these, locked; what somebody else holds is left for the next time."""
    return list(rows.select_for_update(of=("self",), skip_locked=True).order_by("pk")[:AT_A_TIME])


def forget(rows: Iterable[Forgettable], why: str = WHY) -> int:
    rows = list(rows)
    for row in rows:
        row.forget(why)
    return len(rows)


def forget_terms(agreement: Agreement) -> None:
    """The texts that both signed, and the words of what happened. Two triggers keep them until here, and no longer."""
    kept = ["gigs.AgreementVersion:agreement_version_kept", "gigs.AgreementEvent:agreement_event_append_only"]
    with pgtrigger.ignore(*kept):
        agreement.versions.all().delete()
        agreement.events.exclude(note="").update(note="")
    record("agreement.forget_terms", agreement, None, reason=WHY)
