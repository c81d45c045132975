"""“Is this gig real?”: what rows and events show about a gig, each line observed, not observed, or not known."""

from dataclasses import dataclass
from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Case, Count, FloatField, Max, Min, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Greatest
from django.utils import timezone
from django.utils.html import format_html

from accounts.models import AuditEvent
from gigs.models import Gig, Proposal
from gigs.models.gig_query import ENDED, GigQuerySet
from gigs.record import HIRED_HERE
from marketplace.templatetags.ui import day

ALIKE = 0.85
COMPARED = 50
YEAR = timedelta(days=365)
ACTIVE_FOR = timedelta(days=14)
# Shorter texts are alike by chance.
SHORTEST = 80
YES, NO, UNKNOWN = "yes", "no", "not known"


@dataclass(frozen=True)
class Fact:
    """`seen` is observed yes, observed no, or not known; `words` say what was seen. No line is a verdict."""

    name: str
    seen: str
    words: object


def facts(gig: Gig, changes: int) -> list[Fact]:
    """`changes` is how many applied changes the gig has; the gig comes from `with_events`. One query."""
    others = compared(gig)
    return [
        published(gig, others),
        alike(gig, others),
        outcomes(others),
        overdue(gig),
        activity(gig),
        verified(gig),
        edited(gig, changes),
    ]


def compared(gig: Gig) -> dict:
    """The client's other gigs: how they ended, and how many of the newest of a year have the same text."""
    others = Gig.objects.filter(client_id=gig.client_id).approved().exclude(pk=gig.pk)
    newest = others.filter(published_at__gte=timezone.now() - YEAR).newest().values("pk")[:COMPARED]
    same = When(text_fingerprint=gig.text_fingerprint, then=Value(1.0))
    likeness = Case(
        same,
        # Only these are compared word by word: it costs more than all the rest of the page.
        When(pk__in=newest, then=TrigramSimilarity("description", gig.description)),
        default=Value(0.0),
        output_field=FloatField(),
    )
    before = gig.published_at or timezone.now()
    is_alike = Q(likeness__gte=ALIKE, published_at__gte=before - YEAR, published_at__lt=before)
    over = Q(status__in=ENDED) | Q(expires_at__lte=timezone.now())
    return others.annotate(likeness=likeness).aggregate(
        ended=Count("pk", filter=over),
        hired=Count("pk", filter=HIRED_HERE),
        alike=Count("pk", filter=is_alike),
        alike_first=Min("published_at", filter=is_alike),
        alike_last=Max("published_at", filter=is_alike),
    )


def published(gig: Gig, others: dict) -> Fact:
    first = min(filter(None, [gig.published_at, others["alike_first"]]), default=None)
    if first is None:
        return Fact("First published", UNKNOWN, "Not published yet.")
    again = " with other gigs of this text" if first != gig.published_at else ""
    return Fact("First published", YES, format_html("{}{}.", day(first), again))


def alike(gig: Gig, others: dict) -> Fact:
    name = "Same text before"
    if len(gig.description) < SHORTEST:
        return Fact(name, UNKNOWN, "The text is too short to compare.")
    if not others["alike"]:
        return Fact(name, NO, "No gig of this client in the 12 months before has this text.")
    times = f"{others['alike']} time{'' if others['alike'] == 1 else 's'}"
    return Fact(name, YES, format_html("{} in 12 months, last {}.", times, day(others["alike_last"])))


def outcomes(others: dict) -> Fact:
    name = "Earlier gigs ended in a hire"
    if not others["ended"]:
        return Fact(name, UNKNOWN, "No other gig of this client has ended yet.")
    return Fact(name, YES if others["hired"] else NO, f"{others['hired']} of {others['ended']} that ended, here.")


def overdue(gig: Gig) -> Fact:
    name = "Proposals wait past their due"
    if not gig.proposals_sent:
        return Fact(name, UNKNOWN, "Nobody has proposed yet.")
    late = gig.proposals_late
    return Fact(name, YES if late else NO, f"{late} wait." if late else "None waits longer than was promised.")


def activity(gig: Gig) -> Fact:
    name = f"Client active in {ACTIVE_FOR.days} days"
    last = max(filter(None, [gig.client_acted_at, gig.client_answered_at]), default=None)
    if last is None:
        return Fact(name, UNKNOWN, "No act of the client about this gig is on record.")
    return Fact(name, YES if last >= timezone.now() - ACTIVE_FOR else NO, format_html("Last {}.", day(last)))


def verified(gig: Gig) -> Fact:
    how = {"": "Not yet.", "domain": "By mail at its domain.", "moderator": "Seen by a moderator."}
    return Fact("Client verified", YES if gig.client.verified else NO, how[gig.client.verified])


def edited(gig: Gig, changes: int) -> Fact:
    if gig.published_at is None:
        return Fact("Edited since approval", UNKNOWN, "Not approved yet.")
    words = f"{changes} change{'' if changes == 1 else 's'}, each in the log." if changes else "As it was approved."
    return Fact("Edited since approval", YES if changes else NO, words)


def with_events(gigs: GigQuerySet) -> GigQuerySet:
    """Gigs with what the panel reads of their events and proposals, in the query that finds them."""
    kind = ContentType.objects.get_for_model(Gig)
    acts = AuditEvent.objects.filter(about_type=kind, about_id=OuterRef("pk"))
    by_client = acts.filter(actor__memberships__client=OuterRef("client")).order_by("-pk").values("at")[:1]
    proposals = Proposal.objects.sent().filter(gig=OuterRef("pk")).order_by().values("gig")
    return gigs.annotate(
        client_acted_at=Subquery(by_client),
        client_answered_at=Subquery(proposals.annotate(last=Max(Greatest("viewed_at", "answered_at"))).values("last")),
        proposals_sent=Subquery(proposals.annotate(n=Count("pk")).values("n")),
        proposals_late=Subquery(proposals.overdue(timezone.now()).annotate(n=Count("pk")).values("n")),
    )
