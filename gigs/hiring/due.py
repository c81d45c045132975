"""What the clock does about hiring, in the order of `marketplace.clock.STEPS`.

Each step takes the gigs that nobody else holds, so two ticks at once do each thing once, and looks at the row again
under the lock; what a step could not take now it takes a minute later.
"""

from collections.abc import Callable, Iterable

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils import timezone

from accounts.models import UNDO_FOR, AuditEvent, Client
from gigs.models import Agreement, AgreementVersion, Gig, Proposal, Review
from gigs.models.gig_places import PauseReason
from gigs.models.proposal_query import LIVE_PROPOSALS
from gigs.models.reply_rate import owing, reply_rate

TALKING = ["submitted", "viewed", "shortlisted", "in_dialogue"]


def void_proposals() -> int:
    """Undecided proposals of gigs that stay removed and of clients that are suspended or closed.

    Nothing brings them back, so the removal must have stood as long as whoever decided it can take it back.
    """
    removed = Q(hold="removed", hold_until=None) & ~held_lately(Gig, "pk")
    suspended = Q(client__hold__in=["frozen", "removed"], client__hold_until=None) & ~held_lately(Client, "client")
    gone = removed | suspended | Q(client__status=Client.Status.CLOSED)
    gigs = Gig.objects.filter(gone, proposals__status__in=LIVE_PROPOSALS).distinct()
    return sum(gig.void_proposals(gig.why_over) for gig in locked(gigs))


def held_lately(model: type[models.Model], key: str) -> Exists:
    """Whether the hold of the row whose key is in `key` can be undone still; no edit of its owner's counts for it."""
    events = AuditEvent.objects.filter(about_type=ContentType.objects.get_for_model(model), about_id=OuterRef(key))
    lately = timezone.now() - UNDO_FOR
    return Exists(events.filter(action=f"{model._meta.model_name}.hold", at__gt=lately))


def return_offers() -> int:
    """Offers that nobody answered in seven days: back to talking, with a new clock for the client."""
    late = Proposal.objects.filter(status="offered").due(timezone.now())
    return each(late, lambda proposal: proposal.agreement.take_back(None))


def begin_agreements() -> int:
    """Work that was agreed begins on the day of the terms that hold."""
    starts = AgreementVersion.objects.agreed().filter(agreement=OuterRef("pk")).values("start_on")[:1]
    waiting = Agreement.objects.filter(status="accepted").annotate(starts_on=Subquery(starts))
    ids = list(waiting.filter(starts_on__lte=timezone.localdate()).values_list("pk", flat=True))
    begun = list(Agreement.objects.filter(pk__in=ids, status="accepted").select_for_update(skip_locked=True))
    for agreement in begun:
        agreement.move("begin", None)
    return len(begun)


def open_reviews() -> int:
    """Sealed reviews whose 14 days are over open, alone where the other side said nothing."""
    reviews = list(Review.objects.due().select_for_update(of=("self",), skip_locked=True).order_by("pk"))
    for review in reviews:
        review.publish()
    return len(reviews)


def lapse_proposals() -> int:
    """Proposals whose day passed: they end, and the side that let it pass is named."""
    return each(Proposal.objects.filter(status__in=TALKING).due(timezone.now()), Proposal.lapse)


def remind_of_replies() -> int:
    """Two days before the day; what has lapsed already is not reminded of."""
    now = timezone.now()
    near = Proposal.objects.live().filter(remind_at__lte=now, reply_due_at__gt=now)
    return each(near, Proposal.remind)


def pause_silent_clients() -> int:
    """Open gigs of clients that owe answers take no new proposals; once answered, they are open again."""
    now, changed = timezone.now(), 0
    owing_now = set(owing(now))
    for gig in locked(Gig.objects.filter(status="open", client__in=owing_now)):
        if reply_rate(gig.client, now).must_answer_first:
            gig.pause(None, PauseReason.REPLIES)
            changed += 1
    paused = Gig.objects.filter(status="paused", pause_reason=PauseReason.REPLIES)
    for gig in locked(paused.exclude(client__in=owing_now)):
        gig.resume(None)
        changed += 1
    return changed


# -- parts


def each(proposals: models.QuerySet, act: Callable[[Proposal], None]) -> int:
    """Call `act` on each of these that is still one of them once its gig is locked; returns how many."""
    done = 0
    for gig in locked(Gig.objects.filter(proposals__in=proposals).distinct()):
        for proposal in proposals.filter(gig=gig).for_rows().select_for_update(of=("self",)).order_by("pk"):
            act(proposal)
            done += 1
    return done


def locked(gigs: models.QuerySet) -> Iterable[Gig]:
    """These gigs, each locked until the step ends; those that somebody else holds are left for the next minute."""
    for pk in list(gigs.order_by("pk").values_list("pk", flat=True)):
        row = Gig.objects.filter(pk=pk).select_for_update(of=("self",), skip_locked=True)
        gig = row.select_related("client").first()
        # Asked again under the lock: another clock may have done it meanwhile.
        if gig is not None and gigs.filter(pk=pk).exists():
            yield gig
