"""What becomes of somebody's gigs, proposals, talks and reviews when the account is erased.

What waits on the person ends first, through the verbs that everybody uses, so that the other side has its outcome.
Then the words are emptied. What both sides signed, and what was written about work that they agreed, is kept for its
time: the other side may need it. What belongs to a client stays, as long as somebody else answers for that client.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import QuerySet, Value
from django.db.models.functions import Replace

from accounts.models import Notification, record
from gigs.models import (
    Alert,
    Digest,
    FeedToken,
    Gig,
    HiddenGig,
    Invitation,
    MutedClient,
    ProposalNote,
    Question,
    Review,
    SavedGig,
    SavedSearch,
    SeenGig,
)
from gigs.models.choices import CloseReason
from gigs.models.gig_query import LIVE
from gigs.models.hiring_errors import HiringError
from marketplace.lib.leaving import Fate, Item

from .belongings import (
    about_work,
    clients_reviews,
    gigs,
    invitations,
    messages,
    mine,
    names,
    own_reviews,
    pages,
    proposals,
    public_questions,
    questions,
    reviews_of,
)
from .retention import RUNNING, forget

WHY = "The account is erased."
FORMER = "A former member"
RUNS = "Work that you agreed on goes on. Complete it or end it early first, so that the other side knows."


class Part(NamedTuple):
    """`rows` of a person, and what `act` does to each of them; without one they are kept."""

    what: str
    rows: Callable[[Any], QuerySet]
    fate: Fate
    why: str
    act: Callable[[Any, Any], None] | None = None


def refusals(user: Any) -> list[str]:
    return [RUNS] if mine(user).filter(status__in=RUNNING).exists() else []


def preview(user: Any) -> list[Item]:
    return [Item(part.what, part.rows(user).count(), part.fate, part.why) for part in PARTS]


def leave(user: Any) -> None:
    """Erase or anonymise what this person wrote in hiring. Raises HiringError where work was agreed meanwhile."""
    with transaction.atomic():
        told = Notification.objects.filter(url__in=pages(user))
        for part in PARTS:
            if part.act is not None:
                for row in part.rows(user).order_by("pk"):
                    part.act(row, user)
        # What waited has ended now, under its locks: what was agreed before that is known here.
        if refusals(user):
            raise HiringError(user, RUNS)
        for model in OWN:
            model.objects.filter(user=user).delete()
        # What others were told carries words and the name of the person; when and about what stays.
        told.update(body="")
        for name in names(user):
            told.update(title=Replace("title", Value(name), Value(FORMER)))
        record("hiring.leave", user, None, reason=WHY)


# -- what is done to one of them


def end_gig(gig: Gig, user: Any) -> None:
    gig.close(user, CloseReason.CANCELLED)


def conclude(gig: Gig, user: Any) -> None:
    gig.conclude(user, CloseReason.CANCELLED)


def forget_one(row: Any, user: Any) -> None:
    forget([row], WHY)


def forget_gig(gig: Gig, user: Any) -> None:
    gig.forget(WHY)
    gig.changes.update(before={}, after={}, review_note="")


def delete_gig(gig: Gig, user: Any) -> None:
    record("gig.delete_draft", gig, None, before={"client": gig.client_id})
    gig.delete()


def delete(row: Any, user: Any) -> None:
    row.delete()


def without_name(question: Question, user: Any) -> None:
    """What everybody reads stays; nobody can tell any more who asked."""
    Question.objects.filter(pk=question.pk).update(by=None)
    question.revisions.update(by=None)
    record("question.without_name", question, None, reason=WHY)


def hand_over(review: Review, user: Any) -> None:
    """What a client says is its own: another of its owners stands for it now."""
    client = review.agreement.proposal.gig.client
    owners = client.members.filter(role="owner", user__is_active=True).exclude(user=user)
    review.author = owners.order_by("pk").first().user
    review.save(update_fields=["author"])
    record("review.hand_over", review, None, reason=WHY)


def put_away(invitation: Invitation, user: Any) -> None:
    if invitation.status == Invitation.Status.SENT and invitation.developer.user_id == user.pk:
        invitation.decline(user)
    elif invitation.status == Invitation.Status.SENT and not invitation.gig.client.members.exclude(user=user).exists():
        invitation.withdraw(user)
    invitation.forget(WHY)


# In this order: what waits ends, then words go, and what hangs on others is kept.
PARTS = [
    Part(
        "Drafts of gigs",
        lambda user: gigs(user).filter(status="draft", submitted_at=None),
        *(Fate.ERASED, "Nobody else has seen them.", delete_gig),
    ),
    Part(
        "Gigs that are open",
        lambda user: gigs(user).filter(status__in=LIVE),
        *(Fate.ERASED, "They are closed as cancelled, and who proposed hears it.", end_gig),
    ),
    Part(
        "Gigs whose days are over",
        lambda user: gigs(user).filter(status="expired", close_reason=""),
        *(Fate.ERASED, "Who waits for an answer has it: cancelled.", conclude),
    ),
    Part(
        "Gigs and what they said",
        lambda user: gigs(user).filter(forgotten_at=None),
        *(Fate.ANONYMISED, "Title, pay and dates stay: proposals and agreements of others name them.", forget_gig),
    ),
    Part(
        "Drafts of proposals",
        lambda user: proposals(user).filter(status="draft"),
        *(Fate.ERASED, "Nobody else has seen them.", lambda row, user: row.delete_draft(user)),
    ),
    Part(
        "Proposals that wait for an answer",
        lambda user: proposals(user).live(),
        *(Fate.ERASED, "They are withdrawn first.", lambda row, user: row.withdraw(user)),
    ),
    Part(
        "Proposals and what they said",
        lambda user: proposals(user).filter(forgotten_at=None),
        *(Fate.ANONYMISED, "Price, dates and outcome stay: a client’s reply rate is made of them.", forget_one),
    ),
    Part(
        "Messages, and addresses that you shared",
        lambda user: messages(user).exclude(about_work()),
        *(Fate.ERASED, "Nothing was agreed in them.", forget_one),
    ),
    Part(
        "Messages about work that was agreed",
        lambda user: messages(user).filter(about_work()),
        *(Fate.KEPT, "The other side may need them, for a year after the last thing that happened in the work."),
    ),
    Part(
        "Agreements",
        mine,
        *(Fate.KEPT, "Both sides signed them; they are kept six years after the last thing that happened in them."),
    ),
    Part(
        "Notes about proposals",
        lambda user: ProposalNote.objects.filter(author=user),
        *(Fate.ERASED, "They were yours alone.", delete),
    ),
    Part(
        "Reviews that you wrote for a client",
        clients_reviews,
        *(Fate.KEPT, "They are the client’s; another owner stands for them.", hand_over),
    ),
    Part(
        "Reviews that you wrote",
        own_reviews,
        *(Fate.ANONYMISED, "The choices stay without words and name: they are the other side’s record.", forget_one),
    ),
    Part(
        "Reviews about you",
        reviews_of,
        *(Fate.ERASED, "The page that showed them is gone; their words go with it.", forget_one),
    ),
    Part(
        "Questions that were answered",
        public_questions,
        *(Fate.ANONYMISED, "Everybody reads them, and nobody can tell who asked.", without_name),
    ),
    Part("Other questions", questions, Fate.ERASED, "Nobody else needs them.", forget_one),
    Part("Words of invitations", invitations, Fate.ERASED, "Nobody needs them any more.", put_away),
]
# Rows that are the person's alone, deleted whole.
OWN = [SavedGig, HiddenGig, SeenGig, MutedClient, FeedToken, Alert, Digest, SavedSearch]
